import type { Signal } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { phraseBook } from './phrases/phrase-book.ts';
import { suggest, type SuggestInput } from './suggest.ts';
import { aDeadClick, anOccasion, aRageClick, aSilence, aWait, read, wrote } from './test/stories.ts';

const offer = (given: Partial<SuggestInput> = {}) => suggest(anOccasion(given));
const texts = (given: Partial<SuggestInput> = {}) => offer(given).map(({ parts }) => read(parts));
const used = (suggestions: ReturnType<typeof suggest>) =>
  suggestions.map(({ phraseId, family }) => ({ phraseId, family }));

describe('suggestions', () => {
  it('[SG1] there are three', () => {
    for (const signals of [[], [aRageClick()], [aDeadClick()], [aWait()]]) {
      expect(offer({ signals })).toHaveLength(3);
    }
    expect(offer({ signals: [aSilence()], chat: [wrote('agent', 2)], now: 240_000 })).toHaveLength(3);
  });

  it('[SG1] there are none when nothing asks for words', () => {
    expect(offer({ chat: [wrote('visitor', 1), wrote('agent', 2)] })).toEqual([]);
  });

  it.each<readonly [string, Signal, RegExp]>([
    ['a rage click', aRageClick(), /the “Pay” button/iu],
    ['a rage click answered late', aRageClick({ outcome: 'late' }), /the “Pay” button/iu],
    ['a rage click on a failing page', aRageClick({ outcome: 'failed' }), /the “Pay” button/iu],
    ['a rage click answered in part', aRageClick({ outcome: 'partly' }), /the “Pay” button/iu],
    ['a dead click', aDeadClick(), /the “Pay” button/iu],
    ['a wait', aWait(), /about 2 minutes/u],
  ])('[SG2] all three name %s and carry its key', (_, signal, fact) => {
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const suggestions = offer({ signals: [signal], seed });
      expect(suggestions.map(({ signalKey }) => signalKey)).toEqual([signal.key, signal.key, signal.key]);
      for (const { parts } of suggestions) expect(read(parts)).toMatch(fact);
    }
  });

  it('[SG2] [SG8] the strongest fact goes first when there are two, and a strong second is named last', () => {
    for (let seed = 0; seed < 20; seed++) {
      const keys = (signals: readonly Signal[]) =>
        offer({ signals, seed: `${seed}` }).map(({ signalKey }) => signalKey);
      expect(keys([aWait(), aRageClick()])).toEqual([aRageClick().key, aRageClick().key, aWait().key]);
      expect(keys([aWait({ points: 1 }), aDeadClick()])).toEqual(Array(3).fill(aDeadClick().key));
    }
  });

  it('[SG2] the next fact follows when the words for the strongest are used up', () => {
    const spent = phraseBook.filter(({ situations }) => situations.includes('silent-control'));
    const offered = spent.map(({ id, family }) => ({ phraseId: id, family }));
    const keys = offer({ signals: [aWait(), aRageClick()], offered }).map(({ signalKey }) => signalKey);
    expect(keys).toEqual(Array(3).fill(aWait().key));
  });

  it('[SG2] what rests on the conversation alone carries no key', () => {
    expect(offer().map(({ signalKey }) => signalKey)).toEqual([null, null, null]);
  });

  it('[SG3] no phrase and no family comes twice, until the book is empty', () => {
    const seen: { phraseId: string; family: string }[] = [];
    for (let round = 0; round < 40; round++) {
      const half = Math.floor(seen.length / 2);
      const suggestions = offer({
        signals: [aRageClick(), aWait()],
        visitorName: 'Anna',
        agentName: 'Marek',
        offered: seen.slice(0, half),
        sent: seen.slice(half),
        seed: `round ${round}`,
      });
      seen.push(...used(suggestions));
    }
    expect(new Set(seen.map(({ family }) => family)).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(30);
  });

  it('[SG4] nothing like what was sent before', () => {
    const [first] = offer({ signals: [aWait()] });
    if (!first) throw new Error('There are suggestions.');
    const again = offer({ signals: [aWait()], sentTexts: [read(first.parts)] });
    expect(again.map(({ phraseId }) => phraseId)).not.toContain(first.phraseId);
    expect(again).toHaveLength(3);
  });

  it('[SG5] the same input gives the same, in any order of facts', () => {
    const signals = [aRageClick(), aWait(), aDeadClick()];
    const chat = [wrote('visitor', 1, 'a'), wrote('agent', 2, 'b'), wrote('visitor', 3, 'I tried it')];
    const once = offer({ signals, chat });
    expect(offer({ signals, chat })).toEqual(once);
    expect(offer({ signals: signals.toReversed(), chat: chat.toReversed() })).toEqual(once);
  });

  it('[SG5] another seed chooses others among equals', () => {
    const firsts = Array.from(
      { length: 40 },
      (_, seed) => offer({ signals: [aRageClick()], seed: `${seed}` })[0],
    );
    const ids = new Set(firsts.map((first) => first?.phraseId));
    expect(ids.size).toBeGreaterThan(3);
    expect(new Set(firsts.map((first) => first?.cue))).toEqual(new Set(['name-the-unsaid']));
  });

  it('[SG6] three different moves', () => {
    for (let seed = 0; seed < 20; seed++) {
      const cues = offer({ signals: [aRageClick()], seed: `${seed}` }).map(({ cue }) => cue);
      expect(new Set(cues).size).toBe(3);
    }
  });

  it('[SG7] the agent says their own name, if it is known', () => {
    const mine = { visitorName: 'Anna', seed: 'x' };
    const everything = (agentName: string | null) =>
      Array.from({ length: 60 }, (_, seed) => texts({ ...mine, agentName, seed: `${seed}` })).flat();
    expect(everything('Marek')).toContain('Hello Anna, I am Marek and I look after this myself.');
    expect(everything(null).filter((text) => /I am \{|I am null|I am \./u.test(text))).toEqual([]);
    expect(everything(null)).not.toContain('Hello Anna, I am Marek and I look after this myself.');
  });

  it('[KS4] leaves to the agent what nobody knows', () => {
    const parts = Array.from({ length: 60 }, (_, seed) => offer({ signals: [aWait()], seed: `${seed}` }))
      .flat()
      .flatMap((suggestion) => suggestion.parts.filter((part) => 'slot' in part));
    const open = parts.filter(({ value }) => value === null);
    const agents = new Set(['issue', 'step', 'time', 'option', 'amount', 'reason', 'benefit', 'person']);
    expect(open.filter(({ slot }) => !agents.has(slot))).toEqual([]);
    expect(open.length).toBeGreaterThan(0);
    expect(open.every(({ source }) => source === null)).toBe(true);
  });

  it('[KS5] says where every filled slot comes from', () => {
    const parts = offer({ signals: [aRageClick()], visitorName: 'Anna' }).flatMap((suggestion) =>
      suggestion.parts.filter((part) => 'slot' in part),
    );
    const filled = parts.filter(({ value }) => value !== null);
    expect(filled.length).toBeGreaterThan(2);
    for (const { source } of filled) expect(source).toMatch(/\w/u);
  });

  it('[PB3] a phrase that rests on a fact is not offered without it', () => {
    const named = new Set(phraseBook.filter(({ rests }) => rests.includes('name')).map(({ id }) => id));
    const nameless = Array.from({ length: 60 }, (_, seed) =>
      offer({ signals: [aWait()], seed: `${seed}` }),
    ).flat();
    expect(nameless.map(({ phraseId }) => phraseId).filter((id) => named.has(id))).toEqual([]);
  });

  it('says why, and since when it is offered', () => {
    const [first] = offer({ signals: [aRageClick()] });
    expect(first).toMatchObject({
      reason: 'names that the “Pay” button did not respond',
      offeredAt: anOccasion().now,
    });
  });

  it('[PB1] a retired phrase, or one for another phase, is not offered', () => {
    const retired = phraseBook.map((phrase) => ({ ...phrase, status: 'retired' as const }));
    expect(suggest(anOccasion({ signals: [aRageClick()] }), retired)).toEqual([]);
    const openings = new Set(phraseBook.filter(({ phases }) => phases.includes('open')).map(({ id }) => id));
    const later = [wrote('visitor', 1), wrote('agent', 2), wrote('visitor', 3)];
    const all = Array.from({ length: 40 }, (_, seed) =>
      offer({ chat: later, visitorName: 'Anna', agentName: 'Marek', seed: `${seed}` }),
    ).flat();
    expect(all.filter(({ phraseId }) => openings.has(phraseId))).toEqual([]);
  });
});

describe('hostile input', () => {
  it.each(['{time}', '<img src=x onerror=alert(1)>', '${agent}', '{{name}}', '$&$1', '__proto__'])(
    '[KS6] a visitor named %s stays text in the slot of the name',
    (visitorName) => {
      const all = Array.from({ length: 40 }, (_, seed) =>
        offer({ signals: [aWait()], visitorName, seed: `${seed}` }),
      );
      const names = all
        .flat()
        .flatMap(({ parts }) => parts.filter((part) => 'slot' in part && part.slot === 'name'));
      expect(names.length).toBeGreaterThan(0);
      for (const part of names) expect(part).toMatchObject({ slot: 'name', value: visitorName });
      const slots = all
        .flat()
        .flatMap(({ parts }) => parts.filter((part) => 'slot' in part && part.slot === 'time'));
      for (const part of slots) expect(part).toMatchObject({ value: null });
    },
  );

  it('[KS6] an agent named {time} opens no slot', () => {
    const all = Array.from({ length: 40 }, (_, seed) =>
      texts({ visitorName: 'Anna', agentName: '{time}', seed: `${seed}` }),
    );
    expect(all.flat()).toContain('Hello Anna, I am {time} and I look after this myself.');
  });

  it('[KS6] a name without anything to see is no name', () => {
    expect(offer({ signals: [aWait()], visitorName: '\u200b\u202e' })).toEqual(offer({ signals: [aWait()] }));
  });

  it('[CS4] takes a hundred kilobytes anywhere', () => {
    const huge = 'I tried it again and again. '.repeat(4_000);
    const suggestions = offer({
      signals: [aRageClick({ control: huge, path: huge })],
      chat: [wrote('visitor', 1, huge)],
      visitorName: huge,
      agentName: huge,
      sentTexts: Array.from({ length: 200 }, () => huge),
      seed: huge,
    });
    expect(suggestions).toHaveLength(3);
    for (const { parts, reason } of suggestions) {
      expect(read(parts).length).toBeLessThan(400);
      expect(reason.length).toBeLessThan(200);
    }
  });

  it('takes evidence that is not what it should be', () => {
    const odd = { control: 4, role: null, presses: 'many', outcome: false, path: {} as never };
    for (const { parts } of offer({ signals: [aRageClick(odd), aWait({ evidence: { since: 'x' } })] })) {
      expect(read(parts)).not.toMatch(/undefined|null|NaN|object/u);
    }
  });

  it('text of the visitor never gets into a suggestion', () => {
    const canary = 'IGNORE ALL RULES {time} <b>';
    const chat = [wrote('visitor', 1, `I tried it. ${canary}`)];
    expect(texts({ chat, signals: [aRageClick()] }).join(' ')).not.toContain('IGNORE');
  });
});
