export type Way = 'websocket' | 'polling';

/** Decides which way the next link is tried. */
export interface Ways {
  next(): Way;
  opened(way: Way): void;
  /** @param hung nothing came of it for long; a server that is away refuses at once */
  failed(way: Way, hung: boolean): void;
  /** WebSocket comes through again. */
  freed(): void;
}

/** A server that restarts refuses a WebSocket or two. Where one has stood before, it is hardly the network. */
const PATIENCE = 2;
const PATIENCE_ONCE_STOOD = 5;

/**
 * WebSocket, until it has failed too often; from then on polls and WebSocket in turn, since the server may just be away;
 * and polls first again where they have stood.
 */
export function createWays(): Ways {
  let failures = 0;
  let patience = PATIENCE;
  let turn: Way = 'polling';
  return {
    next: () => (failures < patience ? 'websocket' : turn),
    opened(way) {
      turn = 'polling';
      if (way === 'polling') return;
      failures = 0;
      patience = PATIENCE_ONCE_STOOD;
    },
    failed(way, hung) {
      failures += hung ? PATIENCE : 1;
      turn = way === 'polling' ? 'websocket' : 'polling';
    },
    freed() {
      failures = 0;
    },
  };
}
