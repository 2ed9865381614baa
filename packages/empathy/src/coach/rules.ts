import type { Rule } from './occasion.ts';
import { blameCustomer } from './rules/blame-customer.ts';
import { canDo } from './rules/can-do.ts';
import { cliche } from './rules/cliche.ts';
import { closedQuestionOnly } from './rules/closed-question-only.ts';
import { collectiveWe } from './rules/collective-we.ts';
import { dismissive } from './rules/dismissive.ts';
import { heat } from './rules/heat.ts';
import { jargon } from './rules/jargon.ts';
import { noAcknowledgement } from './rules/no-acknowledgement.ts';
import { noNextStep } from './rules/no-next-step.ts';
import { overApology } from './rules/over-apology.ts';
import { passivePromise } from './rules/passive-promise.ts';
import { pity } from './rules/pity.ts';
import { prematureSolution } from './rules/premature-solution.ts';
import { refusalNoAlternative } from './rules/refusal-no-alternative.ts';
import { sorrowFocus } from './rules/sorrow-focus.ts';
import { toneMismatch } from './rules/tone-mismatch.ts';
import { vaguePromise } from './rules/vague-promise.ts';

/** All of them, in the order in which they are described to an admin. */
export const rules: readonly Rule[] = [
  collectiveWe,
  passivePromise,
  cliche,
  pity,
  sorrowFocus,
  blameCustomer,
  jargon,
  vaguePromise,
  prematureSolution,
  dismissive,
  closedQuestionOnly,
  toneMismatch,
  noAcknowledgement,
  overApology,
  refusalNoAlternative,
  noNextStep,
  heat,
  canDo,
];
