import type { Situation } from '@attune/protocol';
import type { KnownSlots } from './known-facts.ts';

/** What a fact says has happened, in words for the agent that name the cause and never the person. */
export function whatHappened(situation: Situation, { control, duration, effort, page }: KnownSlots): string {
  const it = control?.value ?? 'a control';
  switch (situation) {
    case 'silent-control':
      return `${it} did not respond`;
    case 'slow-control':
      return `${it} took long to respond`;
    case 'failing-control':
      return `the page failed on ${it}`;
    case 'failed-request':
      return `the server answered ${it} with an error`;
    case 'form-refused':
      return `${it} refused what they entered${effort ? ` ${effort.value}` : ''}`;
    case 'reloads':
      return `${page?.value ?? 'the page'} had to be loaded again`;
    case 'long-wait':
      return `they waited ${duration?.value ?? 'some time'}`;
    case 'nudge':
      return 'their message had no answer';
    case 'saw-error':
      return 'the page showed an error';
    case 'asked-for-person':
      return 'they asked for a person';
    case 'repeated-message':
      return 'they had to ask again';
    case 'repeat-contact':
      return `they had to come back${effort ? ` (${effort.value})` : ''}`;
    case 'rejected-answer':
      return 'the answer did not help';
    case 'unstable-connection':
      return 'the connection broke off';
    default:
      return `${it} gave them trouble`;
  }
}
