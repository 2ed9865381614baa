import { describe, expect, it } from 'vitest';
import { signalsNow, type SignalsGiven } from './signals.ts';

const usual: SignalsGiven = {
  tagTier: 'after-open',
  siteTier: 'after-open',
  browserRefuses: false,
  consent: null,
  switchedOff: false,
};

describe('what the team is told', () => {
  it.each([
    [{}, 'page', null],
    [{ siteTier: null }, 'page', null],
    [{ siteTier: 'off' }, 'nothing', 'site'],
    [{ siteTier: 'in-chat' }, 'chat', 'site'],
    [{ tagTier: 'off', siteTier: 'always' }, 'nothing', 'site'],
    [{ tagTier: 'in-chat', siteTier: 'always' }, 'chat', 'site'],
    [{ siteTier: 'after-consent' }, 'nothing', 'consent'],
    [{ siteTier: 'after-consent', consent: true }, 'page', null],
    [{ tagTier: 'always', siteTier: 'always', consent: false }, 'nothing', 'consent'],
    [{ tagTier: 'always', siteTier: 'always' }, 'page', null],
  ] as const)('with %j: %s, because of %s', (given, told, because) => {
    expect(signalsNow({ ...usual, ...given })).toMatchObject({ told, because });
  });

  it.each(['after-open', 'always', 'after-consent', 'in-chat'] as const)(
    'is never the page where the browser refuses, whatever the site allows: %s',
    (siteTier) => {
      const given = { tagTier: 'always', siteTier, browserRefuses: true, consent: true } as const;
      expect(signalsNow({ ...usual, ...given }).told).toBe('chat');
    },
  );

  it('is nothing at all once the visitor has switched it off, whatever anybody else says', () => {
    for (const siteTier of ['off', 'in-chat', 'after-open', 'after-consent', 'always'] as const) {
      expect(signalsNow({ ...usual, siteTier, consent: true, switchedOff: true })).toMatchObject({
        told: 'nothing',
        because: 'visitor',
      });
    }
  });
});
