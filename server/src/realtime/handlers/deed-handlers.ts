import { deedNames, type AgentAnswers, type AgentInput, type DeedName } from '@attune/protocol';
import type { Conversations } from '../../conversations/conversations.ts';
import type { Deeds } from '../../deeds/deeds.ts';
import type { AgentSocket } from '../realtime-types.ts';
import type { Served } from '../serve.ts';
import { ownConversation, type AgentHandlers } from './agent-handling.ts';

export interface DeedDeps {
  readonly deeds: Pick<Deeds, 'leave' | 'undo'>;
  readonly conversations: Conversations;
}

export function deedHandlers({ deeds }: DeedDeps) {
  return {
    'deed:undo': {
      limit: 'agent:change',
      async handle({ deedId }, { principal }) {
        await deeds.undo(deedId, principal.data.session.agent.id);
        return null;
      },
    },
  } satisfies Partial<AgentHandlers>;
}

/** What a request answers that was left to be done. */
const left: { readonly [Name in DeedName]: AgentAnswers[Name] } = {
  'message:delete': { event: null },
  'note:remove': null,
  'label:remove': null,
  'webhook:remove': null,
  'visitor:erase': { conversations: null },
};

interface AnyHandler {
  handle(input: AgentInput<DeedName>, served: Served<AgentSocket>): Promise<unknown>;
}

/** Handlers that leave what came with a `deedId` to be done in a moment; who may ask is the handlers' own. */
export function leavingDeeds(handlers: AgentHandlers, { deeds, conversations }: DeedDeps): AgentHandlers {
  const wrapped = deedNames.map((name) => {
    const handler = handlers[name];
    const { handle } = handler as AnyHandler;
    const handleOrLeave: AnyHandler['handle'] = async (input, served) => {
      if (input.deedId === undefined) return handle.call(handler, input, served);
      const { id, name: called, role } = served.principal.data.session.agent;
      const place =
        'conversationId' in input
          ? await ownConversation(conversations, served.principal, input.conversationId)
          : { siteId: input.siteId, visitorId: null };
      const { siteId, visitorId } = place;
      await deeds.leave(input.deedId, { name, input, siteId, visitorId, by: { id, name: called, role } });
      return left[name];
    };
    return [name, { ...handler, handle: handleOrLeave }] as const;
  });
  // The same names with the same inputs and answers; only when they are carried out is new.
  return { ...handlers, ...(Object.fromEntries(wrapped) as unknown as Pick<AgentHandlers, DeedName>) };
}
