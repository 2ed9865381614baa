import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { agentRequests, MAX_BODY_LENGTH, MAX_INTERACTIONS_PER_BATCH, visitorRequests } from './index.ts';
import type { ServerToAgent, ServerToVisitor } from './index.ts';

const conversationId = 'c-1';
const clientId = 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6';
const press = {
  kind: 'press',
  id: 1,
  at: 1,
  path: '/checkout',
  control: { key: 'k3f9', role: 'button', name: 'Pay' },
  travelPx: 0,
};
const report = (interactions: unknown) => ({
  conversationId,
  visitId: clientId,
  batchNo: 0,
  sentAt: 1,
  interactions,
});

const issueOf = (schema: v.GenericSchema, input: unknown) => {
  const result = v.safeParse(schema, input);
  return result.success ? null : (v.getDotPath(result.issues[0]) ?? '');
};

describe('[PR5] schemas', () => {
  it.each([
    ['message:send', { conversationId, clientId, body: 'x'.repeat(MAX_BODY_LENGTH) }],
    ['conversation:sync', { conversationId, afterSeq: 0 }],
    ['interaction:report', report([press])],
    ['visit:start', { visitId: clientId, path: '/' }],
  ] as const)('%s takes what it asks for', (name, input) => {
    expect(issueOf(visitorRequests[name], input)).toBeNull();
  });

  it.each([
    ['message:send', { conversationId, clientId, body: 'x'.repeat(MAX_BODY_LENGTH + 1) }, 'body'],
    ['message:send', { conversationId, clientId, body: ' \n ' }, 'body'],
    ['message:send', { conversationId, clientId: 'not-a-uuid', body: 'hi' }, 'clientId'],
    ['message:send', { conversationId, clientId, body: 'hi', extra: 1 }, 'extra'],
    ['message:send', null, ''],
    ['message:send', 'hello', ''],
    ['conversation:sync', { conversationId, afterSeq: -1 }, 'afterSeq'],
    ['conversation:sync', { conversationId, afterSeq: 0.5 }, 'afterSeq'],
    ['conversation:sync', { conversationId: "x' or 1=1", afterSeq: 0 }, 'conversationId'],
    ['visit:start', { visitId: clientId, path: '/a?token=1' }, 'path'],
    ['interaction:report', report([]), 'interactions'],
    ['interaction:report', report([{ ...press, text: 'typed' }]), 'interactions.0.text'],
    ['interaction:report', report([{ ...press, kind: 'keystroke' }]), 'interactions.0.kind'],
  ] as const)('%s refuses %j', (name, input, field) => {
    expect(issueOf(visitorRequests[name], input)).toBe(field);
  });

  it('takes a full batch of interactions and not one more', () => {
    const schema = visitorRequests['interaction:report'];
    const batch = (length: number) => report(Array.from({ length }, () => press));
    expect(issueOf(schema, batch(MAX_INTERACTIONS_PER_BATCH))).toBeNull();
    expect(issueOf(schema, batch(MAX_INTERACTIONS_PER_BATCH + 1))).toBe('interactions');
  });

  it('brings e-mail addresses into one form', () => {
    const input = { name: 'Ana', email: ' Ana@Example.com ', role: 'agent', password: 'correct horse' };
    expect(v.parse(agentRequests['people:create'], input).email).toBe('ana@example.com');
  });
});

describe('[PV1] what never goes to a visitor', () => {
  it('has no event of its own', () => {
    const toVisitor = (_name: keyof ServerToVisitor) => 'sent';
    const toAgent = (_name: keyof ServerToAgent) => 'sent';
    expect(toAgent('friction:changed')).toBe('sent');
    // @ts-expect-error visitors never get friction
    toVisitor('friction:changed');
    // @ts-expect-error visitors never get suggestions
    toVisitor('suggestions:offered');
    // @ts-expect-error visitors never get the journey
    toVisitor('page:changed');
  });
});
