import type { Author } from '@attune/protocol';
import type { ConversationRow } from '../../conversations/conversation-access.ts';
import type { Ratings } from '../../csat/ratings.ts';
import type { Queue } from '../../queue/queue.ts';
import type { ResumeLinks } from '../../resume-links/resume-links.ts';
import type { Transcripts } from '../../transcripts/transcripts.ts';
import type { VisitorSocket } from '../realtime-types.ts';
import type { VisitorHandlers } from './visitor-handling.ts';

export interface InChatVisitorDeps {
  readonly queue: Queue;
  readonly ratings: Ratings;
  readonly resumeLinks: ResumeLinks;
  readonly transcripts: Transcripts;
}

/** What handlers of visitors' requests know of who asks. */
export interface VisitorAsking {
  /** @throws RequestError `not-found` when it is not this visitor's */
  own(socket: VisitorSocket, conversationId: string): Promise<ConversationRow>;
  author(socket: VisitorSocket): Author;
}

/** What visitors can do inside their conversation beside reading and writing. */
export function inChatVisitorHandlers(
  { queue, ratings, resumeLinks, transcripts }: InChatVisitorDeps,
  { own, author }: VisitorAsking,
) {
  return {
    'rating:give': {
      limit: 'visitor:message',
      async handle({ conversationId, clientId, score, comment }, { principal, afterAck }) {
        const { siteId } = await own(principal, conversationId);
        const rating = { score, comment };
        const added = await ratings.rate({ siteId, conversationId }, author(principal), clientId, rating);
        afterAck(added.tell);
        return { event: added.event };
      },
    },
    'transcript:mail': {
      limit: 'visitor:mail',
      async handle({ conversationId, to }, { principal }) {
        await transcripts.mail(await own(principal, conversationId), to, 'visitor');
        return null;
      },
    },
    'resume:create': {
      limit: 'visitor:link',
      handle: async ({ conversationId }, { principal }) =>
        resumeLinks.create(await own(principal, conversationId)),
    },
    'resume:mail': {
      limit: 'visitor:mail',
      async handle({ conversationId, to, pageUrl }, { principal }) {
        const row = await own(principal, conversationId);
        await resumeLinks.mail(row, to, { url: pageUrl, origin: principal.data.origin });
        return null;
      },
    },
    'queue:get': {
      limit: 'visitor:light',
      handle: async ({ conversationId }, { principal }) => ({
        place: await queue.placeOf(await own(principal, conversationId)),
      }),
    },
  } satisfies Partial<VisitorHandlers>;
}
