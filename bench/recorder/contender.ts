import { gzipSync } from 'node:zlib';
import type { Served } from '../signals/page-server.ts';
import type { ShippedRecorder } from '../signals/shipped-recorder.ts';
import { DIRTYING_SCRIPT } from './dense-page.ts';

/** Something that may be on a page and listens to presses there. */
export interface Contender {
  readonly name: string;
  readonly served: Served;
  /** Scripts whose weight is not counted: what is on the page for another reason. */
  readonly weightless: ReadonlySet<string>;
}

export const emptyPage: Contender = {
  name: 'empty page',
  served: { head: () => DIRTYING_SCRIPT, scripts: new Map() },
  weightless: new Set(),
};

/** The widget as shipped, before the chat is opened. Its loader is there for the chat, but its listeners count. */
export function attuneContender({ loader, parts }: ShippedRecorder): Contender {
  return {
    name: 'attune',
    served: {
      head: () => `${DIRTYING_SCRIPT}<script async src="/widget.js" data-site="bench"></script>`,
      scripts: new Map([...parts, ['/widget.js', loader]]),
    },
    weightless: new Set(['/widget.js']),
  };
}

export function vendorContender(name: string, script: string): Contender {
  return {
    name,
    served: {
      head: () => `${DIRTYING_SCRIPT}<script src="/vendor.js"></script>`,
      scripts: new Map([['/vendor.js', script]]),
    },
    weightless: new Set(),
  };
}

/** Of what a page has fetched of it: each file packed on its own, as it travels. */
export function gzBytesOf({ served, weightless }: Contender, fetched: ReadonlySet<string>): number {
  return [...served.scripts]
    .filter(([path]) => fetched.has(path) && !weightless.has(path))
    .reduce((sum, [, content]) => sum + gzipSync(content).length, 0);
}
