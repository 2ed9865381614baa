import { randomUUID } from 'node:crypto';
import { RequestError, type Author, type EmpathySettings, type Goodwill } from '@attune/protocol';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import type { EmpathySettingsOfSite } from '../empathy-settings/empathy-settings-of-site.ts';
import { inMajorUnits } from './major-units.ts';
import { findGrant, insertGrantWithin, lockGoodwill, sumGiven } from './grant.repository.ts';

export interface GoodwillDeps {
  readonly db: Db;
  readonly settings: Pick<EmpathySettingsOfSite, 'current' | 'lately'>;
  now(): number;
}

export interface Gift {
  readonly clientId: string;
  /** Minor units. */
  readonly amount: number;
  readonly reason: string;
}

export type GoodwillBook = ReturnType<typeof createGoodwill>;

/** What agents may give away in a conversation without asking, all of them together, and what they gave. */
export function createGoodwill({ db, settings, now }: GoodwillDeps) {
  const present = async (key: ConversationKey, from: Db = db): Promise<Goodwill> =>
    asOf(await settings.lately(key.siteId, from), key, from);

  const asOf = async ({ goodwill }: EmpathySettings, key: ConversationKey, from: Db): Promise<Goodwill> => {
    const given = await sumGiven(from, key);
    return { currency: goodwill.currency, budget: goodwill.perConversation, given };
  };

  return {
    present,

    /**
     * Gives an amount once, and writes down who gave it and why.
     * @throws RequestError `forbidden` beyond the budget, saying what is left; `conflict` for a used client id
     */
    async give(key: ConversationKey, by: Author, { clientId, amount, reason }: Gift): Promise<Goodwill> {
      return db.transaction(async (tx) => {
        await lockGoodwill(tx, key);
        const { currency, budget, given } = await asOf(await settings.current(key.siteId, tx), key, tx);
        const grant = {
          ...key,
          id: randomUUID(),
          agentId: by.id,
          agentName: by.name ?? '',
          clientId,
          amount,
          currency,
          reason,
          at: now(),
        };
        const earlier = await findGrant(tx, grant);
        if (earlier !== null) {
          if (earlier.amount !== amount || earlier.reason !== reason) throw usedBefore();
          return { currency, budget, given };
        }
        if (!(await insertGrantWithin(tx, grant, budget))) throw beyond(budget - given, currency);
        return { currency, budget, given: given + amount };
      });
    },
  };
}

const usedBefore = () =>
  new RequestError('conflict', 'Something else was already given under this client id.', {
    field: 'clientId',
  });

function beyond(left: number, currency: string): RequestError {
  const most = Math.max(0, left);
  return new RequestError(
    'forbidden',
    most === 0
      ? 'Nothing is left to give in this conversation. Ask an admin.'
      : `At most ${inMajorUnits(most, currency)} ${currency} is left to give in this conversation.`,
    { field: 'amount' },
  );
}
