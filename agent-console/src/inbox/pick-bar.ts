import type { Arrangement } from '@attune/protocol';
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
import { Observe } from '../state/observe.ts';
import { noWork } from '../teams/team-work.ts';
import { toggleUnread } from './toggle-unread.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import '../ui/menu-button.ts';
import type { MenuButton } from '../ui/menu-button.ts';
import { menuStyles } from '../ui/menu.styles.ts';

/** Nothing is picked any more. */
export class PicksDropped extends Event {
  static readonly type = 'picks-dropped';
  constructor() {
    super(PicksDropped.type, { bubbles: true, composed: true });
  }
}

/** What can be done with several conversations at once. */
@customElement('attune-pick-bar')
export class PickBar extends LitElement {
  static override styles = [
    controls,
    menuStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px;
        padding: var(--space-8);
        border-block-start: 1px solid var(--line);
        background: var(--surface-1);
      }
      .count {
        flex: 1 1 100%;
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding-inline-start: var(--space-8);
        font: var(--type-13);
        font-weight: 600;
      }
      [slot='face'] {
        display: inline-flex;
        align-items: center;
        gap: 4px;
      }
      .done {
        min-block-size: 28px;
        padding-inline: var(--space-8);
        font: var(--type-13);
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) ids: readonly string[] = [];
  private readonly work = new Observe(this, () => this.desk?.teamWork.state ?? null);

  private async choose(change: Arrangement, done: string): Promise<void> {
    for (const menu of this.renderRoot.querySelectorAll<MenuButton>('attune-menu-button')) menu.hide();
    const { ids } = this;
    this.dispatchEvent(new PicksDropped());
    await this.desk?.arranging.arrange(ids, change, done);
  }

  private markUnread(): void {
    const { desk, ids } = this;
    this.dispatchEvent(new PicksDropped());
    if (desk) toggleUnread(desk, ids);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { desk, ids } = this;
    if (!desk) return nothing;
    const menu: MenuOf = {
      item: null,
      work: this.sharedWork(),
      agentId: desk.me.value?.agent.id ?? '',
      choose: (change, done) => void this.choose(change, done),
    };
    return html`<div class="count">
        <span role="status">${ids.length === 0 ? 'Press the rows you mean' : `${ids.length} picked`}</span>
        <button
          type="button"
          class="quiet icon"
          aria-label="Pick nothing"
          @click=${() => this.dispatchEvent(new PicksDropped())}
        >
          <attune-icon name="x"></attune-icon>
        </button>
      </div>
      ${ids.length === 0 ? nothing : this.renderActs(menu, desk.clock.now())}`;
  }

  private renderActs(menu: MenuOf, now: number): TemplateResult {
    return html`${menuButton('Give to', 'user', assigneeMenu(menu))}
      ${menuButton('Label', 'tag', labelMenu(menu))} ${menuButton('Priority', 'arrow-up', priorityMenu(menu))}
      ${menuButton('Snooze', 'clock', snoozeMenu(menu, now))}
      <button
        type="button"
        class="quiet done"
        @click=${() => void this.choose({ status: 'resolved' }, 'Resolved')}
      >
        <attune-icon name="check"></attune-icon>Resolve
      </button>
      <button type="button" class="quiet done" title="Mark unread (u)" @click=${this.markUnread}>
        <attune-icon name="mail"></attune-icon>Unread
      </button>`;
  }

  /** Labels and people belong to a site; with picks on several there is none to offer. */
  private sharedWork() {
    const items = this.desk?.inbox.state.value.items;
    const sites = new Set(this.ids.flatMap((id) => items?.get(id)?.siteId ?? []));
    const [siteId] = sites;
    return sites.size === 1 && siteId !== undefined ? (this.work.value?.get(siteId) ?? noWork) : noWork;
  }
}

const menuButton = (word: string, icon: 'user' | 'tag' | 'arrow-up' | 'clock', menu: TemplateResult) =>
  html`<attune-menu-button label=${word}>
    <span slot="face"><attune-icon name=${icon === 'arrow-up' ? 'send' : icon}></attune-icon>${word}</span>
    ${menu}
  </attune-menu-button>`;

declare global {
  interface HTMLElementTagNameMap {
    'attune-pick-bar': PickBar;
  }
  interface HTMLElementEventMap {
    'picks-dropped': PicksDropped;
  }
}
