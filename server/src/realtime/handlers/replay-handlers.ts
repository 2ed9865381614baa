import type { Replays } from '../../replay/replays.ts';
import { onOwnSite, type AgentHandlers } from './agent-handling.ts';

export interface ReplayDeps {
  readonly replays: Replays;
}

/** What other thresholds would have flagged in the site's past. Admins only. */
export function replayHandlers({ replays }: ReplayDeps) {
  return {
    'replay:start': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      async handle({ siteId, days, ...changes }, { principal: socket, afterAck }) {
        const replay = await replays.start({ siteId, days, changes, adminId: socket.data.session.agent.id });
        const leave = () => replay.cancel();
        socket.once('disconnect', leave);
        afterAck(async () => {
          const ended = await replay.run((done, total) => {
            // News of progress may be dropped when the connection is slow; the end may not.
            socket.volatile.emit('replay:progress', { replayId: replay.id, done, total });
          });
          socket.off('disconnect', leave);
          socket.emit('replay:ended', { replayId: replay.id, ...ended });
        });
        return { replayId: replay.id };
      },
    },
    'replay:cancel': {
      limit: 'agent:light',
      async handle({ replayId }, { principal }) {
        replays.cancel(replayId, principal.data.session.agent.id);
        return null;
      },
    },
  } satisfies Partial<AgentHandlers>;
}
