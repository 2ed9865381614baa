import { agentAuthor, aMessage, visitorAuthor } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { emptyThread } from '../conversation/thread.ts';
import { shieldOffer } from './shield-offer.ts';

const after = (...said: readonly (readonly ['visitor' | 'agent', string])[]) =>
  shieldOffer({
    ...emptyThread('c'),
    events: said.map(([who, body], index) =>
      aMessage({ seq: index + 1, body, author: who === 'agent' ? agentAuthor : visitorAuthor }),
    ),
  });

describe('what is offered to somebody who is being abused', () => {
  it('is nothing for anger about the matter', () => {
    expect(after(['visitor', 'This is ridiculous, nothing works!'])).toBe('nothing');
  });

  it('is a limit first, and an end once the limit was passed', () => {
    const abuse = ['visitor', 'You are a stupid idiot.'] as const;
    expect(after(abuse)).toBe('warn');
    expect(after(abuse, ['agent', 'Please stop these insults, I want to help.'], abuse)).toBe('end');
  });

  it('does not take an ordinary "please stop" for a limit', () => {
    const abuse = ['visitor', 'You are a stupid idiot.'] as const;
    expect(after(['agent', 'Please stop the washing machine.'], abuse)).toBe('warn');
  });
});
