import type { Interaction, PageInteraction } from '@attune/protocol';
import type { FactOf } from '../facts.ts';
import { at } from './inputs.ts';

type Arrival = PageInteraction['arrival'];

const card = { key: 'card', type: 'text', name: 'Card number' };

/** Page facts, each of path, ms and arrival. */
export function pages(
  ...given: readonly (readonly [string, number, Arrival?])[]
): readonly PageInteraction[] {
  return given.map(([path, ms, arrival = 'load']) => ({ kind: 'page', at: at(ms), path, arrival }));
}

/** A request to the page's own server failed. */
export function failedRequest(press: number | null, ms: number, status: number): FactOf<'failed-request'> {
  return { kind: 'failed-request', at: at(ms), press, status, own: true };
}

export function thrown(press: number | null, ms: number, hash = 'e1'): Interaction {
  return { kind: 'page-error', at: at(ms), press, hash };
}

export function refused(...instants: readonly number[]): readonly FactOf<'form-refused'>[] {
  return instants.map((ms) => ({ kind: 'form-refused', at: at(ms), form: 'payment', field: card }));
}

export function corrected(...instants: readonly number[]): readonly FactOf<'field-corrected'>[] {
  return instants.map((ms) => ({ kind: 'field-corrected', at: at(ms), field: card }));
}

export function formLeft(ms: number, fields: number, lengthMs: number): FactOf<'form-left'> {
  return { kind: 'form-left', at: at(ms), form: 'payment', purpose: 'other', fields, lengthMs };
}

export function scrollTurns(viewports: number, ...instants: readonly number[]): readonly Interaction[] {
  return instants.map((ms) => ({ kind: 'scroll-turn', at: at(ms), viewports }));
}

export function cursorTurns(
  axis: 'x' | 'y',
  px: number,
  ...instants: readonly number[]
): readonly Interaction[] {
  return instants.map((ms) => ({ kind: 'cursor-turn', at: at(ms), axis, px }));
}

export function zooms(...instants: readonly number[]): readonly Interaction[] {
  return instants.map((ms) => ({ kind: 'pinch-zoom', at: at(ms) }));
}

export function copiedErrors(...instants: readonly number[]): readonly Interaction[] {
  return instants.map((ms) => ({ kind: 'copied-error', at: at(ms) }));
}
