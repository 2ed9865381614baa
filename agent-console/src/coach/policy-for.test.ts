import { describe, expect, it } from 'vitest';
import { empathySettings } from '../../gallery/fixtures/empathy.ts';
import { policyFor, policyWords } from './policy-for.ts';

const { policies } = empathySettings;
const said = [{ seq: 1, author: 'visitor', text: 'I want to return my bag.' }] as const;

describe('the policy an answer rests on', () => {
  it('is found when the answer says no and it is about the same matter', () => {
    expect(policyFor('I cannot take it back any more.', said, policies)?.id).toBe('returns');
    expect(policyFor('I cannot take back the return after this time.', [], policies)?.id).toBe('returns');
  });

  it('is not brought up by a yes, nor by a no about something else', () => {
    expect(policyFor('I can take your return.', said, policies)).toBeNull();
    expect(policyFor('I cannot see your payment yet.', [], policies)).toBeNull();
    expect(policyFor('I cannot take it back.', said, [])).toBeNull();
  });

  it('comes with the reason and the other way, as sentences', () => {
    expect(policies.map(policyWords)).toEqual([
      'After thirty days our suppliers take nothing back, so a return would be waste. I can offer you a repair, or help you to sell it on.',
    ]);
  });
});
