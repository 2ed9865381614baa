import type { SlotName } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { coach } from '../coach/index.ts';
import { english } from './english.ts';

/** What agents fill in; whatever they put there is theirs, so plain words that no rule minds. */
const filled: Readonly<Record<SlotName, string>> = {
  name: 'Anna',
  issue: 'the second charge',
  control: 'the “Pay” button',
  effort: 'several times',
  duration: 'about 3 minutes',
  time: '17:00',
  step: 'check the payment log',
  option: 'send it by post',
  amount: '39.90 €',
  reason: 'the ticket was sold as final',
  benefit: 'delivery tomorrow',
  person: 'Jana',
  page: 'the checkout page',
};

describe('the phrases we ship, as drafts', () => {
  it('[PB16] give the coach nothing to say, in the moods they are made for', () => {
    const findings = english.flatMap(({ id, parts, moods }) => {
      const draft = parts
        .map((part) => ('text' in part ? part.text : 'slot' in part ? filled[part.slot] : 'Marek'))
        .join('');
      return [null, ...moods].flatMap((mood) =>
        coach(draft, { mood }).findings.map(({ rule }) => `${id}, ${mood}: ${rule}`),
      );
    });
    expect(findings).toEqual([]);
  });
});
