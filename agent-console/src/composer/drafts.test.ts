import { describe, expect, it } from 'vitest';
import { createMemoryKeeping } from '../state/keeping.ts';
import { emptyDraft, type Draft } from './draft.ts';
import { createDrafts } from './drafts.ts';

const draft: Draft = {
  text: 'I will [next step]',
  slots: [{ slot: 'step', start: 7, end: 18 }],
  suggestionId: 's1',
  asked: ['step'],
};

describe('drafts', () => {
  it('are kept per conversation over a reload, slots and all', () => {
    const keeping = createMemoryKeeping();
    createDrafts(keeping, () => 'agent-1').write('c1', draft);
    const afterReload = createDrafts(keeping, () => 'agent-1');
    expect(afterReload.read('c1')).toEqual(draft);
    expect(afterReload.read('c2')).toEqual(emptyDraft);
  });

  it('are not shown to another agent on the same machine', () => {
    const keeping = createMemoryKeeping();
    createDrafts(keeping, () => 'agent-1').write('c1', draft);
    expect(createDrafts(keeping, () => 'agent-2').read('c1')).toEqual(emptyDraft);
  });

  it('leave nothing behind once emptied', () => {
    const keeping = createMemoryKeeping();
    const drafts = createDrafts(keeping, () => 'agent-1');
    drafts.write('c1', draft);
    drafts.write('c1', emptyDraft);
    expect(keeping.keys('')).toEqual([]);
  });

  it.each([null, 7, { text: 3 }, { text: 'a', slots: [{ slot: 'step', start: 0, end: 9 }] }])(
    'survive what else may stand in the storage: %j',
    (kept) => {
      const keeping = createMemoryKeeping();
      keeping.write('attune.draft.agent-1.c1', kept);
      expect(createDrafts(keeping, () => 'agent-1').read('c1').slots).toEqual([]);
    },
  );

  it('stay when the browser refuses to keep them', () => {
    const refusing = { ...createMemoryKeeping(), write: () => false };
    const drafts = createDrafts(refusing, () => 'agent-1');
    drafts.write('c1', draft);
    expect(drafts.read('c1')).toEqual(draft);
  });
});
