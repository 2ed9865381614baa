import type { PartLoaders, Recorder, WidgetHost } from '../contract.ts';
import { tellFault } from '../shared/guarded.ts';

/** Starts and stops the recorder, which is fetched when it is started for the first time. */
export interface RecorderSwitch {
  readonly start: WidgetHost['startRecorder'];
  stop(): void;
}

export function createRecorderSwitch(parts: PartLoaders, ownHost: Element): RecorderSwitch {
  let recorder: Promise<Recorder | null> | null = null;
  return {
    async start(policy) {
      recorder ??= parts.recorder().then(
        (part) => part.startRecorder({ ownHost, policy }),
        (fault: unknown) => {
          // The chat works without it.
          tellFault(fault);
          recorder = null;
          return null;
        },
      );
      const running = await recorder;
      if (policy) running?.updatePolicy(policy);
      return running;
    },
    stop() {
      void recorder?.then((running) => running?.stop());
      recorder = null;
    },
  };
}
