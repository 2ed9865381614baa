import type { SignalPolicy } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Desk } from '../app/desk.ts';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import './path-lines.ts';
import type { PathLinesEdited } from './path-lines.ts';
import { nameChoices, tierChoices, type Choice } from './policy-choices.ts';
import { policyScreenStyles } from './policy-screen.styles.ts';
import { hasPolicyProblem, isChanged, problemOfDays, type PolicyState } from './signal-policies.ts';

type Loaded = Extract<PolicyState, { phase: 'loaded' }>;

/** What the recorder may see of this site's pages, and for how long it is kept. For admins; saved whole. */
@customElement('attune-policy-screen')
export class PolicyScreen extends LitElement {
  static override styles = [controls, screenStyles, policyScreenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  private readonly policy = new Observe(this, () => this.desk?.signalPolicy.state ?? null);
  private readonly me = new Observe(this, () => this.desk?.me ?? null);
  private asked = false;

  protected override willUpdate(): void {
    if (this.asked || !this.desk || this.me.value === null) return;
    this.asked = true;
    void this.desk.signalPolicy.load();
  }

  private change(part: Partial<SignalPolicy>): void {
    this.desk?.signalPolicy.change(part);
  }

  protected override render(): TemplateResult {
    const state = this.policy.value;
    return html`<div class="scroll">
        <div class="page">
          <h1>What is recorded</h1>
          <p class="lead">
            Agents see where a page did not respond: presses and their outcome, failed requests, refused
            forms. Never what is typed, never values, never how somebody types or moves the pointer.
          </p>
          ${
            state?.phase === 'loaded'
              ? this.renderForm(state)
              : state?.phase === 'refused'
                ? html`<p role="status">${state.refusal.message}</p>`
                : [1, 2].map(() => html`<div class="bones" aria-hidden="true"></div>`)
          }
        </div>
      </div>
      ${state?.phase === 'loaded' ? this.renderBar(state) : nothing}`;
  }

  private renderForm({ draft }: Loaded): TemplateResult {
    return html`${this.renderChoice('When pages are watched', tierChoices, draft.tier, (tier) => this.change({ tier }))}
      <p class="note">
        <attune-icon name="shield"></attune-icon>
        <span
          >A browser that sends Global Privacy Control or Do Not Track is never watched, whatever is chosen
          here; and every visitor can switch it off in the chat, under “What they see”.</span
        >
      </p>
      ${this.renderChoice('How controls are named', nameChoices, draft.names, (names) => this.change({ names }))}
      ${this.renderPlaces(draft)} ${this.renderElements(draft)} ${this.renderDays(draft)}`;
  }

  private renderChoice<Value extends string>(
    title: string,
    choices: readonly Choice<Value>[],
    value: Value,
    choose: (value: Value) => void,
  ): TemplateResult {
    return html`<fieldset>
      <legend>${title}</legend>
      ${choices.map(
        (choice) =>
          html`<label class="choice">
            <input
              type="radio"
              name=${title}
              .checked=${live(choice.is === value)}
              @change=${() => choose(choice.is)}
            />
            <b>${choice.name}</b>
            <span class="about">${choice.words}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  private renderPlaces({ allowPaths, denyPaths, expectedMissing }: SignalPolicy): TemplateResult {
    return html`<section class="lines" aria-labelledby="places">
      <h2 id="places">Where</h2>
      <div
        class="pair"
        @path-lines-edited=${({ name, paths }: PathLinesEdited) => this.change({ [name]: paths })}
      >
        <attune-path-lines
          name="allowPaths"
          label="Only on these pages"
          about="One a line; empty means every page. A * stands for anything: /checkout*"
          .paths=${allowPaths}
        ></attune-path-lines>
        <attune-path-lines
          name="denyPaths"
          label="Never on these pages"
          about="These win over the others: /account/*"
          .paths=${denyPaths}
        ></attune-path-lines>
        <attune-path-lines
          name="expectedMissing"
          label="Requests that may fail"
          about="Paths that answer 401 or 404 as a matter of course, such as /api/session"
          .paths=${expectedMissing}
        ></attune-path-lines>
      </div>
    </section>`;
  }

  private renderElements({ ignoreSelector, errorSelector }: SignalPolicy): TemplateResult {
    const field = (
      name: 'ignoreSelector' | 'errorSelector',
      label: string,
      about: string,
      value: string,
    ): TemplateResult =>
      html`<div class="field">
        <label for=${name}>${label}</label>
        <input
          id=${name}
          autocomplete="off"
          spellcheck="false"
          maxlength="200"
          aria-describedby="about-${name}"
          .value=${live(value)}
          @input=${({ target }: InputEvent) => this.change({ [name]: (target as HTMLInputElement).value })}
        />
        <p class="about" id="about-${name}">${about}</p>
      </div>`;
    return html`<section class="lines" aria-labelledby="elements">
      <h2 id="elements">Elements</h2>
      <div class="pair">
        ${field('ignoreSelector', 'Leave these alone', 'A CSS selector, as if they carried data-no-signals: .game, #map', ignoreSelector)}
        ${field('errorSelector', 'Errors are shown in', 'A CSS selector, beside [role=alert]: .form-error', errorSelector)}
      </div>
    </section>`;
  }

  private renderDays({ retentionDays }: SignalPolicy): TemplateResult {
    const problem = problemOfDays(retentionDays);
    return html`<section class="lines" aria-labelledby="kept">
      <h2 id="kept">How long it is kept</h2>
      <div class="field">
        <label for="days">Days until it is deleted</label>
        <div class="days">
          <input
            id="days"
            inputmode="numeric"
            autocomplete="off"
            aria-invalid=${problem === null ? 'false' : 'true'}
            aria-describedby="about-days"
            .value=${Number.isNaN(retentionDays) ? '' : String(retentionDays)}
            @input=${({ target }: InputEvent) => this.change({ retentionDays: daysIn(target as HTMLInputElement) })}
          />
          <span class="quiet-text">days</span>
        </div>
        <p class=${problem === null ? 'about' : 'problem'} id="about-days">
          ${problem ?? 'It goes sooner with the conversation or the visitor it belongs to.'}
        </p>
      </div>
    </section>`;
  }

  private renderBar(state: Loaded): TemplateResult {
    const isWrong = hasPolicyProblem(state.draft);
    const changed = isChanged(state);
    const words = isWrong ? 'Something cannot be saved: see the marked field.' : state.outcome?.words;
    const tone = isWrong ? 'problem' : (state.outcome?.tone ?? 'none');
    return html`<div class="bar">
      <p role="status" data-tone=${tone}>${words ?? (changed ? 'Unsaved changes.' : 'Nothing changed.')}</p>
      ${
        changed
          ? html`<button type="button" class="quiet" @click=${() => this.desk?.signalPolicy.discard()}>
              Discard
            </button>`
          : nothing
      }
      <button
        type="button"
        class="primary"
        ?disabled=${!changed || isWrong || state.busy}
        @click=${() => void this.desk?.signalPolicy.save()}
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
    'attune-policy-screen': PolicyScreen;
  }
}
