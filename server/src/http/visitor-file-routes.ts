import { RequestError, type Author } from '@attune/protocol';
import type { Express, Request, RequestHandler, Response } from 'express';
import type { Attachments } from '../attachments/attachments.ts';
import type { ConversationRow } from '../conversations/conversation-access.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { AddressOf } from '../realtime/address.ts';
import type { Transcripts } from '../transcripts/transcripts.ts';
import type { Visitors } from '../visitors/visitors.ts';
import { addressKey } from './address-key.ts';
import { onlyBy } from './answer-error.ts';
import { pageOfSite, preflight, type CrossOriginDeps } from './cross-origin.ts';
import type { Limits } from './limits.ts';
import { apiHeaders } from './security-headers.ts';
import { disposition, sendAttachment, uploadIn } from './send-file.ts';

export interface VisitorFileDeps extends CrossOriginDeps {
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly attachments: Attachments;
  readonly conversations: Pick<Conversations, 'findForVisitor'>;
  readonly transcripts: Transcripts;
  readonly visitors: Pick<Visitors, 'recognise'>;
}

const FOLDER = '/api/visitor/conversations/:conversationId';

/**
 * Files and transcripts of visitors, for pages of their site: `?site=KEY` and `Authorization: Bearer TOKEN`, the token of
 * `visit:start`. No cookie is looked at, so pages of other sites gain nothing by asking.
 */
export function addVisitorFileRoutes(app: Express, deps: VisitorFileDeps): void {
  const { attachments, transcripts } = deps;
  const as = visitorOf(deps);
  app.use('/api/visitor', apiHeaders);

  app
    .route(`${FOLDER}/attachments`)
    .options(preflight(deps, 'POST'))
    .post(
      as('upload', async (request, response, { row, author }) => {
        const key = { siteId: row.siteId, conversationId: row.id };
        const attachment = await attachments.upload(key, author, uploadIn(request));
        response.json({ ok: true, value: { attachment } });
      }),
    )
    .all(onlyBy('POST'));

  app
    .route(`${FOLDER}/attachments/:id`)
    .options(preflight(deps, 'GET, DELETE'))
    .get(
      as('api', async (request, response, { row, author }) => {
        const key = { siteId: row.siteId, conversationId: row.id };
        await sendAttachment(response, await attachments.read(key, author, String(request.params['id'])));
      }),
    )
    .delete(
      as('api', async (request, response, { row, author }) => {
        const key = { siteId: row.siteId, conversationId: row.id };
        await attachments.discard(key, author, String(request.params['id']));
        response.json({ ok: true, value: null });
      }),
    )
    .all(onlyBy('GET', 'DELETE'));

  app
    .route(`${FOLDER}/transcript.txt`)
    .options(preflight(deps, 'GET'))
    .get(
      as('api', async (_request, response, { row }) => {
        const text = await transcripts.forVisitor(row);
        response.type('text/plain').set('Content-Disposition', disposition('conversation.txt')).send(text);
      }),
    )
    .all(onlyBy('GET'));
}

interface Asking {
  readonly row: ConversationRow;
  readonly author: Author;
}

type Handle = (request: Request, response: Response, asking: Asking) => Promise<void>;

function visitorOf(deps: VisitorFileDeps) {
  const { limits, addressOf, conversations, visitors } = deps;
  return (limit: 'upload' | 'api', handle: Handle): RequestHandler =>
    async (request, response) => {
      const page = await pageOfSite(deps, request, response);
      await limits.take(limit, addressKey(addressOf(request)));
      const token = /^Bearer ([\w-]{1,128})$/.exec(request.headers.authorization ?? '')?.[1];
      const visitor = token === undefined ? null : await visitors.recognise(page.site.id, page.origin, token);
      if (visitor === null)
        throw new RequestError('unauthenticated', 'Open the chat first; then this works.');
      const conversationId = String(request.params['conversationId']);
      const key = { siteId: visitor.siteId, conversationId };
      const row = await conversations.findForVisitor(key, visitor.id);
      await handle(request, response, {
        row,
        author: { kind: 'visitor', id: visitor.id, name: visitor.name },
      });
    };
}
