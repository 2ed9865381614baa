/** Something that may be on a page. */
export interface Contender {
  readonly name: string;
  /** What the page carries in its head for it. */
  readonly tag: string;
  /** Whether an address is one of its own. */
  isOwn(url: string): boolean;
  /** Whether it has a chat that can be opened. */
  readonly opens: boolean;
}

/** Where the page server sends the bundle of lit and socket.io-client. */
export const FLOOR_PATH = '/floor.js';

export const NO_WIDGET = 'no widget';
/** With the tag as the guide gives it. */
export const ATTUNE = 'attune';

/** @param server where the built server is; the page is served from elsewhere, as a customer's is */
export function contenders(server: string, siteKey: string): readonly Contender[] {
  const attune = (name: string, more: string): Contender => ({
    name,
    tag: `<script async src="${server}/sites/${siteKey}/widget.js"${more}></script>`,
    isOwn: (url) => url.startsWith(`${server}/`),
    opens: true,
  });
  return [
    { name: NO_WIDGET, tag: '', isOwn: () => false, opens: false },
    {
      name: 'lit + socket.io',
      tag: `<script async src="${FLOOR_PATH}"></script>`,
      isOwn: (url) => url.endsWith(FLOOR_PATH),
      opens: false,
    },
    attune(ATTUNE, ''),
    attune('attune, no signals', ' data-signals="off"'),
  ];
}
