import { afterEach, expect, it, vi } from 'vitest';
import { guarded } from './guarded.ts';

afterEach(() => void vi.restoreAllMocks());

it('keeps a fault from whoever called, and tells it on the console', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const fault = new Error('ours');
  const run = guarded(() => {
    throw fault;
  });
  run();
  expect(warn).toHaveBeenCalledWith('[attune]', fault);
});

it('takes a rejection as a fault too', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  guarded(() => Promise.reject(new Error('later')))();
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce());
});

it('runs with what it is given', () => {
  const run = vi.fn<(a: number, b: string) => void>();
  guarded(run)(2, 'three');
  expect(run).toHaveBeenCalledWith(2, 'three');
});
