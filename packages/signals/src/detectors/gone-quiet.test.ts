import type { Interaction } from '@attune/protocol';
import { anOutcome, aPress, TUESDAY_AFTERNOON } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import type { ChatFact } from '../chat-fact.ts';
import { plainText } from '../sentence.ts';
import { anInput, became, typed, wrote } from '../test/inputs.ts';
import { goneQuiet } from './gone-quiet.ts';

const afterMs = 180_000;
const MINUTE = 60_000;
const asked = [wrote('visitor', 1, -5_000), wrote('agent', 2, 0)];
const tab = (visible: boolean, ms: number): Interaction => ({
  kind: 'visibility',
  at: TUESDAY_AFTERNOON + ms,
  visible,
});

const detect = (now: number, chat: readonly ChatFact[] = asked, interactions: readonly Interaction[] = []) =>
  goneQuiet.detect(anInput({ chat, interactions, now }), { afterMs });
const words = (...given: Parameters<typeof detect>) =>
  detect(...given).map(({ sentence }) => plainText(sentence));

describe('gone quiet', () => {
  it('[IC1] begins three minutes after the agent wrote, and counts nothing', () => {
    expect(detect(179_999)).toEqual([]);
    expect(detect(180_000)[0]).toMatchObject({
      key: 'gone-quiet:2',
      points: 0,
      halfLifeMs: null,
      endedAt: null,
      detectedAt: TUESDAY_AFTERNOON + 180_000,
    });
  });

  it('[IC4] says "has been quiet for 4 min"', () => {
    expect(words(4 * MINUTE + 59_000)).toEqual(['has been quiet for 4 min']);
  });

  it('[IC4] says that the tab is in the background', () => {
    expect(words(5 * MINUTE, asked, [tab(false, MINUTE)])).toEqual([
      'has been quiet for 4 min, with this tab in the background',
    ]);
    expect(words(6 * MINUTE, asked, [tab(false, MINUTE), tab(true, 2 * MINUTE)])).toEqual([
      'has been quiet for 4 min',
    ]);
    expect(words(5 * MINUTE, asked, [tab(false, MINUTE), tab(true, MINUTE)])).toEqual([
      'has been quiet for 4 min',
    ]);
  });

  it.each<readonly [string, readonly ChatFact[], readonly Interaction[]]>([
    ['typed', [typed('visitor', MINUTE)], []],
    ['pressed something', [], [aPress({ at: MINUTE })]],
    ['went to another page', [], [{ kind: 'page', at: TUESDAY_AFTERNOON + MINUTE, path: '/faq' }]],
    ['came back to the tab', [], [tab(true, MINUTE)]],
  ])('[IC1] is counted from when the visitor last %s', (_, chat, interactions) => {
    expect(detect(4 * MINUTE - 1, [...asked, ...chat], interactions)).toEqual([]);
    expect(words(4 * MINUTE, [...asked, ...chat], interactions)).toEqual(['has been quiet for 3 min']);
  });

  it('[IC2] outcomes, system messages and typing agents are nobody’s sign', () => {
    const chat = [...asked, wrote('system', 3, MINUTE), typed('agent', MINUTE)];
    const interactions = [anOutcome(aPress({ at: 0 }), 'slow', 9_000)];
    expect(words(3 * MINUTE, chat, interactions)).toEqual(['has been quiet for 3 min']);
  });

  it('[IC2] a reminder of the agent does not start it anew', () => {
    const chat = [...asked, wrote('agent', 3, 2 * MINUTE)];
    expect(detect(3 * MINUTE, chat).map(({ key }) => key)).toEqual(['gone-quiet:2']);
  });

  it('[IC6] who asked to wait is given ten minutes', () => {
    const asks = (text: string): readonly ChatFact[] => [
      { ...wrote('visitor', 1, -5_000), text },
      { ...wrote('agent', 2, 0), text: 'Take your time.' },
    ];
    expect(detect(599_999, asks('One moment, let me check'))).toEqual([]);
    expect(detect(600_000, asks('One moment, let me check'))).toHaveLength(1);
    expect(detect(180_000, asks('Where is it?'))).toHaveLength(1);
  });

  it('[IC1] there is none while the visitor waits, or before anybody wrote', () => {
    expect(detect(10 * MINUTE, [...asked, wrote('visitor', 3, 1_000)])).toEqual([]);
    expect(detect(10 * MINUTE, [])).toEqual([]);
  });

  it('[IC3] ends with the next sign', () => {
    const [found] = detect(10 * MINUTE, [...asked, wrote('visitor', 3, 5 * MINUTE)]);
    expect(found?.endedAt).toBe(TUESDAY_AFTERNOON + 5 * MINUTE);
    expect(plainText(found?.sentence ?? [])).toBe('was quiet for 5 min');
    expect(detect(5 * MINUTE + 1, asked, [aPress({ at: 5 * MINUTE })])[0]?.endedAt).toBe(
      TUESDAY_AFTERNOON + 5 * MINUTE,
    );
  });

  it('[IC3] remembers that the tab had been in the background', () => {
    expect(words(7 * MINUTE, asked, [tab(false, MINUTE), tab(true, 6 * MINUTE)])).toEqual([
      'was quiet for 5 min, with this tab in the background',
    ]);
  });

  it('[IC3] ends with the conversation, and none begins in a resolved one', () => {
    const resolved = [...asked, became('resolved', 3, 4 * MINUTE)];
    expect(detect(10 * MINUTE, resolved)[0]?.endedAt).toBe(TUESDAY_AFTERNOON + 4 * MINUTE);
    expect(detect(20 * MINUTE, [became('resolved', 1, 0), wrote('agent', 2, 10)])).toEqual([]);
    expect(
      detect(20 * MINUTE, [became('resolved', 1, 0), became('open', 2, 5), wrote('agent', 3, 10)]),
    ).toHaveLength(1);
    expect(
      detect(20 * MINUTE, [became('resolved', 1, 0), wrote('visitor', 2, 5), wrote('agent', 3, 10)]),
    ).toHaveLength(1);
  });

  it('[IC5] gone quiet again is the same state, going on', () => {
    const back = aPress({ at: 5 * MINUTE });
    const [again] = detect(9 * MINUTE, asked, [back]);
    expect(again).toMatchObject({ key: 'gone-quiet:2', endedAt: null });
    expect(plainText(again?.sentence ?? [])).toBe('has been quiet for 4 min');
  });

  it('[SP3] leaves out past silences among facts that are not complete', () => {
    const chat = [...asked, wrote('visitor', 3, 5 * MINUTE)];
    const seen = (completeSince: number) =>
      goneQuiet.detect(anInput({ chat, now: 9 * MINUTE, completeSince }), { afterMs });
    expect(seen(TUESDAY_AFTERNOON - 10_000)).toHaveLength(1);
    expect(seen(TUESDAY_AFTERNOON)).toEqual([]);
  });

  it('[SP5] says when to look again', () => {
    const look = (now: number, interactions: readonly Interaction[]) =>
      goneQuiet.nextLookAt(anInput({ chat: asked, interactions, now }), { afterMs });
    expect(look(1_000, [])).toBe(TUESDAY_AFTERNOON + 3 * MINUTE);
    expect(look(1_000, [aPress({ at: 500 })])).toBe(TUESDAY_AFTERNOON + 500 + 3 * MINUTE);
    expect(look(3 * MINUTE, [])).toBeNull();
  });

  it('[FR7] is brought up to any instant from what was stored', () => {
    const [stored] = detect(3 * MINUTE);
    const [fresh] = detect(7 * MINUTE);
    if (!stored || !fresh) throw new Error('A silence this long is found.');
    const later = goneQuiet.asOf?.({ ...stored, thresholdsVersion: 0 }, TUESDAY_AFTERNOON + 7 * MINUTE);
    expect(later).toEqual({ ...fresh, thresholdsVersion: 0 });
    const bare = { ...stored, thresholdsVersion: 0, evidence: {} };
    expect(goneQuiet.asOf?.(bare, TUESDAY_AFTERNOON)).toBe(bare);
  });
});
