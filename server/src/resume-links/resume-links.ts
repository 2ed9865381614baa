import { createHash, randomBytes } from 'node:crypto';
import { RequestError } from '@attune/protocol';
import type { ConversationRow } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import type { Outbox } from '../jobs/outbox.ts';
import { noMailServer } from '../mail/no-mail-server.ts';
import { insertResumeLink, redeemResumeLink } from './resume-link.repository.ts';

/**
 * Mail a visitor a link to go on. Payload: `{ siteId, conversationId, visitorId, to, pageUrl }`. Whoever sends it makes
 * the link with `resumeLinks.createForMail` and puts it behind the page as `#attune-resume=TOKEN`: the payload holds no token.
 */
export const MAIL_RESUME_LINK = 'mail-resume-link';

/** 256 bits; it opens a whole history. */
const TOKEN_BYTES = 32;

/** Long enough to walk to the other device; a mailed one waits for the evening. */
const OPENS_FOR_MS = 15 * 60_000;
const MAILED_OPENS_FOR_MS = 7 * 86_400_000;

export type ResumeLinks = ReturnType<typeof createResumeLinks>;

/** Lets a visitor go on with their conversation on another device: a link that opens once. */
export function createResumeLinks({
  db,
  now,
  outbox,
  canMail,
}: {
  readonly db: Db;
  /** Whether a mail server is set up. */
  canMail(): Promise<boolean>;
  readonly outbox: Pick<Outbox, 'enqueue'>;
  now(): number;
}) {
  type Whose = { readonly siteId: string; readonly visitorId: string };

  /** The token is in the answer alone: at rest there is its hash. */
  async function create({ siteId, visitorId }: Whose, opensForMs: number) {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const at = now();
    const expiresAt = at + opensForMs;
    await insertResumeLink(db, { linkHash: hashOf(token), siteId, visitorId, createdAt: at, expiresAt });
    return { token, expiresAt };
  }

  return {
    create: (whose: Whose) => create(whose, OPENS_FOR_MS),

    createForMail: (whose: Whose) => create(whose, MAILED_OPENS_FOR_MS),

    /**
     * Gives the other device a token of its own for the token of a link.
     * @returns null when the link opens nothing any more
     */
    async redeem(
      siteId: string,
      origin: string,
      linkToken: string,
    ): Promise<{ readonly visitorId: string; readonly token: string } | null> {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const visitorId = await redeemResumeLink(db, {
        siteId,
        origin,
        linkHash: hashOf(linkToken),
        tokenHash: hashOf(token),
        at: now(),
      });
      return visitorId === null ? null : { visitorId, token };
    },

    /** Owes the mail; a job sends it. @throws RequestError `invalid` when the page is not the visitor's own site, `conflict` without a mail server */
    async mail(
      row: ConversationRow,
      to: string,
      page: { readonly url: string; readonly origin: string },
    ): Promise<void> {
      if (!URL.canParse(page.url) || new URL(page.url).origin !== page.origin) {
        throw new RequestError('invalid', 'The page is not one of this site.', { field: 'pageUrl' });
      }
      if (!(await canMail())) throw noMailServer('Take the link to your other device yourself.');
      const { origin, pathname } = new URL(page.url);
      await outbox.enqueue(db, {
        topic: MAIL_RESUME_LINK,
        payload: {
          siteId: row.siteId,
          conversationId: row.id,
          visitorId: row.visitorId,
          to,
          pageUrl: `${origin}${pathname}`,
        },
      });
    },
  };
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
