import type { Arrangement, InboxItem } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import {
  assigneeMenu,
  labelMenu,
  priorityMenu,
  snoozeMenu,
  type MenuOf,
} from '../assignment/arrangement-menus.ts';
import { givenForText } from '../assignment/given-for.ts';
import { priorityLooks } from '../assignment/priorities.ts';
import '../labels/label-mark.ts';
import { Observe } from '../state/observe.ts';
import { labelsOf, noWork } from '../teams/team-work.ts';
import { momentText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import '../ui/menu-button.ts';
import type { MenuButton } from '../ui/menu-button.ts';
import { menuStyles } from '../ui/menu.styles.ts';

/** Who has the conversation, what it is about, how much it matters, when it comes back, and who else is here. */
@customElement('attune-arrange-bar')
export class ArrangeBar extends LitElement {
  static override styles = [
    controls,
    menuStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--space-4);
        min-block-size: 36px;
        padding-inline: var(--space-16) var(--space-12);
        border-block-end: 1px solid var(--line);
        overflow-x: auto;
        scrollbar-width: none;
      }
      [slot='face'] {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-inline-size: 0;
        white-space: nowrap;
      }
      .why {
        color: var(--text-quiet);
        font: var(--type-12);
      }
      .labels {
        display: inline-flex;
        gap: var(--space-8);
      }
      .viewers {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        margin-inline-start: auto;
        color: var(--text-quiet);
        font: var(--type-12);
        white-space: nowrap;
      }
      @media (max-width: 799px) {
        :host {
          padding-inline: var(--space-8);
        }
        .why {
          display: none;
        }
        attune-menu-button {
          flex: none;
        }
        .viewers {
          flex: none;
          max-inline-size: 44%;
          margin-inline-start: var(--space-8);
        }
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) item: InboxItem | null = null;
  @property({ attribute: false }) now: () => number = Date.now;
  private readonly work = new Observe(this, () => this.desk?.teamWork.state ?? null);
  private readonly viewers = new Observe(this, () => this.desk?.viewing.viewers ?? null);
  private readonly me = new Observe(this, () => this.desk?.me ?? null);

  private choose(change: Arrangement, done: string): void {
    const { item, desk } = this;
    for (const menu of this.renderRoot.querySelectorAll<MenuButton>('attune-menu-button')) menu.hide();
    if (item) void desk?.arranging.arrange([item.conversationId], change, done);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { item } = this;
    if (!item) return nothing;
    const work = this.work.value?.get(item.siteId) ?? noWork;
    const agentId = this.me.value?.agent.id ?? '';
    const menu: MenuOf = { item, work, agentId, choose: (change, done) => this.choose(change, done) };
    return html`${this.renderAssignee(item, menu)} ${this.renderLabels(item, menu)}
    ${this.renderPriority(item, menu)} ${this.renderSnooze(item, menu)} ${this.renderViewers(item)}`;
  }

  private renderAssignee(item: InboxItem, menu: MenuOf): TemplateResult {
    const { assignee, siteId } = item;
    const team = menu.work.teams.find(({ id }) => id === item.teamId);
    const name = assignee?.id === menu.agentId ? 'Yours' : (assignee?.name ?? 'Not taken');
    const why = givenForText(item);
    return html`<attune-menu-button
      label="Who has it: ${name}${why === null ? '' : `, ${why}`}"
      @menu-opened=${() => void this.desk?.teamWork.loadPeople(siteId)}
    >
      <span slot="face"
        ><attune-icon name="user"></attune-icon>${name}${team ? html` · ${team.name}` : nothing}${
          why === null ? nothing : html`<span class="why">${why}</span>`
        }</span
      >
      ${assigneeMenu(menu)}
    </attune-menu-button>`;
  }

  private renderLabels(item: InboxItem, menu: MenuOf): TemplateResult {
    const labels = labelsOf(this.work.value ?? new Map(), item.siteId, item.labelIds);
    return html`<attune-menu-button label="Labels">
      <span slot="face" class="labels"
        >${
          labels.length === 0
            ? html`<attune-icon name="tag"></attune-icon>Label`
            : labels.map((label) => html`<attune-label-mark .label=${label}></attune-label-mark>`)
        }</span
      >
      ${labelMenu(menu)}
    </attune-menu-button>`;
  }

  private renderPriority({ priority }: InboxItem, menu: MenuOf): TemplateResult {
    const { word, sign } = priorityLooks[priority];
    return html`<attune-menu-button label="Priority: ${word}">
      <span slot="face"
        >${sign === '' ? '' : html`<span aria-hidden="true">${sign}</span>`}${priority === 'normal' ? 'Priority' : word}</span
      >
      ${priorityMenu(menu)}
    </attune-menu-button>`;
  }

  private renderSnooze({ status, snoozedUntil }: InboxItem, menu: MenuOf): TemplateResult {
    const now = this.now();
    return html`<attune-menu-button label="Set aside for later">
      <span slot="face"
        ><attune-icon name="clock"></attune-icon>${asideWords(status, snoozedUntil, now)}</span
      >
      ${snoozeMenu(menu, now)}
    </attune-menu-button>`;
  }

  private renderViewers({ conversationId }: InboxItem): TemplateResult | typeof nothing {
    const here = this.viewers.value?.get(conversationId) ?? [];
    if (here.length === 0) return nothing;
    return html`<span class="viewers" role="status"
      ><attune-icon name="eye"></attune-icon>${here.map(({ name }) => name).join(', ')}
      ${here.length === 1 ? 'looks at this too' : 'look at this too'}</span
    >`;
  }
}

function asideWords(status: InboxItem['status'], until: number | null, now: number): string {
  if (status === 'pending') return 'Pending';
  if (status !== 'snoozed') return 'Snooze';
  return until === null ? 'Until they write' : `Back ${momentText(until, now)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-arrange-bar': ArrangeBar;
  }
}
