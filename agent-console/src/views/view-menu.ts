import type { View } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import '../ui/menu-button.ts';
import type { MenuButton } from '../ui/menu-button.ts';
import { menuStyles } from '../ui/menu.styles.ts';
import { builtInViews, type BuiltInView } from './built-in-views.ts';
import { downloadView } from './download-view.ts';
import './filter-form.ts';
import { currentName, type ViewsState } from './views.ts';

/** Which view of the inbox is shown, the others with what is in them, and narrowing it down. */
@customElement('attune-view-menu')
export class ViewMenu extends LitElement {
  static override styles = [
    controls,
    menuStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 2px;
        min-inline-size: 0;
      }
      [slot='face'] {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .row {
        display: flex;
      }
      .row .item {
        flex: 1;
        min-inline-size: 0;
      }
      .row button.icon {
        flex: none;
        min-block-size: 32px;
      }
      .narrowed {
        inline-size: 6px;
        block-size: 6px;
        border-radius: 50%;
        background: var(--accent);
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  private readonly views = new Observe(this, () => this.desk?.views.state ?? null);
  private readonly me = new Observe(this, () => this.desk?.me ?? null);

  private choose(view: View | BuiltInView): void {
    for (const menu of this.renderRoot.querySelectorAll<MenuButton>('attune-menu-button')) menu.hide();
    this.desk?.views.choose(view);
  }

  private async drop(view: View): Promise<void> {
    const { desk } = this;
    const refusal = await desk?.views.remove(view);
    if (refusal) return desk?.toasts.problem(refusal.message);
    desk?.toasts.say(`The view “${view.name}” is gone.`, () => {
      desk.views.choose(view);
      void desk.views.save({ name: view.name, sharedOn: view.sharedOn, teamId: view.teamId });
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const views = this.views.value;
    if (!this.desk || !views) return nothing;
    const own = views.saved.filter(({ sharedOn }) => sharedOn === null);
    const shared = views.saved.filter(({ sharedOn }) => sharedOn !== null);
    return html`<attune-menu-button label="View: ${currentName(views)}">
        <span slot="face">${currentName(views)}<attune-icon name="chevron-down"></attune-icon></span>
        <div class="menu">
          ${builtInViews.map((view) => this.renderView(view, views))}
          ${own.length === 0 ? nothing : html`<h3>Your own</h3>`}
          ${own.map((view) => this.renderSaved(view, views))}
          ${shared.length === 0 ? nothing : html`<h3>Shared</h3>`}
          ${shared.map((view) => this.renderSaved(view, views))}
          <hr />
          <button type="button" class="item" @click=${() => void downloadView(this.desk)}>
            <attune-icon name="download"></attune-icon>Download as a table (CSV)
          </button>
        </div>
      </attune-menu-button>
      <attune-menu-button label="Narrow down">
        <span slot="face"
          ><attune-icon name="filter"></attune-icon>${
            Object.keys(views.filter).length > 0 ? html`<span class="narrowed"></span>` : nothing
          }</span
        >
        <attune-filter-form .desk=${this.desk}></attune-filter-form>
      </attune-menu-button>`;
  }

  private renderView(view: View | BuiltInView, { currentId, counts }: ViewsState): TemplateResult {
    const count = counts.get(view.id);
    return html`<button
      type="button"
      class="item"
      aria-current=${view.id === currentId ? 'true' : 'false'}
      @click=${() => this.choose(view)}
    >
      <span class="word">${view.name}</span>
      ${count === undefined ? nothing : html`<span class="end">${count > 99 ? '99+' : count}</span>`}
    </button>`;
  }

  private renderSaved(view: View, views: ViewsState): TemplateResult {
    const me = this.me.value?.agent;
    const isOwn = view.ownerId === me?.id || (me !== undefined && me.role !== 'agent');
    return html`<div class="row">
      ${this.renderView(view, views)}
      ${
        isOwn
          ? html`<button
              type="button"
              class="quiet icon"
              aria-label="Remove the view ${view.name}"
              title="Remove"
              @click=${() => void this.drop(view)}
            >
              <attune-icon name="x"></attune-icon>
            </button>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-view-menu': ViewMenu;
  }
}
