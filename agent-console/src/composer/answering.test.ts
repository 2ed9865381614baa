import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeConnection, ok, type FakeConnection } from '../../gallery/fake-connection.ts';
import { createOutbox, type Outbox } from '../conversation/outbox.ts';
import { createMemoryKeeping, type Keeping } from '../state/keeping.ts';
import { createToasts } from '../ui/toasts.ts';
import { createAnswering, type Answering } from './answering.ts';
import { emptyDraft } from './draft.ts';
import { createDrafts } from './drafts.ts';
import { createTypingTeller } from './typing-teller.ts';

let connection: FakeConnection;
let keeping: Keeping;
let outbox: Outbox;
let answering: Answering;
const toasts = createToasts();

beforeEach(() => {
  connection = createFakeConnection();
  connection.answer('typing:set', () => ok(null));
  connection.answer('message:send', () => new Promise(() => {}));
  connection.goes({ kind: 'online' });
  keeping = createMemoryKeeping();
  outbox = createOutbox({ connection, keeping, now: () => 1, newId: () => 'id-1', onStored: () => {} });
  outbox.open('agent-1');
  answering = createAnswering({
    drafts: createDrafts(keeping, () => 'agent-1'),
    outbox,
    teller: createTypingTeller(connection, () => 0),
    toasts,
  });
  answering.turnTo('c1');
});

describe('answering', () => {
  it('empties the composer once the message is in the outbox', () => {
    answering.edit({ ...emptyDraft, text: ' Hello \n' });
    answering.submit();
    expect(outbox.messages.value.map(({ body }) => body)).toEqual(['Hello']);
    expect(answering.draft.value).toEqual(emptyDraft);
  });

  it('keeps what is written when the outbox could not keep it, and says so', () => {
    answering.edit({ ...emptyDraft, text: 'Hello' });
    keeping.write = () => false;
    answering.submit();
    expect(answering.draft.value.text).toBe('Hello');
    expect(toasts.shown.value.at(-1)?.text).toContain('was not sent');
  });

  it('keeps one draft per conversation', () => {
    answering.edit({ ...emptyDraft, text: 'to the first' });
    answering.turnTo('c2');
    expect(answering.draft.value.text).toBe('');
    answering.turnTo('c1');
    expect(answering.draft.value.text).toBe('to the first');
  });

  it('tells the visitor’s side when somebody writes and when they turn away', () => {
    answering.edit({ ...emptyDraft, text: 'H' });
    answering.turnTo('c2');
    expect(connection.asked.map(({ input }) => input)).toEqual([
      { conversationId: 'c1', typing: true },
      { conversationId: 'c1', typing: false },
    ]);
  });

  it('puts a failed message back behind what was written since', async () => {
    answering.edit({ ...emptyDraft, text: 'First' });
    answering.submit();
    answering.edit({ ...emptyDraft, text: 'Since' });
    await vi.waitFor(() => expect(outbox.messages.value).toHaveLength(1));
    const [message] = outbox.messages.value;
    if (message) answering.takeBack(message);
    expect(answering.draft.value.text).toBe('Since\nFirst');
    expect(outbox.messages.value).toEqual([]);
  });
});
