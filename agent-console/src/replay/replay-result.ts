import type { ReplayedConversation, ReplayResult, SignalVerdict } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import { sentenceWords } from '../friction/sentence-words.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { cssProperties } from '../ui/css-properties.ts';
import { groupsOf, replaySentence, stripOf, type ReplayGroups, type StripCell } from './replay-counts.ts';
import { replayResultStyles } from './replay-result.styles.ts';

/** More cells than this are a bar: nobody counts them. */
const MOST_CELLS = 90;

const groupWords: Readonly<Record<StripCell['group'], string>> = {
  lost: 'no longer',
  both: 'as today',
  gained: 'new',
};
const verdictWords: Readonly<Record<SignalVerdict, string>> = {
  seen: 'agents agreed',
  'not-frustrated': 'agents said not frustrated',
};

/** What a replay found: the sentence, the conversations as a strip, and those gained and lost by name. */
@customElement('attune-replay-result')
export class ReplayResultElement extends LitElement {
  static override styles = [controls, replayResultStyles];

  @property({ attribute: false }) result: ReplayResult | null = null;
  @property({ attribute: false }) now: () => number = Date.now;

  protected override render(): TemplateResult | typeof nothing {
    const { result } = this;
    if (!result) return nothing;
    if (result.conversations === 0) {
      const days = result.days === 1 ? 'the last day' : `the last ${result.days} days`;
      return html`<p class="sentence">There was no conversation in ${days}.</p>`;
    }
    return html`<p class="sentence">${replaySentence(result)}</p>
      ${this.renderStrip(result)}
      ${this.renderList('New flags', result.gained, result.proposed.flagged, true)}
      ${this.renderList('No longer flagged', result.lost, result.today.flagged, false)}`;
  }

  private renderStrip(result: ReplayResult): TemplateResult | typeof nothing {
    const groups = groupsOf(result);
    if (!groups || groups.lost + groups.both + groups.gained === 0) return nothing;
    const cells = stripOf(result);
    if (!cells || cells.length > MOST_CELLS) return this.renderBar(groups);
    return html`<div class="strip" role="img" aria-label=${groupsText(groups)}>
        ${(['lost', 'both', 'gained'] as const).map((group) => {
          const own = cells.filter((cell) => cell.group === group);
          if (own.length === 0) return nothing;
          return html`<div class="group" data-group=${group}>
            <span>${groupWords[group]} ${own.length}</span>
            <div class="cells">${own.map((cell) => this.renderCell(cell))}</div>
          </div>`;
        })}
      </div>
      <p class="key">✓ agents agreed · × agents said not frustrated</p>`;
  }

  private renderCell({ judged, label }: StripCell): TemplateResult {
    const title = [label, judged === null ? '' : verdictWords[judged]]
      .filter((words) => words !== '')
      .join(': ');
    return html`<span class="cell" title=${title}
      ><span class="tick" data-judged=${judged ?? 'none'}
        >${judged === null ? nothing : judged === 'seen' ? '✓' : '×'}</span
      ></span
    >`;
  }

  private renderBar(groups: ReplayGroups): TemplateResult {
    return html`<div class="bar" role="img" aria-label=${groupsText(groups)}>
        ${(['lost', 'both', 'gained'] as const).map((group) =>
          groups[group] === 0
            ? nothing
            : html`<span data-group=${group} ${cssProperties({ '--count': String(groups[group]) })}></span>`,
        )}
      </div>
      <p class="key">${groupsText(groups)}</p>`;
  }

  private renderList(
    title: string,
    list: readonly ReplayedConversation[],
    most: number,
    isGain: boolean,
  ): TemplateResult | typeof nothing {
    if (list.length === 0) return nothing;
    const isCut = list.length >= 100 && most > 100;
    return html`<details ?open=${isGain}>
      <summary>${title} · ${isCut ? 'latest 100' : list.length}</summary>
      <ul role="list">
        ${list.map((each) => this.renderConversation(each))}
      </ul>
    </details>`;
  }

  private renderConversation(each: ReplayedConversation): TemplateResult {
    const { conversationId, visitorLabel, at, peakScore, headline, judged } = each;
    return html`<li>
      <a href=${paths.conversation(conversationId)}>
        <span class="name">${visitorLabel}</span>
        <span class="score" title="Highest friction">${Math.round(peakScore)}</span>
        <span class="why"
          >${headline === null ? nothing : html`${sentenceWords(headline)} · `}${whenText(at, this.now())}${
            judged === null ? nothing : ` · ${verdictWords[judged]}`
          }</span
        >
      </a>
    </li>`;
  }
}

function groupsText({ lost, both, gained }: ReplayGroups): string {
  return `${lost} no longer flagged, ${both} as today, ${gained} new`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-replay-result': ReplayResultElement;
  }
}
