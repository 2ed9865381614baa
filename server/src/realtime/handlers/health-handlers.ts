import type { WidgetHealthCounts } from '../../widget-health/widget-health.ts';
import { knownVisitor } from '../known-visitor.ts';
import type { VisitorHandlers } from './visitor-handling.ts';

export interface HealthHandlerDeps {
  readonly widgetHealth: Pick<WidgetHealthCounts, 'told' | 'now'>;
}

/** What widgets tell of themselves, and an echo by the way that messages and news take. */
export function healthHandlers({ widgetHealth }: HealthHandlerDeps) {
  return {
    'health:tell': {
      limit: 'visitor:light',
      handle(told, { principal }): null {
        widgetHealth.told(knownVisitor(principal).siteId, told);
        return null;
      },
    },
    'health:echo': {
      limit: 'visitor:start',
      handle({ echoId }, { principal, afterAck }) {
        const at = widgetHealth.now();
        afterAck(() => {
          principal.nsp.to(principal.id).emit('health:echoed', { echoId, at });
        });
        return { at };
      },
    },
  } satisfies Partial<VisitorHandlers>;
}
