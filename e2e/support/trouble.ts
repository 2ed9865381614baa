import type { BrowserContext } from 'playwright-core';

/** What a page must never show its developers: errors, warnings of the browser about us, broken rules of its policy. */
export interface TroubleWatch {
  /** What happened so far and was not expected, in words. */
  unexpected(): readonly string[];
  /** Holds until {@link forget}: what a story brings about itself, such as a line that is cut. */
  expect(...patterns: readonly RegExp[]): void;
  forget(): void;
}

export function createTroubleWatch(): TroubleWatch & { watch(context: BrowserContext): Promise<void> } {
  const seen: string[] = [];
  let expected: readonly RegExp[] = [];
  return {
    unexpected: () => seen.filter((trouble) => !expected.some((pattern) => pattern.test(trouble))),
    expect(...patterns) {
      expected = [...expected, ...patterns];
    },
    forget() {
      seen.length = 0;
      expected = [];
    },
    async watch(context) {
      await context.exposeBinding('reportPolicyViolation', ({ page }, words: string) => {
        seen.push(`policy violation on ${page.url()}: ${words}`);
      });
      await context.addInitScript(() => {
        document.addEventListener(
          'securitypolicyviolation',
          ({ violatedDirective, blockedURI, sourceFile }) => {
            const report = Reflect.get(window, 'reportPolicyViolation') as
              ((words: string) => void) | undefined;
            if (report) report(`${violatedDirective} by ${blockedURI} from ${sourceFile}`);
          },
        );
      });
      context.on('weberror', (fault) => seen.push(`page error: ${String(fault.error())}`));
      context.on('console', (message) => {
        if (message.type() !== 'error' && !message.text().includes('[attune]')) return;
        seen.push(
          `console ${message.type()} on ${message.page()?.url()}: ${message.text()} ${message.location().url}`,
        );
      });
    },
  };
}

/** What Chromium says by itself when a line is cut or a server is away. */
export const lineIsCut =
  /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|NETWORK_CHANGED)|WebSocket connection to/;

/** What Chromium says by itself about an answer with this status. */
export const answeredWith = (status: number): RegExp =>
  new RegExp(`Failed to load resource: the server responded with a status of ${status} `);
