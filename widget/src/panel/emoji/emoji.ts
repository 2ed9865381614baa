import type { TemplateResult } from 'lit';
import type { Kit } from '../kit.ts';
import { emojiSet } from './emoji-set.ts';

/** A small board of emoji. Arrow keys walk over it, Enter takes one. */
export interface Emoji extends HTMLElement {
  pick(emoji: string): void;
}

const ROW = 8;
const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: ROW,
  ArrowUp: -ROW,
};

/** Makes the element, with the panel's Lit. */
export function createEmoji({ LitElement, html, css, shared }: Kit): new () => Emoji {
  return class extends LitElement implements Emoji {
    static override styles = [
      shared,
      css`
        :host {
          display: block;
          max-height: 180px;
          margin-top: 8px;
          overflow-y: auto;
        }
        h3 {
          margin: 4px 0;
          font-size: 12px;
          font-weight: 500;
          color: var(--text-quiet);
        }
        div {
          display: grid;
          grid-template-columns: repeat(${ROW}, minmax(32px, 1fr));
        }
        button {
          height: 36px;
          border-radius: 6px;
          font-size: 20px;
        }
        button:hover {
          background: var(--surface-2);
        }
      `,
    ];
    static override properties = { pick: { attribute: false } };

    declare pick: (emoji: string) => void;

    override firstUpdated(): void {
      this.renderRoot.querySelector('button')?.focus();
    }

    #onKeyDown(event: KeyboardEvent): void {
      const step = steps[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const all = [...this.renderRoot.querySelectorAll('button')];
      const from = all.findIndex((each) => each === event.target);
      all[Math.min(all.length - 1, Math.max(0, from + step))]?.focus();
    }

    override render(): TemplateResult {
      return html`${emojiSet.map(
        ([group, emoji]) =>
          html`<h3 id=${group}>${group}</h3>
            <div role="group" aria-labelledby=${group} @keydown=${this.#onKeyDown}>
              ${emoji.map(
                ([sign, name]) =>
                  html`<button type="button" aria-label=${name} title=${name} @click=${() => this.pick(sign)}>
                    ${sign}
                  </button>`,
              )}
            </div>`,
      )}`;
    }
  };
}
