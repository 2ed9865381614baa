import { randomUUID } from 'node:crypto';
import type { VisitorAnswers } from '@attune/protocol';
import { ATTUNE, BARE, ratioOf, rowOf } from '../outcome.ts';
import { several, visitorOn, type Side, type Visitor } from '../side.ts';
import { alternate, closedLoop } from '../turns.ts';
import { factsBefore } from './facts.ts';
import type { Scenario } from './scenario.ts';

const BARE_UNANSWERED = 'bare, unanswered';

/** A visit holds 10,000 facts; before that a new one begins. */
const REPORTS_OF_A_VISIT = 900;

/** Reports under way before an unanswered sender waits for the server to have taken them. */
const UNANSWERED = 32;

interface Reporter {
  readonly visitor: Visitor;
  visitId: string;
  batchNo: number;
}

/** (c) How many interactions are taken in. Ours are stored and looked at; bare ones are counted by nobody. */
export const interactions: Scenario = async ({ attune, bare, seconds, clients }) => {
  const [ours, theirs] = [await reporters(attune, clients), await reporters(bare, clients)];
  let shed = 0;
  const answered = async (reporter: Reporter): Promise<number> => {
    const answer = (await reporter.visitor.ask('interaction:report', nextReport(reporter))) as Answer;
    shed += answer.shed;
    return answer.stored;
  };
  const unanswered = async (reporter: Reporter): Promise<number> => {
    let told = 0;
    for (let sent = 0; sent < UNANSWERED; sent++) {
      const report = nextReport(reporter);
      reporter.visitor.tell('interaction:report', report);
      told += report.interactions.length;
    }
    return told + (await answered(reporter));
  };
  const slices = await alternate(
    new Map([
      [ATTUNE, closedLoop(attune.pid, ours, answered)],
      [BARE, closedLoop(bare.pid, theirs, answered)],
      [BARE_UNANSWERED, closedLoop(bare.pid, theirs, unanswered)],
    ]),
    seconds,
  );
  for (const { visitor } of [...ours, ...theirs]) visitor.cut();
  const rows = [...slices].map(([side, slice]) =>
    rowOf(side, slice, side === ATTUNE ? `${shed} shed, not counted` : ''),
  );
  return {
    scenario: 'c',
    title: 'interactions in, ten a report',
    unit: 'interactions',
    rows,
    ratio: ratioOf(rows, BARE, ({ perCpuSecond }) => perCpuSecond),
    ratioOf: 'stored per CPU-second over those that bare Socket.IO answers per CPU-second',
  };
};

type Answer = VisitorAnswers['interaction:report'];

async function reporters(side: Side, count: number): Promise<readonly Reporter[]> {
  const visitors = await several(count, () => visitorOn(side));
  return visitors.map((visitor) => ({ visitor, visitId: randomUUID(), batchNo: 0 }));
}

function nextReport(reporter: Reporter) {
  if (reporter.batchNo === REPORTS_OF_A_VISIT) {
    reporter.visitId = randomUUID();
    reporter.batchNo = 0;
  }
  const { visitor, visitId, batchNo } = reporter;
  const sentAt = Date.now();
  reporter.batchNo++;
  const facts = factsBefore(sentAt, batchNo);
  return { conversationId: visitor.conversationId, visitId, batchNo, sentAt, interactions: facts };
}
