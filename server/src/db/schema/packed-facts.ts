import type { Interaction } from '@attune/protocol';
import { customType } from 'drizzle-orm/pg-core';

/**
 * Facts of a visit as they are stored: JSON in which every text stands once and facts are rows of numbers. A sixth of the
 * size of plain JSON, and written in a fraction of its time; what is rare stands as it is.
 *
 *     [1, base, [text, …], [[key, role, name], …], fact, …]
 *
 * Instants are counted from `base`; texts, and the parts of controls, are numbers of the first list, controls of the
 * second. Read together with lists of plain facts, as they were stored before.
 */
export const packedFacts = customType<{ data: readonly Interaction[]; driverData: string }>({
  dataType: () => 'text',
  toDriver: packFacts,
  fromDriver: unpackFacts,
});

const FORM = 1;
const OUTCOMES = ['none', 'effect', 'slow', 'error', 'cannot-judge'] as const;
const ARRIVALS = ['load', 'reload', 'back', 'script'] as const;

/** What a packed fact begins with. */
const [PRESS, OUTCOME, PAGE, SCROLL, AS_IT_IS] = [0, 1, 2, 3, 4];

export function packFacts(facts: readonly Interaction[]): string {
  const texts = new Numbered<string>(JSON.stringify);
  const controls = new Numbered<string>((known) => known);
  const base = facts[0]?.at ?? 0;
  let rows = '';
  for (const fact of facts) rows += `,${rowOf(fact, base, texts, controls)}`;
  return `[${FORM},${base},[${texts.list}],[${controls.list}]${rows}]`;
}

function rowOf(fact: Interaction, base: number, texts: Numbered<string>, controls: Numbered<string>): string {
  switch (fact.kind) {
    case 'press': {
      const { key, role, name } = fact.control;
      const control = controls.of(`[${texts.of(key)},${texts.of(role)},${texts.of(name)}]`);
      return `[${PRESS},${fact.id},${fact.at - base},${texts.of(fact.path)},${control},${fact.travelPx}]`;
    }
    case 'outcome': {
      const { press, at, outcome, afterMs } = fact;
      return `[${OUTCOME},${press},${at - base},${OUTCOMES.indexOf(outcome)},${afterMs}]`;
    }
    case 'page': {
      const arrival = fact.arrival === undefined ? -1 : ARRIVALS.indexOf(fact.arrival);
      return `[${PAGE},${fact.at - base},${texts.of(fact.path)},${arrival}]`;
    }
    case 'scroll-turn':
      return `[${SCROLL},${fact.at - base},${fact.viewports}]`;
    default:
      return `[${AS_IT_IS},${JSON.stringify(fact)}]`;
  }
}

/** Things by the order in which they were met first. */
class Numbered<Thing> {
  readonly #numbers = new Map<Thing, number>();
  readonly #asJson: (thing: Thing) => string;
  /** All of them as the inside of a JSON list. */
  list = '';

  constructor(asJson: (thing: Thing) => string) {
    this.#asJson = asJson;
  }

  of(thing: Thing): number {
    const known = this.#numbers.get(thing);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(thing, number);
    this.list += `${number === 0 ? '' : ','}${this.#asJson(thing)}`;
    return number;
  }
}

type Packed = readonly [number, number, readonly string[], readonly Triple[], ...PackedRow[]];
type Triple = readonly [number, number, number];
type PackedRow = readonly [number, Interaction] | readonly number[];

/** @throws when it is neither a packed list nor a plain one */
export function unpackFacts(text: string): readonly Interaction[] {
  const packed = JSON.parse(text) as Packed | readonly Interaction[];
  if (typeof packed[0] === 'object' || packed.length === 0) return packed as readonly Interaction[];
  const [form, base, texts, triples, ...rows] = packed as Packed;
  if (form !== FORM) throw new Error(`facts are packed in a form that is not known here: ${form}`);
  const textAt = (number = -1): string => texts[number] ?? '';
  const controls = triples.map(([key, role, name]) => ({
    key: textAt(key),
    role: textAt(role),
    name: textAt(name),
  }));
  return rows.map((row): Interaction => {
    if (row[0] === AS_IT_IS) return row[1] as Interaction;
    const [kind, a = 0, b = 0, c = 0, d = 0, e = 0] = row as readonly number[];
    const control = controls[d] ?? { key: '', role: '', name: '' };
    if (kind === PRESS) return { kind: 'press', id: a, at: base + b, path: textAt(c), control, travelPx: e };
    if (kind === OUTCOME)
      return { kind: 'outcome', press: a, at: base + b, outcome: OUTCOMES[c] ?? 'cannot-judge', afterMs: d };
    if (kind === SCROLL) return { kind: 'scroll-turn', at: base + a, viewports: b };
    const arrival = ARRIVALS[c];
    return { kind: 'page', at: base + a, path: textAt(b), ...(arrival === undefined ? {} : { arrival }) };
  });
}
