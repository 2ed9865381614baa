import { createHash, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Db } from '../db/open-database.ts';
import type { Outbox } from '../jobs/outbox.ts';
import type { Log } from '../log/create-log.ts';
import type { Letter } from './letter.ts';
import { mailLog, type MailsSought } from './mail-log.ts';
import type { Postbox } from './mail-settings.ts';
import {
  countMailsTo,
  endTry,
  findMail,
  insertMail,
  insertOptOut,
  lockAddress,
  type MailRow,
} from './mail.repository.ts';
import { createTurns } from './turns.ts';
import { sheetHtml, sheetText } from './sheet.ts';
import { MailError, type SendMail } from './transport.ts';
import type { Written } from './write-letter.ts';

export const MAIL_SEND = 'mail-send';
const duePayload = v.object({ mailId: v.string(), tries: v.number() });

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Pauses after failed tries: a mail server that is away for a night is waited for. */
const PAUSES_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 8 * HOUR_MS];
/** A try whose process died is begun again after this; well past the longest wait and the longest try. */
const LEASE_MS = 4 * MINUTE_MS;
/** Conversations with mail servers at a time, in one process: what many of them allow one sender. */
const MOST_AT_ONCE = 8;
/** Whoever has waited for longer is left to the lease, so that nobody else has begun the same. */
const WAITS_AT_MOST_MS = MINUTE_MS;
/** So that nobody can have a stranger's letter box filled through us. */
const MOST_IN_HOUR = 6;
const MOST_IN_DAY = 20;

export interface MailsDeps {
  readonly db: Db;
  readonly log: Log;
  readonly outbox: Pick<Outbox, 'enqueue'>;
  postbox(): Promise<Postbox | null>;
  write(mail: MailRow): Promise<Written | null>;
  readonly send: SendMail;
  now(): number;
  wakeJobs(): void;
}

/** A mail to be owed. */
export interface NewMail {
  /** What it is the effect of: the same effect is mailed once, for ever. */
  readonly effectKey: string;
  readonly siteId: string | null;
  readonly visitorId: string | null;
  readonly to: string;
  readonly letter: Letter;
}

export type Mails = ReturnType<typeof createMails>;

/** Mails that are owed: each is put down first, sent once its server takes it, and kept in a log. */
export function createMails(deps: MailsDeps) {
  const { db, log, outbox, postbox, write, send, now, wakeJobs } = deps;
  const underWay = new Set<Promise<void>>();
  const inTurn = createTurns(MOST_AT_ONCE);

  const oweTry = (tx: Db, { id, tries }: Pick<MailRow, 'id' | 'tries'>, runAt: number) =>
    outbox.enqueue(tx, { topic: MAIL_SEND, payload: { mailId: id, tries }, runAt });

  /** @returns why it is not sent; null when it was */
  async function attempt(mail: MailRow): Promise<MailError | null> {
    try {
      const box = await postbox();
      if (box === null) return new MailError('No mail server is set up yet.', false);
      const written = await write(mail);
      if (written === null) return new MailError('No longer needed: it was read, or is gone.', true);
      const { fromName, sheet } = written;
      await send(box.server, {
        messageId: `<${mail.id}@${box.fromAddress.split('@')[1] ?? 'localhost'}>`,
        from: { name: fromName, address: box.fromAddress },
        to: mail.toAddress,
        subject: sheet.subject,
        text: sheetText(sheet),
        html: sheetHtml(sheet),
        unsubscribeUrl: sheet.unsubscribe?.url ?? null,
      });
      return null;
    } catch (error) {
      if (error instanceof MailError) return error;
      log.error({ err: error, mailId: mail.id }, 'a mail could not be written');
      return new MailError('The mail could not be written. The log of the server says more.', false);
    }
  }

  async function tryNow(mail: MailRow): Promise<void> {
    const failed = await attempt(mail);
    await db.transaction(async (tx) => {
      const at = now();
      if (failed === null) {
        await endTry(tx, mail, { state: 'sent', nextAt: null, sentAt: at, problem: null });
        return;
      }
      const pause = failed.isFinal ? undefined : PAUSES_MS[mail.tries];
      const problem = failed.message;
      if (pause === undefined) {
        await endTry(tx, mail, { state: 'failed', nextAt: null, sentAt: null, problem });
        return;
      }
      const nextAt = at + pause;
      if (await endTry(tx, mail, { state: 'waiting', nextAt, sentAt: null, problem }))
        await oweTry(tx, { id: mail.id, tries: mail.tries + 1 }, nextAt);
    });
    wakeJobs();
  }

  function begin(mail: MailRow): void {
    const latest = now() + WAITS_AT_MOST_MS;
    const sending = inTurn(async () => {
      if (now() <= latest) await tryNow(mail);
    })
      // The lease brings it back.
      .catch((err: unknown) => log.error({ err, mailId: mail.id }, 'a mail could not be settled'))
      .finally(() => underWay.delete(sending));
    underWay.add(sending);
  }

  return {
    /** Owes a mail, as part of `tx`. An address that had too many lately gets none; the log says so. */
    async owe(tx: Db, { effectKey, siteId, visitorId, to, letter }: NewMail): Promise<void> {
      const at = now();
      await lockAddress(tx, to);
      const { inHour, inDay } = await countMailsTo(tx, to, { hourAgo: at - HOUR_MS, dayAgo: at - DAY_MS });
      const isTooMany = inHour >= MOST_IN_HOUR || inDay >= MOST_IN_DAY;
      const id = randomUUID();
      const row = { id, effectKey, siteId, visitorId, toAddress: to, letter, createdAt: at };
      const added = await insertMail(tx, {
        ...row,
        state: isTooMany ? 'failed' : 'waiting',
        nextAt: isTooMany ? null : at,
        problem: isTooMany ? `This address had ${inHour} mails within the hour, ${inDay} in a day.` : null,
      });
      if (added && !isTooMany) await oweTry(tx, { id, tries: 0 }, at);
    },

    /** The job: begins a try once this is committed, and has it begun again should this process die. */
    async run(tx: Db, payload: unknown): Promise<(() => void) | void> {
      const { mailId, tries } = v.parse(duePayload, payload);
      const mail = await findMail(tx, mailId);
      if (mail === null || mail.state !== 'waiting' || mail.tries !== tries) return;
      await oweTry(tx, mail, now() + LEASE_MS);
      return () => begin(mail);
    },

    /** @throws RequestError `invalid` for a cursor of somebody else's making */
    log: (asked: MailsSought) => mailLog(db, asked),

    /** They want no more mails about answers of this site. */
    optOut: (siteId: string, address: string): Promise<void> =>
      insertOptOut(db, { siteId, addressHash: hashOf(address), at: now() }),

    /** Resolves when what is under way has ended. */
    async settled(): Promise<void> {
      await Promise.all(underWay);
    },
  };
}

const hashOf = (address: string) => createHash('sha256').update(address.toLowerCase()).digest('hex');
