import type { Ambient } from './ambient.ts';
import { elementOf, isNoticeable, isShown, saysSomethingNew } from './mutation-kind.ts';
import type { Page } from './page.ts';
import type { Press, PressBook } from './press-book.ts';

/** A page that changes more than this at once has answered; there is no need to read it all. */
const MOST_RECORDS = 200;

/** Elements searched for shadow roots; beyond them, those are watched that presses go through. */
const MOST_ELEMENTS = 5_000;

export interface MutationWatch {
  start(): void;
  stop(): void;
  /** Takes in what has changed and not been told yet, so that it is not taken for the answer to what comes now. */
  flush(): void;
  /** A shadow root that a press went through. */
  alsoIn(path: readonly EventTarget[]): void;
}

/** Sees the page change, and asks of each change whether it answers a press. */
export function watchMutations(
  page: Page,
  ownHost: Element,
  book: PressBook,
  ambient: Ambient,
): MutationWatch {
  const observer = new MutationObserver(page.work(read));
  /** Put into the page and not to be seen there: their going is not either. */
  const unseen = new WeakSet<Node>();

  function read(records: readonly MutationRecord[]): void {
    const at = Date.now();
    for (const record of records.slice(0, MOST_RECORDS)) {
      const answered = readOne(record, at);
      if (answered[0])
        page.painted(() => {
          if (isShown(record) && ![...record.removedNodes].some((node) => unseen.has(node))) {
            for (const press of answered) book.settle(press, 'effect', at);
          } else for (const node of record.addedNodes) unseen.add(node);
        });
    }
  }

  /** The presses that this change answers, if it can be seen. */
  function readOne(record: MutationRecord, at: number): readonly Press[] {
    const { attributeName, removedNodes } = record;
    const place = elementOf(record.target) ?? record.target;
    const what = attributeName ?? '';
    const open = book.open();
    let isNear = false;
    let answered: readonly Press[] = [];
    if (open[0]) {
      if (ambient.expects(place, what, at) || !isNoticeable(record, ownHost, page.rules.ignored)) return [];
      const saysNew = saysSomethingNew(record);
      const waiting = book.waiting();
      answered = open.filter((press) => {
        const { control, marks } = press;
        const isInside = control.contains(place);
        const isAround = place.contains(control) || [...removedNodes].some((node) => node.contains(control));
        isNear ||= isInside || isAround;
        // The words on the control are its answer. Around it a change of the content is; a mere class may be feedback.
        if (saysNew || (attributeName && !isInside && !isAround)) return waiting.includes(press);
        // A control that was made anew with the same words has not changed.
        if (attributeName || isInside || !isAround || !removedNodes[0]) marks.add(record, at);
        return false;
      });
    }
    if (!isNear && !answered[0]) ambient.note(place, what, at);
    return answered;
  }

  function observe(root: Node): void {
    observer.observe(root, {
      subtree: true,
      childList: true,
      attributeOldValue: true,
      characterDataOldValue: true,
    });
  }

  /** An observer does not see into shadow roots by itself. */
  function observeIn(root: ParentNode): void {
    for (const element of [...root.querySelectorAll('*')].slice(0, MOST_ELEMENTS)) {
      const { shadowRoot } = element;
      if (!shadowRoot || element === ownHost) continue;
      observe(shadowRoot);
      observeIn(shadowRoot);
    }
  }

  return {
    start() {
      observe(document);
      // Not while a press is being handled.
      page.after(0, () => observeIn(document));
    },
    stop: () => observer.disconnect(),
    flush: () => read(observer.takeRecords()),
    alsoIn(path) {
      for (const step of path) if (step instanceof ShadowRoot) observe(step);
    },
  };
}
