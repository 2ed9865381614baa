import { describe, expect, it } from 'vitest';
import { policyFor, withPolicy } from './policy-slots.ts';

const policy = (title: string, alternative = 'exchange it.') => ({
  id: title,
  title,
  text: 'x',
  reason: 'opened goods cannot be sold again.',
  alternative,
});
const refund = policy('Refunds after 30 days');
const returns = policy('Returns of opened goods');

describe('[practice 71] the policy a refusal rests on', () => {
  it('is the one whose title is about what was said', () => {
    expect(policyFor([refund, returns], ['I want a refund now'])).toBe(refund);
  });

  it('is none when two are, or none is: to give a wrong reason is worse than to ask the agent', () => {
    expect(policyFor([refund, returns], ['I want to return it for a refund'])).toBeNull();
    expect(policyFor([refund, returns], ['Where is my parcel?'])).toBeNull();
  });

  it('fills what is empty, and says where it comes from', () => {
    const empty = (slot: 'reason' | 'option' | 'time') => ({ slot, value: null, source: null });
    const known = { slot: 'name', value: 'Mara', source: 'the name they gave' } as const;
    const { parts } = withPolicy({ parts: [known, empty('reason'), empty('option'), empty('time')] }, refund);
    const source = "the site's policy “Refunds after 30 days”";
    expect(parts).toEqual([
      known,
      { slot: 'reason', value: 'opened goods cannot be sold again', source },
      { slot: 'option', value: 'exchange it', source },
      empty('time'),
    ]);
    expect(withPolicy({ parts: [empty('option')] }, policy('x', '')).parts).toEqual([empty('option')]);
  });
});
