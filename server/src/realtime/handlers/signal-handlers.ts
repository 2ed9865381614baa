import type { Conversations } from '../../conversations/conversations.ts';
import type { Friction } from '../../friction/friction.ts';
import type { Judgements } from '../../signals/judgements.ts';
import { onOwnSite, ownConversation, type AgentHandlers } from './agent-handling.ts';

export interface SignalDeps {
  readonly conversations: Conversations;
  readonly friction: Friction;
  readonly judgements: Judgements;
}

/** What agents say of signals, and what admins make of it. */
export function signalHandlers({ conversations, friction, judgements }: SignalDeps) {
  return {
    'signal:judge': {
      limit: 'agent:light',
      async handle({ conversationId, signalKeys, verdict }, { principal, afterAck }) {
        const row = await ownConversation(conversations, principal, conversationId);
        const key = { siteId: row.siteId, conversationId };
        const judged = await judgements.judge(key, signalKeys, verdict, principal.data.session.agent);
        const looked = await friction.lookNow(row);
        afterAck(looked.tell);
        afterAck(judged.tell);
        return { friction: looked.friction };
      },
    },
    'signals:recent': {
      limit: 'agent:light',
      authorise: onOwnSite('admin'),
      handle: async ({ siteId, kind }) => ({ controls: await judgements.recent(siteId, kind) }),
    },
    'signals:precision': {
      limit: 'agent:light',
      authorise: onOwnSite('admin'),
      async handle({ siteId }) {
        const [precision, mutes] = await Promise.all([
          judgements.precision(siteId),
          judgements.mutes(siteId),
        ]);
        return { precision, mutes };
      },
    },
    'mute:lift': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      async handle({ siteId, kind, controlKey }, { principal, afterAck }) {
        const { agent } = principal.data.session;
        const { tell } = await judgements.lift(siteId, { kind, controlKey }, agent);
        afterAck(tell);
        return null;
      },
    },
  } satisfies Partial<AgentHandlers>;
}
