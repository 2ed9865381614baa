import { randomUUID } from 'node:crypto';
import type { MessageEvent } from '@attune/protocol';
import { redacted } from '@attune/empathy';
import { verifiedItems, type ProposedItem } from '@attune/empathy/reflection';
import {
  readLatestEvents,
  type ConversationKey,
  type ConversationRow,
} from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import type { EmpathySettingsOfSite } from '../empathy-settings/empathy-settings-of-site.ts';
import { findOpinion, saveOpinion, takeCall, type OpinionItems } from './opinion.repository.ts';
import type { RedactedTurn, SecondOpinion } from './second-opinion.ts';

export interface OpinionsDeps {
  readonly db: Db;
  readonly settings: Pick<EmpathySettingsOfSite, 'current' | 'modelKey'>;
  readonly secondOpinion: SecondOpinion;
  now(): number;
}

/** Whether the model's opinion is on the card now, and if not, why. */
export interface Asked {
  readonly used: boolean;
  readonly why: string;
}

/** Turns that leave the house. */
const MAX_TURNS = 20;
/** Entries among which they are looked for. */
const ENTRIES = 100;
const DAY_MS = 86_400_000;

export type Opinions = ReturnType<typeof createOpinions>;

/** Second opinions of an optional language model on reflection cards. Off until an admin turns it on. */
export function createOpinions({ db, settings, secondOpinion, now }: OpinionsDeps) {
  return {
    /** What the model last said, as far as it held. */
    standing: (key: ConversationKey, from: Db = db): Promise<OpinionItems> => findOpinion(from, key),

    /** Asks the model, within the site's budget. Whatever fails, the card stands as it was. */
    async ask(row: ConversationRow, agent: { readonly name: string | null }): Promise<Asked> {
      const key = { siteId: row.siteId, conversationId: row.id };
      const { model } = await settings.current(row.siteId);
      if (!model.enabled) return unused('The model is off on this site.');
      const events = await readLatestEvents(db, key, ENTRIES);
      const messages = events
        .filter((event) => event.kind === 'message')
        .filter(({ author }) => author.kind !== 'system')
        .slice(-MAX_TURNS);
      if (messages.length === 0) return unused('Nothing was said yet.');
      const at = now();
      const { callsPerConversation: perConversation, callsPerDay: perDay } = model;
      const budget = { perConversation, perDay, dayBegan: at - (at % DAY_MS) };
      const over = await db.transaction((tx) => takeCall(tx, key, budget, { id: randomUUID(), at }));
      if (over !== null)
        return unused(
          over === 'day'
            ? 'The site has asked the model as often as it may today.'
            : 'The model was asked as often as it may be in this conversation.',
        );
      const access = { ...model, apiKey: await settings.modelKey(row.siteId) };
      const answer = await secondOpinion.ask(access, turnsOf(messages, [row.visitorName, agent.name]));
      if (!answer.ok) return unused(answer.why);
      const items = held(answer.items, messages);
      if (items.length === 0) return unused('Nothing the model said stands in the messages.');
      await saveOpinion(db, key, items, now());
      return { used: true, why: '' };
    },
  };
}

const unused = (why: string): Asked => ({ used: false, why });

function turnsOf(
  messages: readonly MessageEvent[],
  names: readonly (string | null)[],
): readonly RedactedTurn[] {
  return messages.map(({ seq, author, body }) => ({
    seq,
    author: author.kind === 'agent' ? 'agent' : 'visitor',
    text: redacted(body, [...names, author.name]),
  }));
}

/** A place to go, or an address: nothing a card says, whatever somebody talked the model into. */
const LEADS_AWAY = /https?:|www\.|[\w-]+\.(?:com|net|org|io|de)\b|@/i;

/** Items whose quotation is verbatim in the message they cite, and that say nothing but what was said. */
function held(proposed: readonly ProposedItem[], messages: readonly MessageEvent[]): OpinionItems {
  const said = messages.map(({ seq, author, body }) => ({ seq, author: author.kind, text: body }));
  return verifiedItems(
    proposed.filter(({ text }) => !LEADS_AWAY.test(text)),
    said,
  );
}
