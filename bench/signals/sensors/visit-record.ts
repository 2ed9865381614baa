import { visitorRequests, type Interaction } from '@attune/protocol';
import * as v from 'valibot';
import type { Connection } from '../../../widget/src/conversation/connection.ts';
import {
  createInteractionReporter,
  type InteractionReporter,
} from '../../../widget/src/conversation/interaction-reporter.ts';

/** One visit's facts over all its pages, numbered, batched and checked as between the widget and the server. */
export interface VisitRecord {
  readonly id: string;
  /** @param document tells one load of a page from the next: each counts its presses from 0 */
  add(document: string, facts: readonly Interaction[]): void;
  /** Hands over what waits. */
  flush(): void;
  /**
   * What the server has.
   * @throws when it would have refused a report
   */
  stored(): readonly Interaction[];
}

export function createVisitRecord(id: string): VisitRecord {
  const visit = { id, chatOpened: true, nextBatch: 0, nextPress: 0, text: '' };
  const reporters = new Map<string, InteractionReporter>();
  const stored: Interaction[] = [];
  const refused: string[] = [];

  const take: Connection['request'] = (name, input) => {
    const parsed = v.safeParse(visitorRequests['interaction:report'], input);
    if (parsed.success) stored.push(...parsed.output.interactions);
    else
      refused.push(parsed.issues.map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`).join('; '));
    // Any answer that is not "try again" lets the reporter go on, and a refusal needs no type of answer.
    return Promise.resolve({ ok: false, refusal: { code: 'invalid', message: `${name} was taken` } });
  };

  function reporterOf(document: string): InteractionReporter {
    const known = reporters.get(document);
    if (known) return known;
    const reporter = createInteractionReporter({
      connection: openConnection(take),
      visit,
      conversationId: () => 'bench',
      now: Date.now,
      handedOver: () => undefined,
    });
    reporters.set(document, reporter);
    return reporter;
  }

  return {
    id,
    add: (document, facts) => reporterOf(document).add(facts),
    flush() {
      for (const reporter of reporters.values()) reporter.flush();
    },
    stored() {
      if (refused.length > 0) throw new Error(`The server would refuse: ${refused.join(' | ')}`);
      // What the page says while it is closed is no part of it.
      return [...stored];
    },
  };
}

function openConnection(request: Connection['request']): Connection {
  const nothing = (): void => undefined;
  return { open: nothing, close: nothing, restart: nothing, isUp: () => true, request };
}
