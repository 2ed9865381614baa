import { html, type TemplateResult } from 'lit';
import '../ui/icon.ts';

/** What stands in the place of a conversation while none is on screen. */
export function nothingPicked(isQuiet: boolean): TemplateResult {
  return html`<div class="nothing">
    <attune-icon name="message-square"></attune-icon>
    <strong>${isQuiet ? 'It is quiet' : 'Nobody picked yet'}</strong>
    ${
      isQuiet
        ? html`<p>Conversations appear on the left as soon as a visitor writes.</p>`
        : html`<p>
            Take the one on top: it needs you most. <kbd>j</kbd> <kbd>k</kbd> move, <kbd>Enter</kbd> opens,
            <kbd>?</kbd> shows all keys.
          </p>`
    }
  </div>`;
}
