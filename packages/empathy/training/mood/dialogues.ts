import type { Turn } from '../../src/mood/course.ts';
import { CALM_DIALOGUES } from './dialogues/calm.ts';
import { DISCONTENT_DIALOGUES } from './dialogues/discontent.ts';

/** A conversation by our own hand, judged as a whole. */
export interface Dialogue {
  readonly turns: readonly Turn[];
  readonly isDiscontent: boolean;
}

/** Made to see how the course of a conversation tells its end; nothing is trained on them. */
export function dialogues(): readonly Dialogue[] {
  return [...dialoguesOf(DISCONTENT_DIALOGUES, true), ...dialoguesOf(CALM_DIALOGUES, false)];
}

function dialoguesOf(text: string, isDiscontent: boolean): readonly Dialogue[] {
  return text
    .trim()
    .split('\n\n')
    .map((block) => ({ turns: block.split('\n').map(turnOf), isDiscontent }));
}

function turnOf(line: string, seq: number): Turn {
  return {
    seq,
    messageId: String(seq),
    author: line.startsWith('V: ') ? 'visitor' : 'agent',
    text: line.slice('V: '.length),
    at: null,
  };
}
