import type { RatingScore } from '@attune/protocol';
import type { TemplateResult } from 'lit';
import type { ConversationState } from '../../conversation/state.ts';
import type { Kit } from '../kit.ts';
import { scoreWord, texts } from './texts.ts';

/** Mouths from very bad to very good, drawn: what a device has no emoji for would show as an empty box. */
const mouths = [
  'M8 16.5Q12 12 16 16.5',
  'M8 16Q12 13.5 16 16',
  'M8 15h8',
  'M8 14Q12 17.5 16 14',
  'M7.5 13.5h9Q15 18 12 18T7.5 13.5Z',
] as const;
const scores = [1, 2, 3, 4, 5] as const satisfies readonly RatingScore[];

/** Whether the conversation has come to its end, and somebody answered in it. */
export function asksForRating({ timeline, settings }: ConversationState): boolean {
  if (settings?.rating.on !== true) return false;
  const last = timeline.events.findLast(({ kind }) => kind === 'status' || kind === 'message');
  const answered = timeline.events.some(({ kind, author }) => kind === 'message' && author.kind === 'agent');
  return answered && last?.kind === 'status' && last.status === 'resolved';
}

/** What was said last; null: nothing yet. */
export function ratingIn({ timeline }: ConversationState) {
  const last = timeline.events.findLast(({ kind }) => kind === 'rating');
  return last?.kind === 'rating' ? last : null;
}

export interface RatingDraft {
  readonly score: RatingScore | null;
  readonly comment: string;
}

/** Five faces, each with its word, and room for more; after it the thanks, and a way to change it. */
export function renderRating(
  { html, fill }: Pick<Kit, 'html' | 'fill'>,
  draft: RatingDraft,
  acts: { change(draft: RatingDraft): void; send(): void },
): TemplateResult {
  return html`<section>
    <form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        acts.send();
      }}
    >
      <fieldset class="scores">
        <legend>${texts.rateTitle}</legend>
        ${scores.map(
          (score, index) =>
            html`<label title=${scoreWord(score)}
              ><input
                type="radio"
                name="score"
                aria-label=${scoreWord(score)}
                .checked=${draft.score === score}
                @change=${() => acts.change({ ...draft, score })} /><svg
                viewBox="0 0 24 24"
                aria-hidden="true"
              >
                <path d="M2.5 12a9.5 9.5 0 1 1 19 0a9.5 9.5 0 1 1-19 0M9 9v1M15 9v1" />
                <path d=${mouths[index] ?? ''} /></svg
            ></label>`,
        )}
      </fieldset>
      ${
        draft.score === null
          ? ''
          : html`<textarea
                rows="2"
                maxlength="1000"
                aria-label=${texts.comment}
                placeholder=${texts.comment}
                .value=${draft.comment}
                @input=${({ target }: InputEvent) =>
                  acts.change({ ...draft, comment: (target as HTMLTextAreaElement).value })}
              ></textarea>
              <button class="rate">${fill(texts.rate, {})}</button>`
      }
    </form>
  </section>`;
}
