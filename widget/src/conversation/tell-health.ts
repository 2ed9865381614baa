import type { WidgetHealthTold } from '@attune/protocol';
import { NO_ANSWER, type Connection } from './connection.ts';

/** Sends of a few seconds are told together. */
const TELL_AFTER_MS = 4_000;
const MOST_TIMES = 20;
const MOST = 1_000;

type Directive = WidgetHealthTold['stopped'][number]['directive'];
const directives: readonly string[] = ['script-src', 'style-src', 'img-src', 'connect-src', 'media-src'];

/**
 * A connection that now and then tells how it fares: how long sends took, which were not answered, what the page's policy
 * stopped. Numbers alone, over the connection that is there anyway.
 */
export function tellingHealth(connection: Connection, now: () => number): Connection {
  let ackMs: number[] = [];
  let unanswered = 0;
  let declined = 0;
  let reconnected = 0;
  let triedInVain = 0;
  let wasUp = false;
  let isDown = true;
  const stopped = new Map<Directive, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (): void => {
    if (!connection.isUp()) return;
    const told = {
      ackMs,
      unanswered,
      declined,
      reconnected,
      triedInVain,
      stopped: [...stopped].map(([directive, times]) => ({ directive, times })),
      sentAt: now(),
    };
    ackMs = [];
    unanswered = declined = reconnected = triedInVain = 0;
    stopped.clear();
    void connection.request('health:tell', told);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(tell, TELL_AFTER_MS);
  };
  const onStopped = ({ effectiveDirective, sourceFile }: SecurityPolicyViolationEvent): void => {
    // Of what the page itself is stopped in, nothing is counted.
    if (!sourceFile.startsWith(new URL(import.meta.url).origin)) return;
    const known = directives.find((each) => effectiveDirective.startsWith(each)) ?? 'other';
    stopped.set(known as Directive, Math.min(MOST, (stopped.get(known as Directive) ?? 0) + 1));
    soon();
  };
  document.addEventListener('securitypolicyviolation', onStopped);

  return {
    ...connection,
    open(listener) {
      connection.open({
        ...listener,
        up() {
          if (wasUp) reconnected = Math.min(MOST, reconnected + 1);
          wasUp = true;
          isDown = false;
          if (reconnected + triedInVain > 0) soon();
          listener.up();
        },
        down() {
          // Until it is up again, each time is one more try that came to nothing.
          if (isDown) triedInVain = Math.min(MOST, triedInVain + 1);
          isDown = true;
          listener.down();
        },
      });
    },
    close() {
      clearTimeout(timer);
      document.removeEventListener('securitypolicyviolation', onStopped);
      connection.close();
    },
    async request(name, input) {
      const at = performance.now();
      const reply = await connection.request(name, input);
      if (name !== 'message:send') return reply;
      if (reply.ok) ackMs = [...ackMs, Math.round(performance.now() - at)].slice(-MOST_TIMES);
      else if (reply.refusal === NO_ANSWER) unanswered = Math.min(MOST, unanswered + 1);
      else declined = Math.min(MOST, declined + 1);
      soon();
      return reply;
    },
  };
}
