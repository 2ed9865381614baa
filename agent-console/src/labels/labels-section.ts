import { labelColours, type Label } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { Observe } from '../state/observe.ts';
import { teamScreenStyles } from '../teams/team-screen.styles.ts';
import { formText } from '../ui/form-text.ts';
import { controls } from '../ui/controls.styles.ts';
import { Filtering } from '../ui/filtering.ts';
import '../ui/icon.ts';
import './label-mark.ts';

const newLabel: Omit<Label, 'siteId'> = { id: '', name: '', colour: 'grey' };

/** The labels of a site. */
@customElement('attune-labels-section')
export class LabelsSection extends LitElement {
  static override styles = [controls, teamScreenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) siteId = '';
  @property({ attribute: false }) labels: readonly Label[] = [];
  @property({ type: Boolean }) fixed = false;
  /** The label in the form; null: the form is shut. */
  @state() private edited: Omit<Label, 'siteId'> | null = null;
  @state() private problem: string | null = null;
  private readonly filter = new Filtering(this, { label: 'Find labels', fewest: 6 });
  private readonly leaving = new Observe(this, () => this.desk?.deeds.leaving ?? null);

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { desk, edited, siteId } = this;
    const form = event.target;
    if (!desk || !edited || !(form instanceof HTMLFormElement)) return;
    const given = new FormData(form);
    const reply = await desk.connection.request('label:save', {
      siteId,
      ...(edited.id === '' ? {} : { labelId: edited.id }),
      name: formText(given, 'name'),
      colour: labelColours.find((colour) => colour === given.get('colour')) ?? 'grey',
    });
    this.problem = reply.ok ? null : reply.refusal.message;
    if (!reply.ok) return;
    this.edited = null;
    desk.toasts.say('Saved.');
    await desk.teamWork.load();
  }

  private async drop({ id, name }: Label): Promise<void> {
    const { desk, siteId } = this;
    await desk?.deeds.leave('label:remove', {
      input: { siteId, labelId: id },
      about: id,
      words: {
        said: `The label ${name} goes in 10 seconds, off every conversation too.`,
        kept: `The label ${name} was not removed.`,
      },
      done: () => void desk.teamWork.load(),
    });
  }

  protected override render(): TemplateResult {
    const labels = this.labels.filter(({ id }) => this.leaving.value?.has(id) !== true);
    const fitting = this.filter.fitting(labels, ({ name, colour }) => [name, colour]);
    return html`<section aria-labelledby="labels">
      <h2 id="labels">Labels</h2>
      ${
        labels.length === 0
          ? html`<p class="quiet-text">
              No labels yet. A label says what a conversation is about, so that it is found and counted later.
            </p>`
          : html`${this.filter.line(fitting.length, labels.length)}
              <ul role="list">
                ${fitting.map((label) => this.renderLabel(label))}
              </ul>`
      }
      ${this.fixed ? nothing : this.renderForm()}
    </section>`;
  }

  private renderLabel(label: Label): TemplateResult {
    return html`<li>
      <attune-label-mark .label=${label}></attune-label-mark>
      ${
        this.fixed
          ? nothing
          : html`<span class="end"
              ><button type="button" class="quiet" @click=${() => (this.edited = label)}>Change</button
              ><button
                type="button"
                class="quiet icon"
                aria-label="Remove the label ${label.name}"
                @click=${() => void this.drop(label)}
              >
                <attune-icon name="trash"></attune-icon></button
            ></span>`
      }
    </li>`;
  }

  private renderForm(): TemplateResult {
    const { edited } = this;
    if (edited === null) {
      return html`<div>
        <button type="button" @click=${() => (this.edited = newLabel)}>
          <attune-icon name="plus"></attune-icon>Make a label
        </button>
      </div>`;
    }
    return html`<form @submit=${this.save}>
      <label
        >Name <input name="name" required maxlength="32" .value=${edited.name} placeholder="Refund"
      /></label>
      <label
        >Colour
        <select name="colour">
          ${labelColours.map(
            (colour) =>
              html`<option value=${colour} ?selected=${colour === edited.colour}>${colour}</option>`,
          )}
        </select></label
      >
      ${this.problem === null ? nothing : html`<p class="problem" role="status">${this.problem}</p>`}
      <button type="submit" class="primary">Save</button>
      <button type="button" @click=${() => (this.edited = null)}>Leave it</button>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-labels-section': LabelsSection;
  }
}
