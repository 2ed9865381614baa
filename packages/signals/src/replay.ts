import type {
  Judgement,
  ReplayCount,
  ReplayedConversation,
  ReplayResult,
  SignalVerdict,
  ThresholdSettings,
} from '@attune/protocol';
import { latestJudgements } from './judgement.ts';
import { replayConversation, type Replayed } from './replay-conversation.ts';
import type { ReplayHistory } from './replay-history.ts';

/** A stored conversation, with what a list of conversations says of it. */
export interface StoredConversation extends ReplayHistory {
  readonly conversationId: string;
  readonly visitorLabel: string;
  /** What agents have said of its signals. They are compared with, and change nothing. */
  readonly judgements: readonly Judgement[];
}

/** The two settings a replay compares. */
export interface ReplayPair {
  readonly today: ThresholdSettings;
  readonly proposed: ThresholdSettings;
}

/** Of gained and lost conversations so many are named; the counts are complete. */
const MOST_NAMED = 100;

const nobody: ReplayCount = { flagged: 0, seen: 0, notFrustrated: 0 };

/**
 * What other settings would have flagged in a site's own past. Conversations are added one at a time, so that nobody
 * has to hold a month in memory; whoever runs the steps may stop between any two of them.
 */
export class Replay {
  readonly #pair: ReplayPair;
  readonly #gained: ReplayedConversation[] = [];
  readonly #lost: ReplayedConversation[] = [];
  #conversations = 0;
  #interactions = 0;
  #today = nobody;
  #proposed = nobody;

  constructor(pair: ReplayPair) {
    this.#pair = pair;
  }

  /** Yields now and then; counts the conversation when it has run to the end, and not at all when it is left before. */
  *add(conversation: StoredConversation): Generator<void, void> {
    const today = yield* replayConversation(conversation, this.#pair.today);
    const proposed = yield* replayConversation(conversation, this.#pair.proposed);
    const judged = verdictOn(conversation.judgements);
    this.#conversations++;
    for (const { interactions } of conversation.visits) this.#interactions += interactions.length;
    this.#today = counted(this.#today, today, judged);
    this.#proposed = counted(this.#proposed, proposed, judged);
    const isGained = today.flaggedAt === null && proposed.flaggedAt !== null;
    const isLost = today.flaggedAt !== null && proposed.flaggedAt === null;
    if (isGained) keep(this.#gained, named(conversation, proposed, judged));
    if (isLost) keep(this.#lost, named(conversation, today, judged));
  }

  /** As it stands after the conversations added so far. */
  result(): Omit<ReplayResult, 'days' | 'tookMs'> {
    return {
      conversations: this.#conversations,
      interactions: this.#interactions,
      today: this.#today,
      proposed: this.#proposed,
      gained: this.#gained,
      lost: this.#lost,
    };
  }
}

function counted(count: ReplayCount, { flaggedAt }: Replayed, judged: SignalVerdict | null): ReplayCount {
  if (flaggedAt === null) return count;
  return {
    flagged: count.flagged + 1,
    seen: count.seen + (judged === 'seen' ? 1 : 0),
    notFrustrated: count.notFrustrated + (judged === 'not-frustrated' ? 1 : 0),
  };
}

/** Of all that stands, the harder word counts: a flag of which one part was wrong is worth a look. */
function verdictOn(judgements: readonly Judgement[]): SignalVerdict | null {
  const verdicts = [...latestJudgements(judgements, Infinity).values()].map(({ verdict }) => verdict);
  return verdicts.includes('not-frustrated') ? 'not-frustrated' : (verdicts[0] ?? null);
}

function named(
  { conversationId, visitorLabel }: StoredConversation,
  { flaggedAt, peakScore, headline }: Replayed,
  judged: SignalVerdict | null,
): ReplayedConversation {
  return { conversationId, visitorLabel, at: flaggedAt ?? 0, peakScore, headline, judged };
}

/** Newest first. */
function keep(list: ReplayedConversation[], conversation: ReplayedConversation): void {
  const place = list.findIndex(({ at }) => at < conversation.at);
  list.splice(place === -1 ? list.length : place, 0, conversation);
  list.length = Math.min(list.length, MOST_NAMED);
}
