import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type ScrollToOptions,
  type VirtualItem,
} from '@tanstack/virtual-core';
import type { LitElement, ReactiveController } from 'lit';

/** The rows of a long list, as far as they are not measured yet. */
export interface RowsNow {
  readonly count: number;
  /** Room above the first row, in px; left out: none. */
  readonly before?: number;
  /** Stays the same for the same row, wherever it moves. */
  keyOf(index: number): string;
  /** Height of a row before it was drawn, in px. */
  estimate(index: number): number;
}

export interface VirtualRowsOptions {
  readonly scroller: () => HTMLElement | null;
  /** Rows drawn beyond what is in view, on both sides. */
  readonly overscan: number;
  /** `end`: what is looked at stays put when rows come in above, and the end is kept while somebody is there. */
  readonly anchorTo?: 'start' | 'end';
  readonly endPx?: number;
}

/**
 * Draws only those rows of a long list that are in view, of whatever height they turn out to have. The host asks for
 * `items` while it renders, after telling how the rows are now, and hands every drawn row to {@link measure}.
 */
export class VirtualRows implements ReactiveController {
  readonly #host: LitElement;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly #options: VirtualRowsOptions;
  #now: RowsNow = { count: 0, keyOf: String, estimate: () => 0 };
  #close: () => void = () => {};

  constructor(host: LitElement, options: VirtualRowsOptions) {
    this.#host = host;
    this.#options = options;
    this.#virtualizer = new Virtualizer(this.#settings());
    host.addController(this);
  }

  /** The rows as they are now; before `items` is read. The same object: nothing is placed anew. */
  update(now: RowsNow): void {
    this.#now = now;
    this.#virtualizer.setOptions(this.#settings());
  }

  /** The rows to draw, in order. */
  get items(): readonly VirtualItem[] {
    return this.#virtualizer.getVirtualItems();
  }

  /** Height of all rows together, in px. */
  get height(): number {
    return this.#virtualizer.getTotalSize();
  }

  /** A `ref` for drawn rows, which carry their number as `data-index`. */
  readonly measure = (row: Element | undefined): void => {
    this.#virtualizer.measureElement(row instanceof HTMLElement ? row : null);
  };

  /** Other rows altogether: what was measured of the ones before says nothing of them. */
  forget(): void {
    this.#virtualizer.measure();
  }

  scrollTo(index: number, { align = 'auto' }: Pick<ScrollToOptions, 'align'> = {}): void {
    this.#virtualizer.scrollToIndex(index, { align });
  }

  scrollToEnd(): void {
    this.#virtualizer.scrollToEnd();
  }

  hostConnected(): void {
    // oxlint-disable-next-line no-underscore-dangle -- how the library is told; its own adapters do the same
    this.#close = this.#virtualizer._didMount();
  }

  hostUpdated(): void {
    // oxlint-disable-next-line no-underscore-dangle -- as above
    this.#virtualizer._willUpdate();
  }

  hostDisconnected(): void {
    this.#close();
  }

  #settings(): ConstructorParameters<typeof Virtualizer<HTMLElement, HTMLElement>>[0] {
    const { scroller, overscan, anchorTo = 'start', endPx = 1 } = this.#options;
    const now = this.#now;
    return {
      count: now.count,
      paddingStart: now.before ?? 0,
      getScrollElement: scroller,
      estimateSize: now.estimate,
      getItemKey: now.keyOf,
      overscan,
      anchorTo,
      scrollEndThreshold: endPx,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.#host.requestUpdate(),
    };
  }
}
