import { priorities, type Arrangement, type InboxItem } from '@attune/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import '../availability/state-dot.ts';
import '../labels/label-mark.ts';
import type { SiteWork } from '../teams/team-work.ts';
import { formText } from '../ui/form-text.ts';
import '../ui/icon.ts';
import { momentText } from '../ui/calendar.ts';
import { givenForText } from './given-for.ts';
import { priorityLooks } from './priorities.ts';
import { snoozeChoices } from './snooze-choices.ts';

/** What somebody chose in a menu, and how it is told once it is done. */
export type Choose = (change: Arrangement, done: string) => void;

/** What the menus offer, and what of it holds already; of several conversations nothing is said to hold. */
export interface MenuOf {
  readonly item: InboxItem | null;
  readonly work: SiteWork;
  readonly agentId: string;
  readonly choose: Choose;
}

const check = html`<span class="end"><attune-icon name="check"></attune-icon></span>`;

/** People at work first: they are who can answer now. */
const order = { online: 0, away: 1, offline: 2 } as const;

export function assigneeMenu({ item, work, agentId, choose }: MenuOf): TemplateResult {
  const others = work.people
    .filter(({ agentId: id }) => id !== agentId)
    .toSorted((one, other) => order[one.state] - order[other.state]);
  const has = (id: string | null): boolean => item !== null && (item.assignee?.id ?? null) === id;
  const entry = (id: string | null, name: string, words: string, side: unknown): TemplateResult =>
    html`<button
      type="button"
      class="item"
      aria-pressed=${has(id)}
      @click=${() => choose({ assigneeId: id }, words)}
    >
      ${side}<span class="word">${name}</span>${has(id) ? check : nothing}
    </button>`;
  const why = item === null ? null : givenForText(item);
  return html`<div class="menu">
    ${why === null ? nothing : html`<p class="hint">Given to ${item?.assignee?.name}: ${why}.</p>`}
    ${entry(agentId, 'Take it yourself', 'Taken', html`<attune-icon name="user"></attune-icon>`)}
    ${entry(null, 'Nobody in particular', 'Given back', html`<attune-icon name="circle-dashed"></attune-icon>`)}
    ${others.length === 0 ? nothing : html`<h3>Colleagues</h3>`}
    ${others.map(
      ({ agentId: id, name, state, load, capacity }) =>
        html`<button
          type="button"
          class="item"
          aria-pressed=${has(id)}
          @click=${() => choose({ assigneeId: id }, `Given to ${name}`)}
        >
          <attune-state-dot state=${state}></attune-state-dot><span class="word">${name}</span>
          <span class="end" title="Open conversations they have, and how many they are given at most"
            >${load}/${capacity}${has(id) ? html`<attune-icon name="check"></attune-icon>` : nothing}</span
          >
        </button>`,
    )}
    ${work.teams.length === 0 ? nothing : teamPart(item, work, choose)}
  </div>`;
}

function teamPart(item: InboxItem | null, { teams }: SiteWork, choose: Choose): TemplateResult {
  const current = item?.teamId ?? null;
  return html`<h3>Teams</h3>
    ${teams.map(
      ({ id, name }) =>
        html`<button
          type="button"
          class="item"
          aria-pressed=${current === id}
          @click=${() =>
            current === id
              ? choose({ teamId: null }, `No longer with ${name}`)
              : choose({ teamId: id, assigneeId: null }, `Given to ${name}`)}
        >
          <attune-icon name="users"></attune-icon
          ><span class="word">${name}</span>${current === id ? check : nothing}
        </button>`,
    )}`;
}

export function labelMenu({ item, work, choose }: MenuOf): TemplateResult {
  if (work.labels.length === 0) {
    return html`<div class="menu">
      <p class="hint">
        No labels yet. A lead makes them under Settings, Sharing the work; then they stand here.
      </p>
    </div>`;
  }
  return html`<div class="menu">
    ${work.labels.map((label) => {
      const isOn = item?.labelIds.includes(label.id) ?? false;
      return html`<button
        type="button"
        class="item"
        aria-pressed=${isOn}
        @click=${() =>
          isOn
            ? choose({ removeLabelIds: [label.id] }, `${label.name} taken off`)
            : choose({ addLabelIds: [label.id] }, `Labelled ${label.name}`)}
      >
        <attune-label-mark .label=${label}></attune-label-mark>${isOn ? check : nothing}
      </button>`;
    })}
  </div>`;
}

export function priorityMenu({ item, choose }: MenuOf): TemplateResult {
  return html`<div class="menu">
    ${priorities.toReversed().map((priority) => {
      const { word, sign } = priorityLooks[priority];
      const isIt = item?.priority === priority;
      return html`<button
        type="button"
        class="item"
        aria-pressed=${isIt}
        @click=${() => choose({ priority }, `${word} priority`)}
      >
        <span class="sign" aria-hidden="true">${sign === '' ? '–' : sign}</span
        ><span class="word">${word}</span>${isIt ? check : nothing}
      </button>`;
    })}
  </div>`;
}

/** @param now server time; the clock of the agent's device names the days */
export function snoozeMenu({ item, choose }: MenuOf, now: number): TemplateResult {
  const isAside = item?.status === 'snoozed' || item?.status === 'pending';
  return html`<div class="menu">
    ${
      isAside
        ? html`<button
              type="button"
              class="item"
              @click=${() => choose({ status: 'open' }, 'Back in the inbox')}
            >
              <attune-icon name="reopen"></attune-icon>Back to the inbox now
            </button>
            <hr />`
        : nothing
    }
    ${snoozeChoices(now).map(
      ({ words, until }) =>
        html`<button
          type="button"
          class="item"
          @click=${() =>
            choose(
              { status: 'snoozed', snoozedUntil: until },
              until === null ? 'Set aside until they write' : `Back ${momentText(until, now)}`,
            )}
        >
          <span class="word">${words}</span>
          ${until === null ? nothing : html`<span class="end">${momentText(until, now)}</span>`}
        </button>`,
    )}
    <form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const until = new Date(formText(new FormData(event.target as HTMLFormElement), 'until')).getTime();
        if (Number.isFinite(until))
          choose({ status: 'snoozed', snoozedUntil: until }, `Back ${momentText(until, now)}`);
      }}
    >
      <label>At a time of your own <input type="datetime-local" name="until" required /></label>
      <button type="submit">Snooze until then</button>
    </form>
    <hr />
    <button type="button" class="item" @click=${() => choose({ status: 'pending' }, 'Waits for something')}>
      <attune-icon name="circle-dashed"></attune-icon>Pending: waits for something
    </button>
  </div>`;
}
