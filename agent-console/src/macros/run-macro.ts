import type { Arrangement, Macro, MacroStep } from '@attune/protocol';
import type { Desk } from '../app/desk.ts';
import { factsOf, filled } from '../canned/fill-canned.ts';

const MINUTE_MS = 60_000;

/** What the steps change about a conversation, together; null when they change nothing. */
export function arrangementOf(
  steps: readonly MacroStep[],
  { agentId, now }: { readonly agentId: string; readonly now: number },
): Arrangement | null {
  const change: Arrangement = {};
  for (const step of steps) Object.assign(change, changeOf(step, change, agentId, now));
  return Object.keys(change).length === 0 ? null : change;
}

function changeOf(step: MacroStep, before: Arrangement, agentId: string, now: number): Arrangement {
  switch (step.act) {
    case 'label':
      return { addLabelIds: [...new Set([...(before.addLabelIds ?? []), step.labelId])] };
    case 'priority':
      return { priority: step.priority };
    case 'team':
      return { teamId: step.teamId };
    case 'assign':
      return { assigneeId: step.agentId ?? agentId };
    case 'snooze':
      return { status: 'snoozed', snoozedUntil: now + step.minutes * MINUTE_MS };
    case 'status':
      return { status: step.status };
    default:
      return {};
  }
}

/**
 * Does what a macro says in the conversation on screen. An answer goes out at once when nothing is left to fill in it;
 * otherwise it waits in the composer, and what comes after it waits until it is sent.
 */
export async function runMacro(desk: Desk, macro: Macro): Promise<void> {
  const conversationId = desk.open.value?.state.value.conversationId;
  if (conversationId === undefined) return desk.toasts.problem('Open a conversation first.');
  for (const step of macro.steps) {
    if (step.act !== 'note') continue;
    const refusal = await desk.words.beside.addNote(filled(step.body, factsOf(desk)));
    if (refusal) return desk.toasts.problem(refusal.message);
  }
  const reply = macro.steps.find((step) => step.act === 'reply');
  const rest = (): void => void arrange(desk, conversationId, macro);
  if (!reply) return rest();
  const wasEmpty = desk.answering.draft.value.text.trim() === '';
  whenAnswered(desk, conversationId, rest);
  desk.answering.insert(filled(reply.body, factsOf(desk)));
  const { slots } = desk.answering.draft.value;
  if (wasEmpty && slots.length === 0) return desk.answering.submit();
  desk.toasts.say(`“${macro.name}” goes on when you have sent the answer.`);
}

/** Once an own answer is stored in this conversation, as long as it stays on screen. */
function whenAnswered({ open, me }: Desk, conversationId: string, then: () => void): void {
  const conversation = open.value;
  if (!conversation) return;
  const { state } = conversation;
  const before = state.value.thread.upTo;
  const end = (): void => {
    leaveThread();
    leaveScreen();
  };
  const leaveThread = state.subscribe(() => {
    const isAnswered = state.value.thread.events.some(
      ({ kind, seq, author }) => kind === 'message' && seq > before && author.id === me.value?.agent.id,
    );
    if (!isAnswered || state.value.conversationId !== conversationId) return;
    end();
    then();
  });
  const leaveScreen = open.subscribe(() => {
    if (open.value !== conversation) end();
  });
}

async function arrange(desk: Desk, conversationId: string, { name, steps }: Macro): Promise<void> {
  const agentId = desk.me.value?.agent.id ?? '';
  const change = arrangementOf(steps, { agentId, now: desk.clock.now() });
  if (!change) return void desk.toasts.say(`Done: ${name}.`);
  const send = (wanted: Arrangement) =>
    desk.connection.request('conversations:arrange', { changes: [{ conversationId, change: wanted }] });
  const reply = await send(change);
  if (!reply.ok) return desk.toasts.problem(reply.refusal.message);
  const [refused] = reply.value.refused;
  if (refused) return desk.toasts.problem(refused.refusal.message);
  const undo = reply.value.done[0]?.undo;
  desk.toasts.say(`Done: ${name}.`, undo && (() => void send(undo)));
}
