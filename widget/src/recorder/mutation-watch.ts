import type { Ambient } from './ambient.ts';
import { isNoticeable, saysSomethingNew } from './mutation-kind.ts';
import { openRoots } from './open-roots.ts';
import type { PressBook } from './press-book.ts';

/** A page that changes more than this at once has answered; there is no need to read it all. */
const MOST_RECORDS = 200;

const EVERYTHING: MutationObserverInit = {
  subtree: true,
  childList: true,
  attributes: true,
  attributeOldValue: true,
  characterData: true,
  characterDataOldValue: true,
};

export interface MutationWatch {
  start(): void;
  stop(): void;
  /** Takes in what has changed and not been told yet, so that it is not taken for the answer to what comes now. */
  flush(): void;
  /** A shadow root that a press went through. */
  alsoIn(path: readonly EventTarget[]): void;
}

/** Sees the page change, and asks of each change whether it answers a press. */
export function watchMutations(parts: {
  readonly book: PressBook;
  readonly ambient: Ambient;
  readonly ownHost: Element;
  now(): number;
}): MutationWatch {
  const { book, ambient, ownHost, now } = parts;
  const observer = new MutationObserver(read);
  const roots = new Set<Node>();
  let watching = false;

  function read(records: readonly MutationRecord[]): void {
    const at = now();
    for (const record of records.slice(0, MOST_RECORDS))
      if (isNoticeable(record, ownHost)) readOne(record, at);
  }

  function readOne(record: MutationRecord, at: number): void {
    const { target } = record;
    // A text node comes and goes; what it stands in is what lives.
    const place = target.nodeType === Node.TEXT_NODE ? (target.parentNode ?? target) : target;
    if (ambient.expects(place, at)) return;
    const near = book.open().filter(({ control }) => control.contains(place) || place.contains(control));
    const answers = book.effect(at, (press) => {
      if (!near.includes(press)) return true;
      // The words on the control are its answer. Around it, a change of the content is; a mere class may be feedback.
      return press.control.contains(place) ? saysSomethingNew(record) : record.type !== 'attributes';
    });
    for (const press of near) press.near.add(record, at);
    if (!answers && near.length === 0) ambient.note(place, at);
  }

  function observe(root: Node): void {
    if (roots.has(root)) return;
    roots.add(root);
    observer.observe(root, EVERYTHING);
  }

  return {
    start() {
      if (watching) return;
      watching = true;
      observe(document);
      // Finding them walks over the page: not while a press is being handled.
      setTimeout(() => {
        if (watching) for (const root of openRoots(document, ownHost)) observe(root);
      });
    },
    stop() {
      watching = false;
      observer.disconnect();
      roots.clear();
    },
    flush: () => read(observer.takeRecords()),
    alsoIn(path) {
      // Our own panel changes all the time, and never as the page's answer.
      if (!watching || path.includes(ownHost)) return;
      for (const step of path) if (step instanceof ShadowRoot) observe(step);
    },
  };
}
