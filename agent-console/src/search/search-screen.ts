import {
  conversationStatuses,
  searchPlaces,
  type ExcerptPart,
  type SearchHit,
  type SearchPlace,
} from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { paths } from '../app/routes.ts';
import { Observe } from '../state/observe.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import { createSearching, type Searching, type SearchFilters } from './search.ts';
import { searchScreenStyles } from './search-screen.styles.ts';

/** Typing on within this time asks once. */
const REST_MS = 150;

const placeWords: Readonly<Record<SearchPlace, string>> = {
  conversations: 'Conversations',
  messages: 'Messages',
  contacts: 'People',
  notes: 'Notes',
};
const DAY_MS = 86_400_000;
const periods = [
  ['', 'Any time'],
  ['1', 'Last 24 hours'],
  ['7', 'Last 7 days'],
  ['30', 'Last 30 days'],
] as const;

/** Finds conversations, messages, people and notes by their words. */
@customElement('attune-search-screen')
export class SearchScreen extends LitElement {
  static override styles = [controls, screenStyles, searchScreenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  /** What is to be searched for from the start. */
  @property() wanted = '';
  @state() private searching: Searching | null = null;
  @query('input[type="search"]') private readonly field!: HTMLInputElement | null;
  private readonly found = new Observe(this, () => this.searching?.state ?? null);
  private readonly site = new Observe(this, () => this.desk?.site.chosen ?? null);
  private askedOn: string | null = null;
  private readonly me = new Observe(this, () => this.desk?.me ?? null);
  /** Whether what is wanted from the start was asked for: it takes knowing who asks. */
  private isAsked = false;
  private rest: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.rest);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { desk } = this;
    if (desk && !this.searching) {
      this.searching = createSearching(desk.connection, () => desk.site.chosen.value?.id ?? null);
    }
    const siteId = this.site.value?.id ?? null;
    if (siteId !== this.askedOn) {
      // The same words, on another site.
      if (this.askedOn !== null) void this.searching?.ask({});
      this.askedOn = siteId;
    }
    if (changed.has('wanted')) this.isAsked = false;
    if (this.isAsked || this.me.value === null) return;
    this.isAsked = true;
    if (this.wanted !== '') void this.searching?.ask({ query: this.wanted });
  }

  protected override firstUpdated(): void {
    this.field?.focus();
  }

  private onInput(): void {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => void this.searching?.ask({ query: this.field?.value ?? '' }), REST_MS);
  }

  private filter(change: Partial<Record<keyof SearchFilters, unknown>>): void {
    const before = this.searching?.state.value.filters ?? {};
    const all = Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined);
    void this.searching?.ask({ filters: Object.fromEntries(all) as SearchFilters });
  }

  private onPeriod(event: Event): void {
    const days = Number((event.target as HTMLSelectElement).value);
    const now = this.desk?.clock.now() ?? 0;
    this.filter({ from: days === 0 ? undefined : now - days * DAY_MS });
  }

  protected override render(): TemplateResult {
    const place = this.found.value?.place ?? 'conversations';
    return html`<div class="page">
      <h1 class="sr-only">Search</h1>
      <div class="asked">
        <attune-icon name="search" size="20"></attune-icon>
        <input
          type="search"
          aria-label="Search for"
          placeholder="Words, “in quotes”, a name, an address, a customer number"
          maxlength="200"
          value=${this.wanted}
          @input=${this.onInput}
        />
      </div>
      <div class="narrow">
        <div class="places" role="group" aria-label="Where">
          ${searchPlaces.map(
            (each) =>
              html`<button
                type="button"
                aria-pressed=${each === place}
                @click=${() => void this.searching?.ask({ place: each })}
              >
                ${placeWords[each]}
              </button>`,
          )}
        </div>
        ${this.renderFilters(place)}
      </div>
      <div aria-live="polite">${this.renderFound()}</div>
    </div>`;
  }

  private renderFilters(place: SearchPlace): TemplateResult {
    const chosen = (event: Event): string | undefined =>
      (event.target as HTMLSelectElement).value || undefined;
    const me = this.desk?.me.value?.agent.id ?? '';
    return html`<div class="filters">
      <select aria-label="Status" @change=${(event: Event) => this.filter({ status: chosen(event) })}>
        <option value="">Any status</option>
        ${conversationStatuses.map((status) => html`<option value=${status}>${capital(status)}</option>`)}
      </select>
      <select aria-label="Whose" @change=${(event: Event) => this.filter({ assignee: chosen(event) })}>
        <option value="">Anybody’s</option>
        <option value=${me}>Mine</option>
        <option value="nobody">Nobody’s</option>
      </select>
      ${
        place === 'messages'
          ? html`<select
              aria-label="Written by"
              @change=${(event: Event) => this.filter({ author: chosen(event) })}
            >
              <option value="">By anybody</option>
              <option value="visitor">By visitors</option>
              <option value="agent">By agents</option>
            </select>`
          : nothing
      }
      <select aria-label="When" @change=${this.onPeriod}>
        ${periods.map(([days, words]) => html`<option value=${days}>${words}</option>`)}
      </select>
    </div>`;
  }

  private renderFound(): TemplateResult {
    const found = this.found.value;
    if (!found || found.phase === 'idle') {
      return html`<p class="quiet-text teach">
        Everything that was ever said here, and everybody who said it. Accents do not matter, and the last
        word may be a beginning.
      </p>`;
    }
    if (typeof found.phase === 'object') return html`<p role="alert">${found.phase.refused.message}</p>`;
    if (found.hits.length === 0 && found.phase === 'searching') return html`<div class="bones"></div>`;
    if (found.hits.length === 0) {
      return html`<p class="quiet-text teach">
        Nothing found. Fewer words find more; ${placeWords[found.place]} is only one place to look.
      </p>`;
    }
    return html`<ul role="list" class="hits" aria-busy=${found.phase === 'searching'}>
        ${found.hits.map((hit) => html`<li>${this.renderHit(hit)}</li>`)}
      </ul>
      ${
        found.next === null
          ? nothing
          : html`<button type="button" class="more" @click=${() => void this.searching?.more()}>
              Show more
            </button>`
      }`;
  }

  private renderHit(hit: SearchHit): TemplateResult {
    const { who, about, at, path } = describe(hit);
    return html`<a href=${path}>
      <span class="row"
        ><span class="who">${who}</span><span class="about">${about}</span
        ><span class="when">${whenText(at, this.desk?.clock.now() ?? at)}</span></span
      >
      ${hit.kind === 'contact' && isOnly(who, hit.excerpt) ? nothing : html`<span class="said">${renderExcerpt(hit.excerpt)}</span>`}
    </a>`;
  }
}

