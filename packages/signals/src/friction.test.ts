import type { Judgement, Signal, SignalVerdict } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { detectSignals } from './detect-signals.ts';
import { frictionAt } from './friction.ts';
import { plainText } from './sentence.ts';
import {
  SECOND,
  MINUTE,
  rage,
  dead,
  waiting,
  friction,
  score,
  points,
  levels,
} from './test/friction-readings.ts';
import { anInput, at, untouched, wrote } from './test/inputs.ts';

describe('levels', () => {
  // 40 points show as 25 until 40 × 2^(−t/180 s) is below 24.5, in the 128th second.
  const two = [rage('a'), rage('b')];

  it('[FR8] watch from 25, for as long as the score is there', () => {
    expect(levels([rage('a')], 10 * MINUTE)).toEqual([
      [0, 'watch'],
      [128, 'calm'],
    ]);
  });

  it('[FR9] a flag is raised when 50 has stood for 1.5 s', () => {
    expect(levels(two, 5 * SECOND, 100)).toEqual([
      [0, 'watch'],
      [1.5, 'flag'],
    ]);
  });

  it('[FR9] a correction within that time comes first', () => {
    const before = frictionAt(two, null, at(1_000));
    const after = frictionAt([rage('a')], before.state, at(2_000));
    expect([before.friction.level, after.friction.level]).toEqual(['watch', 'watch']);
  });

  it('[FR9] is lowered when the score has been below 30 for a minute', () => {
    // 65 points, the cap of the page, fall below 29.5 when 70 × 2^(−t/180 s) does.
    const belowAt = Math.ceil(180 * Math.log2(70 / 29.5));
    expect(levels(two, 15 * MINUTE)).toEqual([
      [0, 'watch'],
      [2, 'flag'],
      [belowAt + 60, 'calm'],
    ]);
  });

  it('[FR9] stands for a minute even when everything is taken back', () => {
    const raised = frictionAt(two, frictionAt(two, null, at(0)).state, at(2_000));
    expect(raised.friction.level).toBe('flag');
    const taken = frictionAt([], raised.state, at(3_000));
    expect(taken.friction).toMatchObject({ score: 0, level: 'flag' });
    expect(taken.nextCheckAt).toBe(at(63_000));
    expect(frictionAt([], taken.state, at(63_000)).friction.level).toBe('calm');
  });

  it('[FR9] a short low does not lower it', () => {
    // Below 30 from 225 s on.
    const again = rage('c', { detectedAt: 4 * MINUTE });
    const seen = levels([...two, again], 6 * MINUTE);
    expect(seen.map(([, level]) => level)).toEqual(['watch', 'flag']);
  });

  it('[FR10] urgent from 80, and a flag again below 60', () => {
    const both = [...two, ...['c', 'd'].map((key) => rage(key, { family: 'lost' }))];
    expect(score(both, 0)).toBeGreaterThanOrEqual(80);
    expect(levels(both, 15 * MINUTE).map(([, level]) => level)).toEqual(['watch', 'urgent', 'flag', 'calm']);
  });

  it('says since when a level stands', () => {
    const answer = frictionAt([rage('a')], null, at(30 * SECOND));
    expect(answer.friction).toMatchObject({ level: 'watch', since: at(0) });
    expect(frictionAt([rage('a')], answer.state, at(3 * MINUTE)).friction).toMatchObject({
      level: 'calm',
      since: at(128 * SECOND),
    });
  });

  it('[FR13] remembers the highest score since it left calm, and forgets it in calm', () => {
    const high = frictionAt(two, null, at(2_000));
    expect(frictionAt([rage('a')], high.state, at(4_000)).state.peak).toBe(high.friction.score);
    expect(frictionAt([], null, at(4_000)).state.peak).toBe(0);
  });

  it('[FR15] five rage clicks and the wait for a first answer raise the flag before two minutes', () => {
    const chat = [wrote('visitor', 1, 0)];
    const [wait] = detectSignals(anInput({ chat, now: 60_000 }), untouched);
    // 40 points that stand still, and 10 for a wait of 105 s; then the hold of 1.5 s.
    expect(levels([rage('a'), ...(wait ? [wait] : [])], 2 * MINUTE)).toEqual([
      [0, 'watch'],
      [105, 'flag'],
    ]);
  });
});

