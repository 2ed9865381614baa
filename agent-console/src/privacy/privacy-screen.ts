import type { Erasure, KeepingTimes } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Desk } from '../app/desk.ts';
import { policyScreenStyles } from '../signal-policy/policy-screen.styles.ts';
import { Observe } from '../state/observe.ts';
import { dayText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import { isChanged, problemOfTimes, type PrivacyState } from './privacy.ts';
import { privacyScreenStyles } from './privacy-screen.styles.ts';

type Loaded = Extract<PrivacyState, { phase: 'loaded' }>;

/** For how long people are remembered, and that some were erased. Admins change it, leads read it. */
@customElement('attune-privacy-screen')
export class PrivacyScreen extends LitElement {
  static override styles = [controls, screenStyles, policyScreenStyles, privacyScreenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  private readonly privacy = new Observe(this, () => this.desk?.privacy.state ?? null);
  private readonly me = new Observe(this, () => this.desk?.me ?? null);
  private asked = false;

  protected override willUpdate(): void {
    if (this.asked || !this.desk || this.me.value === null) return;
    this.asked = true;
    void this.desk.privacy.load();
  }

  protected override render(): TemplateResult {
    const state = this.privacy.value;
    return html`<div class="scroll">
        <div class="page">
          <h1>How long it is kept</h1>
          <p class="lead">
            What is over is deleted by itself. To hand over or erase what is kept of one person, open their
            conversation and look under “This person”.
          </p>
          ${
            state?.phase === 'loaded'
              ? [this.renderTimes(state.draft), this.renderErasures(state.erasures)]
              : state?.phase === 'refused'
                ? html`<p role="status">${state.refusal.message}</p>`
                : [1, 2].map(() => html`<div class="bones" aria-hidden="true"></div>`)
          }
        </div>
      </div>
      ${state?.phase === 'loaded' && this.me.value?.agent.role === 'admin' ? this.renderBar(state) : nothing}`;
  }

  private renderTimes(draft: KeepingTimes): TemplateResult {
    return html`<section class="times" aria-label="Times">
      ${this.renderDays('conversationDays', 'Conversations', 'After the last message, with files, notes of the visit and what was made of it.', draft.conversationDays)}
      ${this.renderDays('visitorDays', 'Visitors who never wrote', 'After their last visit.', draft.visitorDays)}
    </section>`;
  }

  private renderDays(
    name: keyof KeepingTimes,
    label: string,
    about: string,
    days: number | null,
  ): TemplateResult {
    const isForEver = days === null;
    const change = (value: number | null): void => this.desk?.privacy.change({ [name]: value });
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <div class="days">
        <input
          id=${name}
          inputmode="numeric"
          autocomplete="off"
          aria-describedby="about-${name}"
          ?disabled=${isForEver}
          .value=${live(days === null || Number.isNaN(days) ? '' : String(days))}
          @input=${({ target }: InputEvent) => change(daysIn(target as HTMLInputElement))}
        />
        <span class="quiet-text">days</span>
        <label class="for-ever"
          ><input
            type="checkbox"
            .checked=${live(isForEver)}
            @change=${() => change(isForEver ? (name === 'visitorDays' ? 90 : 730) : null)}
          />until somebody erases them</label
        >
      </div>
      <p class="about" id="about-${name}">${about}</p>
    </div>`;
  }

  private renderErasures(erasures: readonly Erasure[]): TemplateResult {
    return html`<section class="erasures" aria-labelledby="erasures">
      <h2 id="erasures">Erased</h2>
      ${
        erasures.length === 0
          ? html`<p class="about">
              Nobody yet. When somebody is erased, the day and who did it stand here, and not who it was.
            </p>`
          : html`<ul>
              ${erasures.map(
                ({ at, byName, subject }) =>
                  html`<li>
                    <time datetime=${new Date(at).toISOString()}
                      >${dayText(at, this.desk?.clock.now() ?? at)}</time
                    >
                    <span>by ${byName}</span>
                    <code title="What is left of it: a number that names nobody">${subject.slice(0, 8)}</code>
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  private renderBar(state: Loaded): TemplateResult {
    const problem = problemOfTimes(state.draft);
    const changed = isChanged(state);
    const tone = problem === null ? (state.outcome?.tone ?? 'none') : 'problem';
    const words = problem ?? state.outcome?.words ?? (changed ? 'Unsaved changes.' : 'Nothing changed.');
    return html`<div class="bar">
      <p role="status" data-tone=${tone}>${words}</p>
      ${
        changed
          ? html`<button type="button" class="quiet" @click=${() => this.desk?.privacy.discard()}>
              Discard
            </button>`
          : nothing
      }
      <button
        type="button"
        class="primary"
        ?disabled=${!changed || problem !== null || state.busy}
        @click=${() => void this.desk?.privacy.save()}
      >
        Save
      </button>
    </div>`;
  }
}

/** An empty field is no zero. */
function daysIn({ value }: HTMLInputElement): number {
  return value.trim() === '' ? Number.NaN : Number(value);
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-privacy-screen': PrivacyScreen;
  }
}
