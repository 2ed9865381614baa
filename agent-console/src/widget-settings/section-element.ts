import type {
  Refusal,
  WidgetSection,
  WidgetSectionChange,
  WidgetSettings,
  WidgetSettingsAnswer,
} from '@attune/protocol';
import { html, LitElement, type nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { sectionFoot } from '../empathy-settings/section-foot.ts';
import { Observe } from '../state/observe.ts';

/** One section of what is set about the widget: read, changed on screen, saved by itself, and undone for a while. */
export abstract class SectionElement<Section extends WidgetSection> extends LitElement {
  @property({ attribute: false }) desk: Desk | null = null;
  @state() protected answer: WidgetSettingsAnswer | null = null;
  @state() protected refusal: Refusal | null = null;
  @state() private changed: WidgetSettings[Section] | null = null;
  private readonly site = new Observe(this, () => this.desk?.site.chosen ?? null);
  private asked = false;

  protected abstract readonly section: Section;

  protected override willUpdate(): void {
    if (this.asked || !this.desk || this.site.value === null) return;
    this.asked = true;
    void this.load(this.desk);
  }

  private get siteId(): string {
    return this.site.value?.id ?? '';
  }

  protected get siteName(): string {
    return this.site.value?.name ?? '';
  }

  private async load(desk: Desk): Promise<void> {
    const reply = await desk.connection.request('widget-settings:get', { siteId: this.siteId });
    if (reply.ok) this.answer = reply.value;
    else this.refusal = reply.refusal;
  }

  /** As it stands on screen. */
  protected get value(): WidgetSettings[Section] | null {
    return this.changed ?? this.answer?.settings[this.section] ?? null;
  }

  protected change(value: WidgetSettings[Section]): void {
    this.changed = value;
    this.refusal = null;
  }

  protected put(part: Partial<WidgetSettings[Section]>): void {
    if (this.value) this.change({ ...this.value, ...part });
  }

  private async keep(value: WidgetSettings[Section], isUndo = false): Promise<void> {
    const { desk, answer, section } = this;
    if (!desk || !answer) return;
    const before = answer.settings[section];
    const reply = await desk.connection.request('widget-settings:save', {
      siteId: this.siteId,
      baseVersion: answer.versions[section],
      change: { section, value } as WidgetSectionChange,
    });
    if (!reply.ok) {
      this.refusal = reply.refusal;
      return;
    }
    this.answer = reply.value;
    this.changed = null;
    this.refusal = null;
    if (isUndo) desk.toasts.say('As it was before.');
    else desk.toasts.say('Saved. Open chats follow within seconds.', () => void this.keep(before, true));
  }

  /** Saves or takes back; stands there while there is something to save. */
  protected renderFoot(): TemplateResult | typeof nothing {
    const { changed } = this;
    return sectionFoot(
      changed !== null,
      this.refusal,
      () => changed !== null && void this.keep(changed),
      () => {
        this.changed = null;
        this.refusal = null;
      },
    );
  }

  protected override render(): TemplateResult {
    const { value, refusal } = this;
    if (value) return this.renderSection(value);
    return refusal
      ? html`<p role="status">${refusal.message}</p>`
      : html`<div class="bones" aria-hidden="true"></div>`;
  }

  protected abstract renderSection(value: WidgetSettings[Section]): TemplateResult;
}

/** What stands in a field now. */
export const typed = (event: Event): string => (event.target as HTMLInputElement).value;