/** Whether it says no more than the name does. */
const isOnly = (who: string, excerpt: readonly ExcerptPart[]): boolean =>
  excerpt.map(({ text }) => text).join('') === who;

function describe(hit: SearchHit): { who: string; about: string; at: number; path: string } {
  if (hit.kind === 'conversation') {
    const { visitorName, visitorLabel, status, lastMessage, conversationId } = hit.item;
    const who = visitorName ?? visitorLabel;
    return { who, about: status, at: lastMessage?.at ?? 0, path: paths.conversation(conversationId) };
  }
  const who = hit.visitorName ?? hit.visitorLabel;
  if (hit.kind === 'message') {
    const about = hit.author === 'visitor' ? 'wrote' : `from ${hit.authorName ?? 'a colleague'}`;
    return { who, about, at: hit.at, path: paths.message(hit.conversationId, hit.seq) };
  }
  const path = paths.conversation(hit.conversationId);
  if (hit.kind === 'note') return { who, about: `note of ${hit.authorName}`, at: hit.at, path };
  const about = hit.conversations === 1 ? '1 conversation' : `${hit.conversations} conversations`;
  return { who, about, at: hit.lastSeenAt, path };
}

const renderExcerpt = (parts: readonly ExcerptPart[]): readonly unknown[] =>
  parts.map(({ text, isHit }) => (isHit ? html`<mark>${text}</mark>` : text));

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

declare global {
  interface HTMLElementTagNameMap {
    'attune-search-screen': SearchScreen;
  }
}
