import { visitorRequests } from '@attune/protocol';
import { parse } from 'valibot';
import { expect, it } from 'vitest';
import { factsBefore } from './facts.ts';

it('reports what the protocol takes, with numbers that no other report of the visit has', () => {
  const report = (batchNo: number) =>
    parse(visitorRequests['interaction:report'], {
      conversationId: 'c1',
      visitId: '0b5e7c1e-6a8b-4f0e-9d2c-3f4a5b6c7d8e',
      batchNo,
      sentAt: 1_000_000,
      interactions: factsBefore(1_000_000, batchNo),
    });
  const ids = [report(0), report(1)].flatMap(({ interactions }) =>
    interactions.flatMap((fact) => (fact.kind === 'press' ? [fact.id] : [])),
  );
  expect(ids).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
