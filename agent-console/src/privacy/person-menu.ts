import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { roles } from '@attune/protocol';
import type { Desk } from '../app/desk.ts';
import type { OpenState } from '../conversation/open-conversation.ts';
import { Observe } from '../state/observe.ts';
import { saveFile } from '../ui/save-file.ts';
import { controls } from '../ui/controls.styles.ts';
import { disclosureStyles } from '../ui/disclosure.styles.ts';

/** What somebody can ask for who wrote to us: a copy of everything that is kept of them, or that it is erased. */
@customElement('attune-person-menu')
export class PersonMenu extends LitElement {
  static override styles = [controls, disclosureStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) conversation: OpenState | null = null;
  private readonly me = new Observe(this, () => this.desk?.me ?? null);

  private get about(): {
    readonly siteId: string;
    readonly visitorId: string;
    readonly label: string;
  } | null {
    const { item, visitor } = this.conversation ?? {};
    return item && visitor ? { siteId: item.siteId, visitorId: visitor.id, label: visitor.label } : null;
  }

  private async save(): Promise<void> {
    const { about } = this;
    const file = about && (await this.desk?.privacy.export(about.siteId, about.visitorId));
    if (file) saveFile(file.fileName, 'application/json', file.json);
  }

  private erase(): void {
    const { about, desk } = this;
    if (!about || !desk) return;
    const { siteId, visitorId, label } = about;
    const shown = this.conversation?.conversationId;
    desk.privacy.eraseSoon(siteId, visitorId, label, () => {
      if (desk.open.value?.state.value.conversationId === shown) desk.show(null);
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const role = this.me.value?.agent.role ?? 'agent';
    if (this.about === null || roles.indexOf(role) < roles.indexOf('lead')) return nothing;
    return html`<details>
      <summary>This person</summary>
      <div>
        <button type="button" @click=${() => void this.save()}>Download what is kept</button>
        <button type="button" class="quiet" @click=${this.erase}>Erase everything</button>
      </div>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-person-menu': PersonMenu;
  }
}
