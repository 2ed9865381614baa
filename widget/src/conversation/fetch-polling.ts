import type { Line, LineListener } from './line.ts';

interface PollingPart {
  openPolling(address: string, listener: LineListener): Line;
}

/** Fetches what carries packets where WebSocket is blocked: a file of its own beside this one, put there by the build. */
export const fetchPolling = (): Promise<PollingPart> => import('./polling/main.ts');
