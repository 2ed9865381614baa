import type { Finding } from '@attune/empathy/coach';
import type { EmpathySettings } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import type { Draft } from '../composer/draft.ts';
import type { OpenConversation } from '../conversation/open-conversation.ts';
import { createStore, type Store } from '../state/store.ts';
import { nothingRead, readDraft, type DraftReading } from './draft-reading.ts';

/** Reads what an agent writes, here and nowhere else, and holds what is worth a word about it. */
export interface Coaching {
  readonly reading: Store<DraftReading>;
  /** Findings are not shown any more in this conversation. */
  readonly muted: Store<boolean>;
  /** A chip came before the agent's eyes. */
  shown(finding: Finding): void;
  fixed(finding: Finding): void;
  mute(): void;
  unmute(): void;
  /** Tells the admin, with the one sentence it was about: the only words of a draft that are ever sent. */
  callWrong(finding: Finding): void;
  close(): void;
}

export interface CoachingNeeds {
  readonly connection: AgentConnection;
  readonly siteId: () => string | null;
  readonly draft: Store<Draft>;
  readonly open: Store<OpenConversation | null>;
  readonly settings: Store<EmpathySettings | null>;
}

const DEBOUNCE_MS = 250;
const MAX_SENTENCE = 300;

export function createCoaching({ connection, siteId, draft, open, settings }: CoachingNeeds): Coaching {
  const reading = createStore<DraftReading>(nothingRead);
  const muted = createStore(false);
  const mutedIn = new Set<string>();
  const wrongIn = new Map<string, Set<string>>();
  const told = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let conversation: OpenConversation | null = null;
  let leaveConversation: () => void = () => {};

  const id = (): string => conversation?.state.value.conversationId ?? '';
  const read = (): void => {
    if (!conversation) return reading.set(nothingRead);
    const { thread, beside } = conversation.state.value;
    const calledWrong = wrongIn.get(id()) ?? new Set<string>();
    reading.set(readDraft({ text: draft.value.text, thread, beside, settings: settings.value, calledWrong }));
  };
  const readSoon = (): void => {
    clearTimeout(timer);
    // An emptied draft has nothing to be said about; that needs no thought.
    if (draft.value.text.trim() === '') return read();
    timer = setTimeout(read, DEBOUNCE_MS);
  };
  const turn = (): void => {
    leaveConversation();
    conversation = open.value;
    leaveConversation = conversation?.state.subscribe(readSoon) ?? (() => {});
    muted.set(mutedIn.has(id()));
    readSoon();
  };
  const tell = (
    finding: Finding,
    outcome: 'shown' | 'fixed' | 'muted' | 'wrong',
    sentence?: string,
  ): void => {
    const site = siteId();
    if (site === null) return;
    void connection.request('coach:mark', {
      siteId: site,
      rule: finding.rule,
      outcome,
      ...(sentence === undefined ? {} : { sentence }),
    });
  };
  const leavings = [draft.subscribe(readSoon), open.subscribe(turn), settings.subscribe(readSoon)];
  turn();

  return {
    reading,
    muted,
    shown(finding) {
      const once = `${id()} ${finding.rule}`;
      if (told.has(once)) return;
      told.add(once);
      tell(finding, 'shown');
    },
    fixed: (finding) => tell(finding, 'fixed'),
    mute() {
      const [finding] = reading.value.findings;
      mutedIn.add(id());
      muted.set(true);
      if (finding) tell(finding, 'muted');
    },
    unmute() {
      mutedIn.delete(id());
      muted.set(false);
    },
    callWrong(finding) {
      tell(finding, 'wrong', sentenceAround(reading.value.text, finding.span));
      wrongIn.set(id(), new Set(wrongIn.get(id())).add(finding.rule));
      read();
    },
    close() {
      clearTimeout(timer);
      leaveConversation();
      for (const leave of leavings) leave();
    },
  };
}

/** The sentence a span stands in. */
export function sentenceAround(text: string, { start, end }: Finding['span']): string {
  const before = text.slice(0, start).search(/[^.!?\n]*$/u);
  const after = /^[^.!?\n]*[.!?]?/u.exec(text.slice(end))?.[0].length ?? 0;
  const sentence = text.slice(Math.max(0, before), end + after).trim();
  return (sentence === '' ? text.slice(start, end) : sentence).slice(0, MAX_SENTENCE);
}
