import type { EmpathySettings, Refusal } from '@attune/protocol';
import { LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';

/** Saves changed settings. @returns the refusal, or null when they hold */
export type SaveSettings = (change: Partial<EmpathySettings>) => Promise<Refusal | null>;

/** A part of the settings that is saved by itself. What is typed stays until it is saved or taken back. */
export abstract class SettingsSection<Value> extends LitElement {
  @property({ attribute: false }) settings: EmpathySettings | null = null;
  @property({ attribute: false }) save: SaveSettings = async () => null;
  @state() protected refusal: Refusal | null = null;
  @state() private changed: Value | null = null;

  protected abstract read(settings: EmpathySettings): Value;
  protected abstract write(value: Value): Partial<EmpathySettings>;

  protected get value(): Value | null {
    return this.changed ?? (this.settings ? this.read(this.settings) : null);
  }

  protected get isChanged(): boolean {
    return this.changed !== null;
  }

  protected change(value: Value): void {
    this.changed = value;
    this.refusal = null;
  }

  protected takeBack(): void {
    this.changed = null;
    this.refusal = null;
  }

  protected async keep(): Promise<void> {
    const { changed } = this;
    if (changed === null) return;
    this.refusal = await this.save(this.write(changed));
    if (this.refusal === null) this.changed = null;
  }
}
