import type {
  Author,
  ConversationEvent,
  Interaction,
  MessageParts,
  RecorderPolicy,
  Refusal,
  Reply,
  VisitorAnswers,
  VisitorInput,
  VisitorRequestName,
  WidgetForVisitor,
} from '@attune/protocol';
import { aPolicy } from './a-policy.ts';
import type { FakeServer } from './fake-server.types.ts';
import { inChatSettings } from './in-chat-settings.ts';
import { NO_ANSWER, type ConnectionListener } from '../conversation/connection.ts';

type Unnumbered = ConversationEvent extends infer Event
  ? Event extends ConversationEvent
    ? Omit<Event, 'seq' | 'at' | 'author'>
    : never
  : never;

type Handlers = {
  [Name in VisitorRequestName]: (input: VisitorInput<Name>) => Reply<VisitorAnswers[Name]>;
};

const VISITOR: Author = { kind: 'visitor', id: 'visitor-1', name: null };
const AGENT: Author = { kind: 'agent', id: 'agent-1', name: 'Marek' };
const CONVERSATION = 'conversation-1';

export type { FakeConnection, FakeServer } from './fake-server.types.ts';

/** @param pageSize events in one answer to `conversation:sync` */
export function createFakeServer({
  pageSize = 200,
  policy = {},
}: { readonly pageSize?: number; readonly policy?: Partial<RecorderPolicy> } = {}): FakeServer {
  let allowed = aPolicy(policy);
  let events: ConversationEvent[] = [];
  let epoch = 'epoch-1';
  let widget: WidgetForVisitor = { language: 'en' };
  const reported: Interaction[] = [];
  const asked: { name: VisitorRequestName; input: unknown }[] = [];
  const refusals: { name: VisitorRequestName; refusal: Refusal; times: number }[] = [];
  const losses: { name: VisitorRequestName; times: number }[] = [];
  const tabs = new Set<Tab>();
  const batches = new Set<number>();
  let sheds = false;

  interface Tab {
    listener: ConnectionListener | null;
    up: boolean;
    deaf: boolean;
  }

  function append(author: Author, entry: Unnumbered): ConversationEvent {
    const seq = events.length + 1;
    const event: ConversationEvent = { ...entry, author, seq, at: 1_772_546_400_000 + seq * 1_000 };
    events = [...events, event];
    for (const { listener, up, deaf } of tabs) {
      if (up && !deaf) listener?.event({ conversationId: CONVERSATION, event });
    }
    return event;
  }

  const handlers: Handlers = {
    'visit:start': () => ({
      ok: true,
      value: {
        visitorId: VISITOR.id,
        token: 'token-1',
        conversation: { id: CONVERSATION, status: 'open', lastSeq: events.length },
        epoch,
        siteName: 'Fern & Field',
        agentsOnline: server.agentsOnline,
        settings: inChatSettings,
        recorder: server.policy,
        widget: server.widget,
      },
    }),
    'conversation:sync': ({ afterSeq }) => {
      const slice = events.slice(afterSeq, afterSeq + pageSize);
      const more = afterSeq + slice.length < events.length;
      return {
        ok: true,
        value: { conversationId: CONVERSATION, events: slice, upTo: events.length, more, epoch },
      };
    },
    'message:send': ({ clientId, body, parts }) => {
      const stored = events.find((event) => event.kind === 'message' && event.clientId === clientId);
      return {
        ok: true,
        value: { event: stored ?? append(VISITOR, { kind: 'message', clientId, body, ...partsOf(parts) }) },
      };
    },
    'rating:give': ({ score, comment }) => ({
      ok: true,
      value: { event: append(VISITOR, { kind: 'rating', score, comment }) },
    }),
    'transcript:mail': () => ({ ok: true, value: null }),
    'resume:create': () => ({ ok: true, value: { token: 'link-1', expiresAt: 1_772_546_400_000 } }),
    'resume:mail': () => ({ ok: true, value: null }),
    'queue:get': () => ({ ok: true, value: { place: null } }),
    'message:read': ({ upToSeq }) => {
      append(VISITOR, { kind: 'read', upToSeq });
      return { ok: true, value: { upToSeq } };
    },
    'typing:set': () => ({ ok: true, value: null }),
    'form:answer': () => ({ ok: true, value: null }),
    'notice:seen': () => ({ ok: true, value: null }),
    'consent:tell': () => ({ ok: true, value: null }),
    'health:tell': () => ({ ok: true, value: null }),
    'health:echo': () => ({ ok: true, value: { at: 1_772_546_400_000 } }),
    'interaction:report': ({ batchNo, interactions }) => {
      if (batches.has(batchNo)) return { ok: true, value: { stored: 0, shed: 0 } };
      if (sheds) return { ok: true, value: { stored: 0, shed: interactions.length } };
      batches.add(batchNo);
      reported.push(...interactions);
      return { ok: true, value: { stored: interactions.length, shed: 0 } };
    },
  };

  function takeOne<Rule extends { name: VisitorRequestName; times: number }>(
    rules: Rule[],
    name: VisitorRequestName,
  ): Rule | undefined {
    const rule = rules.find((each) => each.name === name && each.times > 0);
    if (rule) rule.times--;
    return rule;
  }

  function answer<Name extends VisitorRequestName>(
    name: Name,
    input: VisitorInput<Name>,
  ): Reply<VisitorAnswers[Name]> {
    asked.push({ name, input });
    const refusal = takeOne(refusals, name);
    if (refusal) return { ok: false, refusal: refusal.refusal };
    const reply = handlers[name](input);
    // What travels is text: nothing of ours may be shared with the server.
    return takeOne(losses, name) ? { ok: false, refusal: NO_ANSWER } : structuredClone(reply);
  }

  const server: FakeServer = {
    asked,
    get events() {
      return events;
    },
    reported,
    agentsOnline: 1,
    get widget() {
      return widget;
    },
    changeWidget(change) {
      widget = { ...widget, ...change };
      for (const { listener } of tabs) listener?.widgetChanged();
    },
    connect() {
      const tab: Tab = { listener: null, up: false, deaf: false };
      let restarts = 0;
      tabs.add(tab);
      function mend(): void {
        tab.up = true;
        tab.listener?.up();
      }
      return {
        open(listener) {
          tab.listener = listener;
          queueMicrotask(mend);
        },
        close: () => void tabs.delete(tab),
        restart() {
          restarts++;
          tab.up = false;
          tab.listener?.down();
          queueMicrotask(mend);
        },
        isUp: () => tab.up,
        async request(name, input) {
          await Promise.resolve();
          if (!tab.up) return { ok: false, refusal: NO_ANSWER };
          return answer(name, structuredClone(input));
        },
        breakLink() {
          tab.up = false;
          tab.listener?.down();
        },
        mendLink: mend,
        goDeaf(deaf) {
          tab.deaf = deaf;
        },
        refuseConnection(refusal) {
          tab.up = false;
          tab.listener?.refused(refusal);
        },
        get restarts() {
          return restarts;
        },
      };
    },
    say: (body, parts) =>
      void append(AGENT, {
        kind: 'message',
        clientId: `agent-${events.length}`,
        body,
        ...(parts && { parts }),
      }),
    edit: (targetSeq, body) => void append(AGENT, { kind: 'edit', targetSeq, body }),
    agentRead: (upToSeq) => void append(AGENT, { kind: 'read', upToSeq }),
    setStatus: (status) => void append(AGENT, { kind: 'status', status }),
    agentTypes(typing) {
      for (const { listener } of tabs) {
        listener?.typing({ conversationId: CONVERSATION, name: AGENT.name, typing });
      }
    },
    get policy() {
      return allowed;
    },
    changePolicy(change) {
      allowed = { ...allowed, ...change };
      for (const { listener } of tabs) listener?.recorder({ recorder: allowed });
    },
    expect(by, name) {
      for (const { listener } of tabs) {
        listener?.expected({ conversationId: CONVERSATION, by, name: name ?? AGENT.name });
      }
    },
    endSessions(reason) {
      for (const tab of tabs) {
        tab.listener?.ended({ reason });
        tab.up = false;
        tab.listener?.down();
      }
    },
    shed(all) {
      sheds = all;
    },
    loseReports() {
      batches.clear();
      reported.length = 0;
    },
    refuse: (name, refusal, times = 1) => void refusals.push({ name, refusal, times }),
    loseAnswer: (name, times = 1) => void losses.push({ name, times }),
    restore(toSeq) {
      events = events.slice(0, toSeq);
      epoch = `${epoch}+`;
    },
  };
  return server;
}

/** Lets everything that was promised happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
}

/** Every file that was uploaded is a small picture. */
function partsOf(asked: VisitorInput<'message:send'>['parts']): { parts?: MessageParts } {
  const ids = asked?.attachmentIds ?? [];
  if (ids.length === 0) return {};
  const attachments = ids.map(
    (id) => ({ id, name: 'cat.png', kind: 'image', type: 'image/png', bytes: 2_048 }) as const,
  );
  return { parts: { attachments } };
}