describe('trouble on the page while nobody answers', () => {
  const trouble = rage('a', { detectedAt: -3 * MINUTE });

  it('[FR15] stays as it was when the visitor wrote', () => {
    expect(points([trouble, waiting()], 4 * MINUTE)).toEqual([40, 20]);
  });

  it('[FR15] fades again from the first answer on', () => {
    const answered = [trouble, waiting(2 * MINUTE)];
    expect(friction(answered, 5 * MINUTE).contributions.find(({ family }) => family === 'page')?.points).toBe(
      10,
    );
  });

  it('[FR15] is held for ten minutes at most', () => {
    const pagePoints = (ms: number) =>
      friction([trouble, waiting()], ms).contributions.find(({ family }) => family === 'page')?.points;
    expect([10, 13].map((minutes) => pagePoints(minutes * MINUTE))).toEqual([20, 10]);
  });

  it('[FR15] hints fade all the same', () => {
    expect(points([dead('d'), waiting()], 2 * MINUTE)).toEqual([13, 4]);
  });
});

describe('what agents say', () => {
  const said = (signalKey: string, verdict: SignalVerdict, ms: number, by = 'ada'): Judgement => ({
    signalKey,
    verdict,
    by,
    at: at(ms),
  });
  const both = [rage('a'), rage('b')];
  const raised = () => frictionAt(both, frictionAt(both, null, at(0)).state, at(2_000));

  it('[FR16] not frustrated: counts nothing and stays to be seen for ten minutes', () => {
    const wrong = [said('a', 'not-frustrated', 5_000)];
    const judged = (ms: number) => frictionAt(both, null, at(ms), wrong).friction;
    expect(judged(4_000).score).toBe(65);
    const { score: left, contributions } = judged(5_000);
    expect(left).toBe(39);
    expect(
      contributions.map(({ signalKey, points: part, judged: verdict }) => [signalKey, part, verdict]),
    ).toEqual([
      ['b', 39, null],
      ['a', 0, 'not-frustrated'],
    ]);
    expect(judged(5_000 + 10 * MINUTE - 1).contributions).toHaveLength(2);
    expect(judged(5_000 + 10 * MINUTE).contributions).toHaveLength(1);
  });

  it('[FR16] it can be undone', () => {
    const undone = [said('a', 'not-frustrated', 5_000), said('a', 'seen', 6_000)];
    expect(frictionAt(both, null, at(7_000), undone).friction.score).toBe(65);
    expect(frictionAt(both, null, at(7_000), []).friction.score).toBe(65);
  });

  it('[FR16] a flag that was wrong is lowered at once', () => {
    const wrong = ['a', 'b'].map((key) => said(key, 'not-frustrated', 3_000));
    const { friction: after } = frictionAt(both, raised().state, at(3_000), wrong);
    expect(after).toMatchObject({ score: 0, level: 'calm' });
    expect(after.contributions.map(({ judged: verdict }) => verdict)).toEqual([
      'not-frustrated',
      'not-frustrated',
    ]);
  });

  it('[FR17] seen: quiet for ten minutes while everything was seen', () => {
    const seen = ['a', 'b'].map((key) => said(key, 'seen', 3_000));
    const answer = frictionAt(both, raised().state, at(3_000), seen);
    expect(answer.friction).toMatchObject({ level: 'flag', quietUntil: at(3_000 + 10 * MINUTE) });
    expect(frictionAt(both, raised().state, at(3_000), seen.slice(0, 1)).friction.quietUntil).toBeNull();
    const over = frictionAt(both, answer.state, at(3_000 + 10 * MINUTE), seen);
    expect(over.friction.quietUntil).toBeNull();
  });

  it('[FR17] a new cause ends the quiet, a new hint does not', () => {
    const seen = ['a', 'b'].map((key) => said(key, 'seen', 3_000));
    const { state } = frictionAt(both, raised().state, at(3_000), seen);
    const quiet = (more: Signal) => frictionAt([...both, more], state, at(4_000), seen);
    expect(quiet(dead('d', { detectedAt: 4_000 })).friction.quietUntil).not.toBeNull();
    const words = rage('w', { kind: 'asked-for-human', family: 'words', detectedAt: 4_000 });
    expect(quiet(words)).toMatchObject({ friction: { quietUntil: null }, calls: true });
  });

  it('[FR17] a score far above the peak that was seen ends it too', () => {
    const chat = [wrote('visitor', 1, 0)];
    const [wait] = detectSignals(anInput({ chat, now: 60_000 }), untouched);
    const signals = [rage('a', { detectedAt: 0 }), ...(wait ? [wait] : [])];
    const seen = signals.map(({ key }) => said(key, 'seen', 110_000));
    const { state, friction: then } = frictionAt(signals, null, at(110_000), seen);
    expect(then.quietUntil).not.toBeNull();
    // 51 when it was seen; 66 when the wait counts 26, after 177 s.
    expect(frictionAt(signals, state, at(170_000), seen).friction.quietUntil).not.toBeNull();
    expect(frictionAt(signals, state, at(180_000), seen).friction.quietUntil).toBeNull();
  });

  it('[FR18] calls when a flag is raised, and not again for the same cause within five minutes', () => {
    const first = raised();
    expect(first.calls).toBe(true);
    expect(frictionAt(both, first.state, at(3_000)).calls).toBe(false);
    const taken = frictionAt([], first.state, at(3_000));
    const lowered = frictionAt([], taken.state, at(70_000));
    expect(lowered.friction.level).toBe('calm');
    const again = (ms: number) => {
      const same = both.map((signal) => ({ ...signal, detectedAt: at(ms - 2_000) }));
      return frictionAt(same, { ...lowered.state, at: at(ms - 3_000) }, at(ms));
    };
    expect(
      [again(4 * MINUTE), again(6 * MINUTE)].map(({ friction: { level }, calls }) => [level, calls]),
    ).toEqual([
      ['flag', false],
      ['flag', true],
    ]);
  });

  it('[FR18] another family calls at once', () => {
    const more = rage('l', { kind: 'reload-storm', family: 'lost', points: 10, detectedAt: 3_000 });
    expect(frictionAt([...both, more], raised().state, at(3_000)).calls).toBe(true);
  });

  it('[FR19] gone quiet is a state beside the score', () => {
    const chat = [wrote('visitor', 1, -5_000), wrote('agent', 2, 0)];
    const [quiet] = detectSignals(anInput({ chat, now: 4 * MINUTE }), untouched);
    if (!quiet) throw new Error('A silence this long is found.');
    const { goneQuiet, contributions, score: none } = friction([quiet], 4 * MINUTE);
    expect([plainText(goneQuiet ?? []), contributions, none]).toEqual(['has been quiet for 4 min', [], 0]);
    const over = { ...quiet, endedAt: at(5 * MINUTE), halfLifeMs: MINUTE };
    expect(friction([over], 6 * MINUTE).goneQuiet).toBeNull();
  });
});

