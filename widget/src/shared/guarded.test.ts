import { afterEach, expect, it, vi } from 'vitest';
import { guarded } from './guarded.ts';

afterEach(() => void vi.restoreAllMocks());

it('keeps a fault from whoever called, and tells it on the console', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const fault = new Error('ours');
  const run = guarded(() => {
    throw fault;
  });
  expect(run()).toBeUndefined();
  expect(warn).toHaveBeenCalledWith('[attune]', fault);
});

it('takes a rejection as a fault too', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  void guarded(() => Promise.reject(new Error('later')))();
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce());
});

it('hands through what goes well', () => {
  expect(guarded((a: number, b: number) => a + b)(2, 3)).toBe(5);
});
