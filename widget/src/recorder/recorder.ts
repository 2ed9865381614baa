import type { Interaction, RecorderPolicy } from '@attune/protocol';
import { RECORDER_MEMORY_MS } from '@attune/protocol/limits';
import type { Recorder } from '../contract.ts';
import { guarded } from '../shared/guarded.ts';
import { whileActive } from './activity.ts';
import { createAmbient } from './ambient.ts';
import { watchEvents } from './event-effects.ts';
import { watchMutations, type MutationWatch } from './mutation-watch.ts';
import { watchPage } from './page-watch.ts';
import { createPage } from './page.ts';
import { rulesOf } from './policy.ts';
import { createPressBook } from './press-book.ts';
import { tellPresses } from './presses.ts';
import { watchTrouble } from './watch-trouble.ts';

/** Presses per minute that a person can make, and their outcomes; more than this is a script. */
const MOST_FACTS = 1_000;

/**
 * Watches how the page answers presses and tells facts about it: what was pressed and what came of it, what failed,
 * which page, tab seen or not. Never text, values, keys, places on the page or addresses.
 */
export function createRecorder({
  ownHost,
  policy,
}: {
  readonly ownHost: Element;
  readonly policy?: RecorderPolicy;
}): Recorder {
  const stop = new AbortController();
  const listeners = new Set<(facts: readonly Interaction[]) => void>();
  /** The last minute, in this page's memory and nowhere else. */
  let facts: readonly Interaction[] = [];

  const recent = (): readonly Interaction[] =>
    (facts = facts.filter(({ at }) => at > Date.now() - RECORDER_MEMORY_MS).slice(-MOST_FACTS));
  function tell(fact: Interaction): void {
    facts = [...recent(), fact];
    for (const listener of listeners) guarded(listener)([fact]);
  }

  const page = createPage(
    ownHost,
    {
      signal: stop.signal,
      rules: rulesOf(policy),
      tell: (fact) => pageWatch.isWatched() && tell(fact),
    },
    () => {
      stop.abort();
      tell({ kind: 'recorder-off', at: Date.now() });
    },
  );
  const ambient = createAmbient();
  const pageWatch = watchPage(page, () => trouble.left());
  const book = createPressBook(
    page,
    ambient,
    () => {
      mutations.flush();
      pageWatch.look();
    },
    (judge) => trouble.withMore(({ judgeUnanswered }) => judge(judgeUnanswered)),
  );
  const mutations: MutationWatch = watchMutations(page, ownHost, book, ambient);

  const trouble = watchTrouble(page, book);

  function follow(next?: RecorderPolicy): void {
    page.rules = rulesOf(next);
    if (next?.cursor || next?.copiedErrors) trouble.withMore((more) => more.asked());
  }

  pageWatch.begin();
  const parts = { pageWatch, trouble };
  tellPresses(page, book, mutations, parts);
  watchEvents(page, book, ambient, parts);
  follow(policy);
  whileActive(page, mutations.start, mutations.stop);
  stop.signal.addEventListener('abort', mutations.stop);

  return {
    subscribe(listener) {
      if (recent()[0]) guarded(listener)(facts);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    updatePolicy: follow,
    stop() {
      stop.abort();
      listeners.clear();
    },
  };
}
