import type { ConversationOpened } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import { lengthText } from '../ui/duration.ts';
import '../ui/elapsed.ts';
import { journeyOf, type Stop } from './journey.ts';
import { visitPaneStyles } from './visit-pane.styles.ts';

/** So many latest pages are shown before somebody asks for all. */
const LATEST = 4;

/** The pages of the visit in order, the one looked at now last. */
@customElement('attune-visit-pages')
export class VisitPages extends LitElement {
  static override styles = [controls, visitPaneStyles];

  @property({ attribute: false }) pages: ConversationOpened['pages'] = [];
  @property({ attribute: false }) now: () => number = Date.now;
  @state() private showsAll = false;

  protected override render(): TemplateResult {
    const stops = journeyOf(this.pages);
    if (stops.length === 0) return html`<p class="quiet-text">No page known yet.</p>`;
    const shown = this.showsAll ? stops : stops.slice(-LATEST);
    const hidden = stops.length - shown.length;
    return html`<ol role="list">
      ${
        hidden > 0
          ? html`<li>
              <button type="button" class="link" @click=${() => (this.showsAll = true)}>
                ${hidden} earlier
              </button>
            </li>`
          : nothing
      }
      ${shown.map((stop) => this.renderStop(stop))}
    </ol>`;
  }

  private renderStop({ path, at, times, stayedMs }: Stop): TemplateResult {
    const count = times > 1 ? ` (${times}×)` : '';
    if (stayedMs !== null) {
      return html`<li title="${lengthText(stayedMs)} there">
        <span class="path">${path}${count}</span>
      </li>`;
    }
    return html`<li class="here">
      <span class="path" title=${path}>${path}${count}</span>
      <span class="stay"
        ><attune-elapsed .since=${at} .now=${this.now} format="lasting"></attune-elapsed
      ></span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-visit-pages': VisitPages;
  }
}
