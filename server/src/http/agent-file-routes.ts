import { RequestError, type Author } from '@attune/protocol';
import type { Express, Request, RequestHandler, Response } from 'express';
import type { Attachments } from '../attachments/attachments.ts';
import type { Auth } from '../auth/create-auth.ts';
import type { ConversationRow } from '../conversations/conversation-access.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { AddressOf } from '../realtime/address.ts';
import type { Sites } from '../sites/sites.ts';
import { transcriptFormats, type TranscriptFormat, type Transcripts } from '../transcripts/transcripts.ts';
import { addressKey } from './address-key.ts';
import { onlyBy } from './answer-error.ts';
import type { LimitName, Limits } from './limits.ts';
import { disposition, sendAttachment, uploadIn } from './send-file.ts';

export interface AgentFileDeps {
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly auth: Pick<Auth, 'sessionOf'>;
  readonly sites: Pick<Sites, 'sitesOf'>;
  readonly attachments: Attachments;
  readonly conversations: Pick<Conversations, 'findOnSites'>;
  readonly transcripts: Transcripts;
}

const FOLDER = '/api/conversations/:conversationId';

const types: Readonly<Record<TranscriptFormat, string>> = { txt: 'text/plain', json: 'application/json' };

/** Files and transcripts of conversations, for the agents of their site, by the cookie of the login. */
export function addAgentFileRoutes(app: Express, deps: AgentFileDeps): void {
  const { attachments, transcripts } = deps;
  const as = agentOf(deps);

  app
    .route(`${FOLDER}/attachments`)
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
    .get(
      as('files', async (request, response, { row, author }) => {
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

  for (const format of transcriptFormats) {
    app
      .route(`${FOLDER}/transcript.${format}`)
      .get(
        as('api', async (_request, response, { row }) => {
          const text = await transcripts.write(row, format);
          response
            .type(types[format])
            .set('Content-Disposition', disposition(`conversation.${format}`))
            .send(text);
        }),
      )
      .all(onlyBy('GET'));
  }
}

interface Asking {
  readonly row: ConversationRow;
  readonly author: Author;
}

type Handle = (request: Request, response: Response, asking: Asking) => Promise<void>;

function agentOf({ limits, addressOf, auth, sites, conversations }: AgentFileDeps) {
  return (limit: LimitName, handle: Handle): RequestHandler =>
    async (request, response) => {
      await limits.take(limit, addressKey(addressOf(request)));
      const session = await auth.sessionOf(request.headers);
      if (session === null) throw new RequestError('unauthenticated', 'Sign in to the console first.');
      const { agent } = session;
      const siteIds = (await sites.sitesOf(agent)).map(({ id }) => id);
      const row = await conversations.findOnSites(String(request.params['conversationId']), siteIds);
      await handle(request, response, { row, author: { kind: 'agent', id: agent.id, name: agent.name } });
    };
}
