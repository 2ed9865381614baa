import type { Db } from '../db/open-database.ts';
import { deleteOldMails, findMailSettings, listUnseenAnswers } from './mail.repository.ts';
import type { Mails } from './mails.ts';

/** The look for answers that nobody has seen. */
export const MAIL_LOOK = 'mail-look';
/** There is one such debt, however many processes plan it. */
export const MAIL_LOOK_DEBT = '00000000-0000-4000-8000-0000000000d3';
export const LOOK_EVERY_MS = 30_000;

/** What lay unseen for longer is an old story: nobody is mailed about it when mail is switched on. */
const NOT_AFTER_MS = 86_400_000;
const AT_ONCE = 100;
const KEPT_MS = 90 * 86_400_000;
const OLD_AT_ONCE = 500;

export interface ContinuityDeps {
  readonly mails: Pick<Mails, 'owe'>;
  now(): number;
}

/**
 * Mails visitors who left an address what the team wrote while they were away: once for all of it, when it has lain
 * unseen for a while after the last message. A look owes every mail by its position in the conversation, so that looking
 * again changes nothing.
 */
export function createContinuity({ mails, now }: ContinuityDeps) {
  return async (tx: Db): Promise<void> => {
    const at = now();
    await deleteOldMails(tx, at - KEPT_MS, OLD_AT_ONCE);
    const afterMs = (await findMailSettings(tx))?.continuityAfterMs ?? null;
    if (afterMs === null) return;
    const unseen = await listUnseenAnswers(tx, { from: at - NOT_AFTER_MS, to: at - afterMs, limit: AT_ONCE });
    for (const { siteId, conversationId, visitorId, toAddress, afterSeq, upToSeq } of unseen) {
      await mails.owe(tx, {
        effectKey: `continuity:${conversationId}:${upToSeq}`,
        siteId,
        visitorId,
        to: toAddress,
        letter: { kind: 'continuity', conversationId, afterSeq, upToSeq },
      });
    }
  };
}
