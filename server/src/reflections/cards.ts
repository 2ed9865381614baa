import { randomUUID } from 'node:crypto';
import type { EarlierCard } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { insertCard, listCards } from './card.repository.ts';

/** Cards of earlier contacts shown beside a conversation. */
const SHOWN = 5;

/** Whose card, and the last entry it knows of. */
export interface CardPlace {
  readonly siteId: string;
  readonly visitorId: string;
  readonly seq: number;
}

export type Cards = ReturnType<typeof createCards>;

/** Cards as they stood when a contact ended or was handed over. */
export function createCards({ db }: { readonly db: Db }) {
  return {
    /** Earlier contacts and handovers of a visitor, newest first. */
    list: (siteId: string, visitorId: string, from: Db = db): Promise<readonly EarlierCard[]> =>
      listCards(from, siteId, visitorId, SHOWN),

    /** Keeps a card as part of `tx`; keeping it again changes nothing. */
    keep: (tx: Db, place: CardPlace, card: EarlierCard): Promise<void> =>
      insertCard(tx, { ...place, ...card, id: randomUUID() }),
  };
}
