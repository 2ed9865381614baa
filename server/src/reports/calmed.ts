import { conversationMood } from '@attune/empathy/mood';
import { setImmediate } from 'node:timers/promises';
import { deEscalation, UPSET_FROM, type DeEscalation } from './de-escalation.ts';
import { figure, quantileOf, shareOf } from './estimates.ts';
import type { Reading, Said } from './reading.ts';
import { listSaid, MOST_READ, type SaidMessage } from './said-of-upset.repository.ts';

const of = 'conversations in which somebody was upset';

/** Whether conversations in which somebody was upset ended calmer. */
export async function calmed(reading: Reading): Promise<Said> {
  const conversations = await listSaid(reading.db, reading);
  const upset: DeEscalation[] = [];
  for (const messages of conversations) {
    const measured = measure(messages);
    if (measured !== null) upset.push(measured);
    // Reading words takes a moment each; whoever sends a message meanwhile does not wait for all of them.
    await setImmediate();
  }
  const calm = upset.filter(({ end }) => end < UPSET_FROM).length;
  return {
    definition: `The visitor’s own words, from their worst to their last, by the same reading as the mood beside a conversation. Of the latest ${MOST_READ} answered conversations that came in this time, those whose words were upset at some point; calm ones say nothing and are left out. Never shown of one person’s work: how upset somebody is says little of who answers.`,
    isCut: conversations.length === MOST_READ,
    figures: [
      figure(
        { key: 'calm', label: 'Ended calm', unit: 'share', of, method: 'wilson' },
        shareOf(calm, upset.length),
        null,
      ),
      figure(
        {
          key: 'relief',
          label: 'Half calmed down by at least (of the whole scale)',
          unit: 'share',
          of,
          method: 'order-statistic',
        },
        quantileOf(
          upset.map(({ relief }) => relief),
          0.5,
        ),
        null,
      ),
    ],
    charts: [
      {
        kind: 'bars',
        key: 'course',
        title: 'From the worst to the end',
        unit: 'share',
        of,
        rows: [
          { label: 'ended calm', ...shareOf(calm, upset.length) },
          { label: 'calmer, but not calm', ...shareOf(upset.filter(isCalmer).length, upset.length) },
          {
            label: 'ended at their worst',
            ...shareOf(upset.filter(({ relief }) => relief === 0).length, upset.length),
          },
        ],
      },
    ],
  };
}

const isCalmer = ({ end, relief }: DeEscalation): boolean => end >= UPSET_FROM && relief > 0;

function measure(messages: readonly SaidMessage[]): DeEscalation | null {
  return deEscalation(
    conversationMood(messages.map((message) => ({ ...message, messageId: String(message.seq) }))),
  );
}