describe('the next look', () => {
  const nextAfter = (signals: readonly Signal[], ms: number) => {
    const { nextCheckAt } = frictionAt(signals, null, at(ms));
    return nextCheckAt === null ? null : (nextCheckAt - at(0)) / SECOND;
  };

  it('[FR12] is when the score has moved by five', () => {
    // 40 shows 35 when it has fallen to 35.49.
    expect(nextAfter([rage('a')], 0)).toBe(Math.ceil(180 * Math.log2(40 / 35.5)));
  });

  it('[FR12] is when a level falls', () => {
    expect(nextAfter([rage('a')], 100 * SECOND)).toBe(128);
  });

  it('[FR12] is when a wait reads differently', () => {
    const [wait] = detectSignals(anInput({ chat: [wrote('visitor', 1, 0)], now: 300_000 }), untouched);
    expect(nextAfter(wait ? [wait] : [], 310 * SECOND)).toBe(360);
  });

  it('[FR12] is at least a second ahead', () => {
    const { nextCheckAt } = frictionAt([rage('a'), rage('b')], null, at(1_400));
    expect(nextCheckAt).toBeGreaterThanOrEqual(at(2_400));
  });

  it('[FR12] is null once everything has faded', () => {
    expect(nextAfter([rage('a')], 60 * MINUTE)).toBeNull();
  });

  it('[FR12] finds an end: following it from check to check, friction fades away', () => {
    const signals = [rage('a'), dead('b'), rage('c', { family: 'lost' })];
    let answer = frictionAt(signals, null, at(0));
    let checks = 0;
    while (answer.nextCheckAt !== null && checks < 200) {
      answer = frictionAt(signals, answer.state, answer.nextCheckAt);
      checks += 1;
    }
    expect(answer.friction).toMatchObject({ score: 0, level: 'calm', contributions: [] });
    expect(checks).toBeLessThan(40);
  });
});
