import type { Situation } from '@attune/protocol';
import type { KnownSlots } from './known-facts.ts';

type InWords = (known: KnownSlots, it: string) => string;

const inWords: Readonly<Partial<Record<Situation, InWords>>> = {
  'silent-control': (_, it) => `${it} did not respond`,
  'slow-control': (_, it) => `${it} took long to respond`,
  'failing-control': (_, it) => `the page failed on ${it}`,
  'failed-request': (_, it) => `the server answered ${it} with an error`,
  'form-refused': ({ effort }, it) => `${it} refused what they entered${effort ? ` ${effort.value}` : ''}`,
  reloads: ({ page }) => `${page?.value ?? 'the page'} had to be loaded again`,
  'long-wait': ({ duration }) => `they waited ${duration?.value ?? 'some time'}`,
  nudge: () => 'their message had no answer',
  'saw-error': () => 'the page showed an error',
  'asked-for-person': () => 'they asked for a person',
  'repeated-message': () => 'they had to ask again',
  'repeat-contact': ({ effort }) => `they had to come back${effort ? ` (${effort.value})` : ''}`,
  'rejected-answer': () => 'the answer did not help',
  'unstable-connection': () => 'the connection broke off',
};

/** What a fact says has happened, in words for the agent that name the cause and never the person. */
export function whatHappened(situation: Situation, known: KnownSlots): string {
  const it = known.control?.value ?? 'a control';
  return inWords[situation]?.(known, it) ?? `${it} gave them trouble`;
}
