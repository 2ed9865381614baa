import type { SignalCase } from './case-file.ts';

type Params = SignalCase['params'];

/** A number among a case's settings; undefined when it has none of that name. */
export function numberParam(params: Params, name: string): number | undefined {
  const value = params[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A list of texts among a case's settings; empty when it has none of that name. */
export function listParam(params: Params, name: string): readonly string[] {
  const value = params[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** A text among a case's settings. */
export function textParam(params: Params, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}
