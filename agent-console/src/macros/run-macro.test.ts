import { describe, expect, it } from 'vitest';
import { arrangementOf } from './run-macro.ts';

const given = { agentId: 'ines', now: 1_000 };

describe('what a macro changes', () => {
  it('is one change of all its steps', () => {
    expect(
      arrangementOf(
        [
          { act: 'reply', body: 'Hello' },
          { act: 'label', labelId: 'refund' },
          { act: 'label', labelId: 'vip' },
          { act: 'label', labelId: 'refund' },
          { act: 'assign', agentId: null },
          { act: 'priority', priority: 'high' },
          { act: 'status', status: 'resolved' },
        ],
        given,
      ),
    ).toEqual({
      addLabelIds: ['refund', 'vip'],
      assigneeId: 'ines',
      priority: 'high',
      status: 'resolved',
    });
  });

  it('puts off from now on', () => {
    expect(arrangementOf([{ act: 'snooze', minutes: 60 }], given)).toEqual({
      status: 'snoozed',
      snoozedUntil: 3_601_000,
    });
  });

  it('is nothing when it only writes', () => {
    expect(arrangementOf([{ act: 'note', body: 'Called back' }], given)).toBeNull();
  });
});
