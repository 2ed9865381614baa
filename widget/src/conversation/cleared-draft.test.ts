import { expect, it, vi } from 'vitest';
import { createClearedDraft, type ClearedDraft } from './cleared-draft.ts';

function open(left = 0) {
  const tell = vi.fn();
  return { tell, draft: createClearedDraft(left, tell) };
}

/** Types key by key, from one length to another. */
function type(draft: ClearedDraft, to: number, from = 0): void {
  for (let length = from + 1; length <= to; length++) draft.wrote(length, 'typed');
}

it('tells that 20 typed characters were deleted, once', () => {
  const { tell, draft } = open();
  type(draft, 20);
  expect(tell).not.toHaveBeenCalled();
  draft.wrote(0, 'typed');
  draft.wrote(0, 'typed');
  expect(tell).toHaveBeenCalledOnce();
  expect(tell).toHaveBeenCalledWith();
});

it('tells it however they were deleted', () => {
  const { tell, draft } = open();
  type(draft, 25);
  for (let length = 24; length >= 0; length--) draft.wrote(length, 'otherwise');
  expect(tell).toHaveBeenCalledOnce();
});

it('says nothing of 19', () => {
  const { tell, draft } = open();
  type(draft, 19);
  draft.wrote(0, 'otherwise');
  expect(tell).not.toHaveBeenCalled();
});

it('says nothing of a few characters written over and over', () => {
  const { tell, draft } = open();
  for (let time = 0; time < 10; time++) {
    type(draft, 8, 3);
    draft.wrote(3, 'otherwise');
  }
  draft.wrote(0, 'otherwise');
  expect(tell).not.toHaveBeenCalled();
});

it('says nothing of what was pasted and cleared', () => {
  const { tell, draft } = open();
  draft.wrote(400, 'otherwise');
  type(draft, 405, 400);
  draft.wrote(0, 'otherwise');
  expect(tell).not.toHaveBeenCalled();
});

it('says nothing of a draft that stood there from an earlier page', () => {
  const { tell, draft } = open(60);
  type(draft, 63, 60);
  draft.wrote(0, 'otherwise');
  expect(tell).not.toHaveBeenCalled();
});

it('says nothing of what was sent', () => {
  const { tell, draft } = open();
  type(draft, 40);
  draft.sent();
  draft.wrote(0, 'otherwise');
  expect(tell).not.toHaveBeenCalled();
});

it('says nothing of a composition that was given up, and counts one that was taken', () => {
  const { tell, draft } = open();
  for (let length = 1; length < 30; length++) draft.wrote(length, 'composing');
  draft.wrote(0, 'composing');
  draft.wrote(0, 'typed');
  expect(tell).not.toHaveBeenCalled();
  draft.wrote(24, 'typed');
  draft.wrote(0, 'otherwise');
  expect(tell).toHaveBeenCalledOnce();
});
