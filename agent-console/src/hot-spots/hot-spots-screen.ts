import type { HotSpot, Refusal } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { paths } from '../app/routes.ts';
import { sentenceWords } from '../friction/sentence-words.ts';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import { Filtering } from '../ui/filtering.ts';
import { cssProperties } from '../ui/css-properties.ts';
import { whenText } from '../ui/calendar.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import { hotSpotsStyles } from './hot-spots.styles.ts';

/** Where the site gives trouble: which control, how many conversations it cost, in whose words, and whether a fix helped. */
@customElement('attune-hot-spots-screen')
export class HotSpotsScreen extends LitElement {
  static override styles = [controls, screenStyles, hotSpotsStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private spots: readonly HotSpot[] | null = null;
  @state() private refusal: Refusal | null = null;
  private readonly filter = new Filtering(this, { label: 'Find trouble spots' });
  private readonly site = new Observe(this, () => this.desk?.site.chosen ?? null);
  private asked = false;

  protected override willUpdate(): void {
    const siteId = this.site.value?.id;
    if (this.asked || !this.desk || siteId === undefined) return;
    this.asked = true;
    void this.load(this.desk, siteId);
  }

  private async load(desk: Desk, siteId: string): Promise<void> {
    const reply = await desk.connection.request('hot-spots:list', { siteId });
    if (reply.ok) this.spots = reply.value.spots;
    else this.refusal = reply.refusal;
  }

  private async mark(
    { controlKey, kind }: HotSpot,
    status: HotSpot['status'],
    canUndo = true,
  ): Promise<void> {
    const { desk } = this;
    const siteId = this.site.value?.id;
    if (!desk || siteId === undefined) return;
    const reply = await desk.connection.request('hot-spots:mark', { siteId, controlKey, kind, status });
    if (!reply.ok) return desk.toasts.problem(reply.refusal.message);
    const { spot } = reply.value;
    this.spots = (this.spots ?? []).map((each) =>
      each.controlKey === controlKey && each.kind === kind ? spot : each,
    );
    if (!canUndo) return;
    const back = status === 'fixed' ? 'open' : 'fixed';
    const said =
      status === 'fixed' ? 'Marked as fixed. Days before and after are compared from now on.' : 'Open again.';
    desk.toasts.say(said, () => void this.mark(spot, back, false));
  }

  protected override render(): TemplateResult {
    const { spots, refusal } = this;
    return html`<div class="page">
      <div class="title"><h1>Trouble spots</h1></div>
      <p class="lead">Parts of the site that cost conversations, for those who build it.</p>
      ${refusal ? html`<p role="status">${refusal.message}</p>` : nothing}
      ${spots === null && refusal === null ? html`<div class="bones" aria-hidden="true"></div>` : nothing}
      ${spots === null ? nothing : this.renderSpots(spots)}
    </div>`;
  }

  private renderSpots(spots: readonly HotSpot[]): TemplateResult {
    if (spots.length === 0) return html`<p class="none">Nothing on the site gave trouble lately.</p>`;
    const most = Math.max(...spots.map(({ conversations }) => conversations), 1);
    const isOpen = ({ status }: HotSpot): boolean => status === 'open';
    const fitting = this.filter.fitting(spots, ({ name, path, sentence, quotes }) => [
      name,
      path,
      sentence.map((part) => (typeof part === 'string' ? part : part.name)).join(''),
      ...quotes.map(({ text }) => text),
    ]);
    const fixed = fitting.filter((spot) => !isOpen(spot));
    return html`${this.filter.line(fitting.length, spots.length)}
      <ul role="list">
        ${fitting.filter(isOpen).map((spot) => this.renderSpot(spot, most))}
      </ul>
      ${
        fixed.length === 0
          ? nothing
          : html`<h2>Fixed</h2>
              <ul role="list">
                ${fixed.map((spot) => this.renderSpot(spot, most))}
              </ul>`
      }`;
  }

  private renderSpot(spot: HotSpot, most: number): TemplateResult {
    const { name, path, conversations, hits, sentence, lastAt, quotes, status } = spot;
    const now = this.desk?.clock.now() ?? lastAt;
    return html`<li>
      <div class="what">
        <strong>${name}</strong> <span class="quiet-text">${path}</span>
        <p class="sentence">${sentenceWords(sentence)}</p>
      </div>
      <div class="figures">
        <span class="bar" ${cssProperties({ '--share': `${(conversations / most) * 100}%` })}></span>
        <b>${conversations}</b> ${conversations === 1 ? 'conversation' : 'conversations'}
        <span class="quiet-text">· ${hits} ×, last ${whenText(lastAt, now)}</span>
      </div>
      ${quotes.map(
        ({ conversationId, text }) =>
          html`<a class="quote" href=${paths.conversation(conversationId)}>“${text}”</a>`,
      )}
      <div class="acts">
        ${renderEffect(spot)}
        <button type="button" @click=${() => this.mark(spot, status === 'open' ? 'fixed' : 'open')}>
          ${status === 'open' ? 'It is fixed' : 'Open again'}
        </button>
      </div>
    </li>`;
  }
}

function renderEffect({ effect, status }: HotSpot): TemplateResult | typeof nothing {
  if (status !== 'fixed') return nothing;
  if (!effect) return html`<span class="effect">Not enough days yet to compare</span>`;
  const { days, before, after } = effect;
  return html`<span class="effect figures" data-better=${after < before}
    >${before} in the ${days} days before, ${after} in the ${days} after</span
  >`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-hot-spots-screen': HotSpotsScreen;
  }
}
