import type { BrowserContext, Page } from 'playwright-core';
import type { Served } from './page-server.ts';

/** Something that watches pages and says what went wrong on them: our recorder with its detectors, or an SDK. */
export interface Sensor {
  readonly name: string;
  /** Longest time from the last step until it has made up its mind. */
  readonly settleMs: number;
  readonly served: Served;
  /** Before the page is opened. */
  watch(context: BrowserContext): Promise<Watch>;
}

/** One sensor at one page set entry, over all pages that the visitor goes through. */
export interface Watch {
  /** Resolves when it watches the page that was just loaded, or after a while without. */
  ready(page: Page): Promise<void>;
  found(page: Page): Promise<Found>;
}

export interface Found {
  /** What it says went wrong: kinds of page sets, each once; others under their own name. */
  readonly kinds: readonly string[];
  /** What it rests on, for whoever looks into a verdict; empty where that is not known. */
  readonly facts: readonly object[];
}
