import { RequestError, type ActOutcome, type Author, type AutomationAct } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import type { ConversationRow } from '../conversations/conversation-access.ts';
import type { Happened } from '../happenings/happenings.ts';

/** Where and for whom a rule acts. */
export interface Acting {
  readonly tx: Db;
  readonly happened: Happened;
  readonly row: ConversationRow;
  /** The rule, as whoever reads the conversation sees it. */
  readonly author: Author;
  readonly runId: string;
  /** Makes doing the same act of the same run twice harmless. */
  readonly clientId: string;
}

/** What was done, in words, and what to tell once it is committed. */
export interface Acted {
  readonly words: string;
  tell?(): void;
}

type ActOf<Name extends AutomationAct['act']> = Extract<AutomationAct, { act: Name }>;

/**
 * How each act is done, inside the transaction of the run. What cannot be done is a refusal with the words that the run
 * then shows; leaving an act out does not compile.
 */
export type Acts = {
  readonly [Name in AutomationAct['act']]: (act: ActOf<Name>, acting: Acting) => Promise<Acted>;
};

/** Does one act. */
export async function perform(
  acts: Acts,
  act: AutomationAct,
  acting: Acting,
): Promise<{ readonly outcome: ActOutcome; tell?(): void }> {
  // The table gives each act the function of its own name.
  const done = acts[act.act] as (act: AutomationAct, acting: Acting) => Promise<Acted>;
  try {
    const { words, tell } = await done(act, acting);
    return { outcome: { act: act.act, done: true, words }, ...(tell === undefined ? {} : { tell }) };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return { outcome: { act: act.act, done: false, words: error.message } };
  }
}
