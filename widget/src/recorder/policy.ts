import type { RecorderPolicy } from '@attune/protocol';

/** The site's policy, made ready for use. Until it is known: all pages, controls by their names, nothing optional. */
export interface Rules extends Partial<RecorderPolicy> {
  /** Selector of what is left out altogether. */
  readonly ignored: string;
}

export function rulesOf(policy: Partial<RecorderPolicy> = {}): Rules {
  return { ...policy, ignored: `[data-no-signals=""]${also(policy.ignoreSelector)}` };
}

/** Continues a list of selectors. One typing error in them must not silence the recorder. */
export function also(selector = ''): string {
  try {
    document.querySelector(selector);
    return `,${selector}`;
  } catch {
    return '';
  }
}

/** Whether pages of this path are watched. */
export function isWatched({ allowPaths = [], denyPaths }: Rules, path: string): boolean {
  return !isAmong(denyPaths, path) && (!allowPaths[0] || isAmong(allowPaths, path));
}

/** Whether one of the patterns means this path; a `*` at a pattern's end stands for anything. */
export function isAmong(patterns: readonly string[] = [], path: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
  );
}
