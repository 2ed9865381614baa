import { describe, expect, it } from 'vitest';
import { describeDetectors, plainText } from './index.ts';

/** Words for what somebody is, rather than for what happened to them. */
const LABELS =
  /\b(?:angry|furious|mad|rude|difficult|annoying|impatient|aggressive|hysterical|confused|stupid|frustrated|upset|unhappy|demanding)\b/i;

describe('[practice 31] what a flag says', () => {
  it.each(describeDetectors().map(({ kind, example }) => [kind, plainText(example)] as const))(
    '%s names the cause, not the person: "%s"',
    (_kind, words) => {
      expect(words).not.toMatch(LABELS);
      expect(words).not.toMatch(/\b(?:is|was|seems|sounds) (?:an? )?(?:customer|visitor|user)\b/i);
    },
  );
});
