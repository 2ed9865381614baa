import type { Rules } from '../policy.ts';
import type { Press } from '../press-book.ts';
import type { Sign } from '../verdict.ts';
import { canJudge } from './can-judge.ts';
import { hasChanged } from './has-changed.ts';

/** From so many presses in a row on, a control that only feels them answers nobody. */
const RUN = 3;

/** What to say of a press that nothing came of, as far as we could see. */
export function judgeUnanswered(press: Press, rules: Rules): Sign {
  if (hasChanged(press, rules)) return 'effect';
  // It felt the press, or the site does not want to hear of it: then a single press is not called unanswered.
  const isExcused = press.felt ? press.nth < RUN : press.control.closest('[data-no-signals~=dead]');
  return (press.nones === 1 && isExcused) ||
    ![press.control, press.click?.target].every(
      (one) => !(one instanceof Element) || canJudge({ control: one, click: press.click }),
    )
    ? 'cannot-judge'
    : 'none';
}
