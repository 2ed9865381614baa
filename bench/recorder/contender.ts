import { gzipSync } from 'node:zlib';
import type { Served } from '../signals/page-server.ts';
import type { ShippedRecorder } from '../signals/shipped-recorder.ts';
import { DIRTYING_SCRIPT } from './dense-page.ts';

/** Something that may be on a page and listens to presses there. */
export interface Contender {
  readonly name: string;
  readonly served: Served;
  /** Of all it loads to watch a page, each file packed on its own, as it travels. */
  readonly gzBytes: number;
}

export const emptyPage: Contender = {
  name: 'empty page',
  served: { head: () => DIRTYING_SCRIPT, scripts: new Map() },
  gzBytes: 0,
};

/** The widget as shipped, before the chat is opened. Its loader's weight is not the recorder's, but its listeners count. */
export function attuneContender({ loader, recorder }: ShippedRecorder): Contender {
  const files = [...recorder].map(([file, content]): [string, string] => [`/widget/${file}`, content]);
  return {
    name: 'attune',
    served: {
      head: () => `${DIRTYING_SCRIPT}<script async src="/widget.js" data-site="bench"></script>`,
      scripts: new Map([['/widget.js', loader], ...files]),
    },
    gzBytes: gzBytesOf(recorder.values()),
  };
}

export function vendorContender(name: string, script: string): Contender {
  return {
    name,
    served: {
      head: () => `${DIRTYING_SCRIPT}<script src="/vendor.js"></script>`,
      scripts: new Map([['/vendor.js', script]]),
    },
    gzBytes: gzBytesOf([script]),
  };
}

function gzBytesOf(files: Iterable<string>): number {
  return [...files].reduce((sum, content) => sum + gzipSync(content).length, 0);
}
