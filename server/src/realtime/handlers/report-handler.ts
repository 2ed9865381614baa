import { isPlainReport } from '@attune/protocol';
import type { Interactions } from '../../interactions/interactions.ts';
import type { Budgets } from '../budgets.ts';
import { isKnown, knownVisitor } from '../known-visitor.ts';
import type { VisitorSocket } from '../realtime-types.ts';
import type { VisitorHandlers } from './visitor-handling.ts';

export interface ReportDeps {
  readonly interactions: Interactions;
  readonly budgets: Budgets;
  /** @throws RequestError `not-found` when the conversation is not the visitor's */
  own(socket: VisitorSocket, conversationId: string): Promise<unknown>;
}

/** What pages report: most of what a server hears, so it is answered without a promise wherever that is possible. */
export function reportHandler({
  interactions,
  budgets,
  own,
}: ReportDeps): VisitorHandlers['interaction:report'] {
  return {
    limit: 'visitor:interactions',
    isPlain: isPlainReport,
    handle(report, { principal: socket }) {
      const { siteId, id: visitorId } = knownVisitor(socket);
      const { conversationId, interactions: facts } = report;
      const take = () =>
        interactions.take(
          {
            connection: socket,
            key: { siteId, conversationId },
            visitorId,
            fits: budgets.allows('visitor:facts', visitorId, facts.length),
          },
          report,
        );
      return isKnown(socket, conversationId) ? take() : own(socket, conversationId).then(take);
    },
  };
}
