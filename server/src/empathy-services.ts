import * as v from 'valibot';
import { createBeside } from './beside/beside.ts';
import { createCoaching } from './coaching/coaching.ts';
import type { ConversationKey } from './conversations/conversation.repository.ts';
import type { Db } from './db/open-database.ts';
import { createEmpathySettings } from './empathy-settings/empathy-settings-of-site.ts';
import { createExpectations } from './expectations/expectations.ts';
import { createTurns } from './friction/turns.ts';
import { createGoodwill } from './goodwill/goodwill.ts';
import { createHandover } from './handover/handover.ts';
import { createHotSpots } from './hot-spots/hot-spots.ts';
import type { Outbox } from './jobs/outbox.ts';
import { createKeptWords } from './kept-words/kept-words.ts';
import type { Log } from './log/create-log.ts';
import { openAiSecondOpinion } from './model/openai-second-opinion.ts';
import { createOpinions } from './model/opinions.ts';
import type { SecondOpinion } from './model/second-opinion.ts';
import type { News } from './news/news.ts';
import { createNotes } from './notes/notes.ts';
import { createPhrases } from './phrases/phrases.ts';
import { createPromises } from './promises/promises.ts';
import { createCards } from './reflections/cards.ts';
import { createCorrections } from './reflections/corrections.ts';
import type { Secrets } from './secrets/secrets.ts';
import { createSuggestions } from './suggestions/suggestions.ts';
import { createTypingBook } from './suggestions/typing-book.ts';

export const PROMISE_LOOK = 'promise-look';
const promiseLookField = v.object({
  siteId: v.string(),
  conversationId: v.string(),
  promiseId: v.string(),
});

/** Several changes in a row are told together, as the whole state goes each time. */
const TELL_REST_MS = 500;
const TELLS_AT_ONCE = 2;

export interface EmpathyServicesDeps {
  readonly db: Db;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly news: News;
  readonly outbox: Outbox;
  now(): number;
  /** The conversation is to be looked at again. */
  lookAgain(key: ConversationKey): void;
  /** Messages wait to be stored: what is only beside them stands back. */
  isChatBusy(): boolean;
  readonly secondOpinion?: SecondOpinion;
}

/** What the product knows of words, joined: suggestions, the card, notes, promises, and what a team sets itself. */
export function createEmpathyServices(deps: EmpathyServicesDeps) {
  const { db, log, news, outbox, now, lookAgain, secondOpinion = openAiSecondOpinion() } = deps;
  const empathySettings = createEmpathySettings({ db, secrets: deps.secrets, now });
  const settings = empathySettings;
  const goodwill = createGoodwill({ db, settings, now });
  const notes = createNotes({ db, now });
  const cards = createCards({ db });
  const corrections = createCorrections({ db, now });
  const keptWords = createKeptWords({ db });
  const phrases = createPhrases({ db, news, now });
  const opinions = createOpinions({ db, settings, secondOpinion, now });
  const promises = createPromises({
    db,
    news,
    now,
    async planLook(tx, payload, runAt) {
      await outbox.enqueue(tx, { topic: PROMISE_LOOK, payload, runAt });
    },
    changed: (key) => besideTurns.request(key),
  });
  const beside = createBeside({
    db,
    news,
    settings,
    notes,
    promises,
    keptWords,
    corrections,
    cards,
    opinions,
    goodwill,
    now,
  });
  const besideTurns = createTurns<ConversationKey>({
    restMs: TELL_REST_MS,
    atOnce: TELLS_AT_ONCE,
    standsBack: deps.isChatBusy,
    nameOf: ({ siteId, conversationId }) => `${siteId}/${conversationId}`,
    run: beside.tell,
    onError: (error, { conversationId }) =>
      log.error({ err: error, conversationId }, 'what stands beside a conversation could not be told'),
  });
  const typing = createTypingBook(lookAgain);
  const suggestions = createSuggestions({
    db,
    settings,
    goodwill,
    phrases,
    now,
    moodOf: beside.moodOf,
    isVisitorTyping: typing.isTyping,
  });

  return {
    beside,
    besideChanged: besideTurns.request,
    coaching: createCoaching({ db, now }),
    corrections,
    empathySettings,
    expectations: createExpectations({ db, news, now }),
    goodwill,
    handover: createHandover({ db, news, beside, cards, now }),
    hotSpots: createHotSpots({ db, now }),
    keptWords,
    notes,
    opinions,
    phrases,
    promises,
    suggestions,
    typing,
    /** The planned look at a promise, as a job. */
    lookAtPromise: (tx: Db, payload: unknown) => promises.look(tx, v.parse(promiseLookField, payload)),
    /** Resolves when what is under way was told. */
    settled: besideTurns.settled,
  };
}
