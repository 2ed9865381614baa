import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Breakpoints } from '../ui/breakpoints.ts';
import '../ui/icon.ts';
import { PaneWanted, type Pane } from './panes.ts';

/** Whose pane it is. */
interface BesideHost extends LitElement {
  readonly conversationId: string | null;
  readonly pane: Pane;
}

/** Where what stands beside a conversation has its room: a third pane, a drawer over two, or the whole of a phone. */
export class BesideRoom {
  constructor(
    private readonly host: BesideHost,
    private readonly room: Breakpoints,
  ) {}

  private get drawer(): HTMLDialogElement | null {
    return this.host.renderRoot.querySelector<HTMLDialogElement>('dialog.beside');
  }

  get isShown(): boolean {
    return this.room.hasSidePane || this.host.pane === 'beside' || (this.drawer?.open ?? false);
  }

  /** @returns whether there is anything to show or hide */
  toggle(): boolean {
    const { drawer, host, room } = this;
    if (room.hasSidePane || host.conversationId === null) return false;
    if (!room.hasTwoPanes)
      host.dispatchEvent(new PaneWanted(host.pane === 'beside' ? 'conversation' : 'beside'));
    else if (drawer?.open) drawer.close();
    else drawer?.showModal();
    return true;
  }

  async show(): Promise<void> {
    this.host.dispatchEvent(new PaneWanted('beside'));
    await this.host.updateComplete;
    const { drawer } = this;
    if (this.room.hasTwoPanes && drawer && !drawer.open) drawer.showModal();
  }

  close(): void {
    this.drawer?.close();
  }

  /** The pane in its room. */
  around(pane: TemplateResult): TemplateResult | typeof nothing {
    if (this.room.hasSidePane) return pane;
    if (!this.room.hasTwoPanes) return this.host.pane === 'beside' ? pane : nothing;
    return html`<dialog class="beside" aria-label="Beside the conversation" @click=${this.onClick}>
      <div class="drawer-head" tabindex="-1" autofocus>
        Beside the conversation
        <button type="button" class="quiet icon" aria-label="Close" @click=${() => this.close()}>
          <attune-icon name="x"></attune-icon>
        </button>
      </div>
      ${pane}
    </dialog>`;
  }

  /** A click on the dark beside a drawer closes it. */
  private readonly onClick = ({ target }: Event): void => {
    if (target === this.drawer) this.close();
  };
}
