import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { Observe } from '../state/observe.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import './detector-form.ts';
import type { ThresholdsLoaded } from './thresholds.ts';

/** When a pattern counts as one: every number a detector compares with, for admins to set and agents to read. */
@customElement('attune-thresholds-screen')
export class ThresholdsScreen extends LitElement {
  static override styles = [controls, screenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  private readonly thresholds = new Observe(this, () => this.desk?.thresholds.state ?? null);
  private readonly me = new Observe(this, () => this.desk?.me ?? null);
  private asked = false;

  protected override willUpdate(_: PropertyValues<this>): void {
    if (this.asked || !this.desk || this.me.value === null) return;
    this.asked = true;
    void this.desk.thresholds.load();
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <h1>Thresholds</h1>
      <p class="lead">
        What counts as a sign of trouble on this site. A saved change holds from the next click on, without a
        restart.
      </p>
      ${this.renderBody()}
    </div>`;
  }

  private renderBody(): TemplateResult | readonly TemplateResult[] {
    const state = this.thresholds.value;
    if (state?.phase === 'loaded') return this.renderLoaded(state);
    if (state?.phase === 'refused') return html`<p role="status">${state.refusal.message}</p>`;
    return [1, 2, 3].map(() => html`<div class="bones" aria-hidden="true"></div>`);
  }

  private renderLoaded({ settings, detectors }: ThresholdsLoaded): TemplateResult {
    const isAdmin = this.me.value?.agent.role === 'admin';
    const now = this.desk?.clock.now() ?? Date.now();
    return html`<p class="lead" role="status">
        ${
          settings.savedAt === null
            ? 'These are the defaults; nobody has changed them yet.'
            : `Version ${settings.version}, saved ${settings.savedBy === null ? '' : `by ${settings.savedBy} `}${whenText(settings.savedAt, now)}.`
        }
        ${isAdmin ? '' : 'Admins can change them.'}
      </p>
      ${detectors.map(
        (description) =>
          html`<attune-detector-form
            .description=${description}
            .settings=${settings}
            .save=${this.desk?.thresholds.save ?? null}
            ?read-only=${!isAdmin}
          ></attune-detector-form>`,
      )}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-thresholds-screen': ThresholdsScreen;
  }
}
