import type { AgentAnswers, ConsentSaid } from '@attune/protocol';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { dateText, timeText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';

/** What the visitor said of themselves in a form, which notice they were shown, and what their page says of consent. Nobody has verified it. */
@customElement('attune-form-answers')
export class FormAnswers extends LitElement {
  static override styles = [
    controls,
    css`
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px var(--space-12);
        margin-block: var(--space-4) 2px;
        font: var(--type-13);
      }
      dt,
      p {
        color: var(--text-quiet);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      p {
        font: var(--type-12);
      }
    `,
  ];

  @property({ attribute: false }) connection: AgentConnection | null = null;
  @property() conversationId: string | null = null;
  @state() private known: AgentAnswers['form:answers'] | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('conversationId') && !changed.has('connection')) return;
    this.known = null;
    void this.load();
  }

  private async load(): Promise<void> {
    const { connection, conversationId } = this;
    if (!connection || conversationId === null) return;
    const reply = await connection.request('form:answers', { conversationId });
    // Somebody may look at another conversation by now.
    if (reply.ok && this.conversationId === conversationId) this.known = reply.value;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { answers, notice, consent } = this.known ?? { answers: [], notice: null, consent: null };
    if (answers.length === 0 && notice === null && consent === null) return nothing;
    return html`${
        answers.length === 0
          ? nothing
          : html`<dl aria-label="In their own words, not verified">
              ${answers.map(
                ({ label, value }) =>
                  html`<dt>${label}</dt>
                    <dd dir="auto">${value}</dd>`,
              )}
            </dl>`
      }
      <p>
        ${answers.length === 0 ? nothing : 'Said by the visitor, not verified.'}
        ${notice === null ? nothing : `Was shown the notice, version ${notice.version}.`}
        ${consent === null ? nothing : consentText(consent)}
      </p>`;
  }
}

const consentText = ({ given, version, at }: ConsentSaid): string =>
  `${given ? 'Consented to signals' : 'Does not consent to signals'}, as the page says (${dateText(at)}, ${timeText(at)}; notice ${version}).`;

declare global {
  interface HTMLElementTagNameMap {
    'attune-form-answers': FormAnswers;
  }
}
