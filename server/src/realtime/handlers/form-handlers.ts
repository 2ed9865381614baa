import type { Conversations } from '../../conversations/conversations.ts';
import type { Forms } from '../../forms/forms.ts';
import type { Notices } from '../../notices/notices.ts';
import type { Visitors } from '../../visitors/visitors.ts';
import { knownVisitor } from '../known-visitor.ts';
import type { VisitorHandlers } from './visitor-handling.ts';

export interface FormHandlerDeps {
  readonly conversations: Conversations;
  readonly forms: Forms;
  readonly notices: Notices;
  readonly visitors: Visitors;
}

/** What visitors fill in, which notice they were shown, and what their page says of consent. */
export function formHandlers({ conversations, forms, notices, visitors }: FormHandlerDeps) {
  return {
    'form:answer': {
      limit: 'visitor:message',
      async handle({ conversationId, ...filled }, { principal: socket }) {
        const { siteId, id: visitorId } = knownVisitor(socket);
        await conversations.findForVisitor({ siteId, conversationId }, visitorId);
        const { name } = await forms.answer({ siteId, visitorId }, filled);
        if (name !== null) socket.data.visitor = await visitors.takeName(knownVisitor(socket), name);
        return null;
      },
    },
    'notice:seen': {
      limit: 'visitor:light',
      async handle(seen, { principal: socket }) {
        const { siteId, id: visitorId } = knownVisitor(socket);
        await notices.seen({ siteId, visitorId }, seen);
        return null;
      },
    },
    'consent:tell': {
      limit: 'visitor:consent',
      async handle(said, { principal: socket }) {
        const { siteId, id: visitorId } = knownVisitor(socket);
        await notices.consent({ siteId, visitorId }, said);
        return null;
      },
    },
  } satisfies Partial<VisitorHandlers>;
}
