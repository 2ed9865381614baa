import type { Control, Interaction } from '@attune/protocol';
import { customType } from 'drizzle-orm/pg-core';
import { AsciiLine } from './ascii-line.ts';

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
  const packer = new FactPacker(facts[0]?.at ?? 0);
  return packer.whole([packer.pack(facts)]);
}

/** Packs facts that come bit by bit, and belong to one list in the end. */
export class FactPacker {
  readonly #base: number;
  readonly #texts = new Map<string, number>();
  readonly #controls = new Map<number, number>();
  #controlList = '';

  /** @param base the instant from which all others are counted */
  constructor(base: number) {
    this.#base = base;
  }

  /** @returns these facts as a part of the list. Nothing of the facts themselves is kept */
  pack(facts: readonly Interaction[]): string {
    line.begin();
    for (const fact of facts) {
      line.byte(COMMA);
      line.byte(OPEN);
      this.#write(fact);
      line.byte(CLOSE);
    }
    return line.end();
  }

  /** The list of these parts, in their order. */
  whole(parts: readonly string[]): string {
    const texts = [...this.#texts.keys()].map((text) => JSON.stringify(text)).join(',');
    return `[${FORM},${this.#base},[${texts}],[${this.#controlList}]${parts.join('')}]`;
  }

  #write(fact: Interaction): void {
    switch (fact.kind) {
      case 'press': {
        const control = this.#controlNo(fact.control);
        line.number(PRESS);
        line.next(fact.id);
        line.next(fact.at - this.#base);
        line.next(this.#textNo(fact.path));
        line.next(control);
        return line.next(fact.travelPx);
      }
      case 'outcome':
        line.number(OUTCOME);
        line.next(fact.press);
        line.next(fact.at - this.#base);
        line.next(OUTCOMES.indexOf(fact.outcome));
        return line.next(fact.afterMs);
      case 'page':
        line.number(PAGE);
        line.next(fact.at - this.#base);
        line.next(this.#textNo(fact.path));
        return line.next(fact.arrival === undefined ? -1 : ARRIVALS.indexOf(fact.arrival));
      case 'scroll-turn':
        line.number(SCROLL);
        line.next(fact.at - this.#base);
        return line.next(fact.viewports);
      default:
        line.number(AS_IT_IS);
        line.byte(COMMA);
        return line.text(JSON.stringify(fact));
    }
  }

  #textNo(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.size;
    this.#texts.set(text, number);
    return number;
  }

  #controlNo({ key, role, name }: Control): number {
    const [keyNo, roleNo, nameNo] = [this.#textNo(key), this.#textNo(role), this.#textNo(name)];
    const triple = (keyNo * MOST_TEXTS + roleNo) * MOST_TEXTS + nameNo;
    const known = this.#controls.get(triple);
    if (known !== undefined) return known;
    const number = this.#controls.size;
    this.#controls.set(triple, number);
    this.#controlList += `${number === 0 ? '' : ','}[${keyNo},${roleNo},${nameNo}]`;
    return number;
  }
}

/** Of one list; a visit holds a tenth of it. Three numbers below it fit into one. */
const MOST_TEXTS = 2 ** 17;

const [COMMA, OPEN, CLOSE] = [',', '[', ']'].map((sign) => sign.charCodeAt(0)) as [number, number, number];

/** What is being packed: one for all, since packing is never interrupted. */
const line = new AsciiLine();

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
