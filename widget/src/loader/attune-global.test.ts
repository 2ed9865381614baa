import { afterEach, describe, expect, it, vi } from 'vitest';
import { runCommands, type AttuneApi } from './attune-global.ts';

afterEach(() => void vi.restoreAllMocks());

function fakeApi(): AttuneApi {
  const api: Record<string, unknown> = { q: { push: vi.fn() } };
  for (const name of ['open', 'close', 'toggle', 'on', 'off', 'destroy']) api[name] = vi.fn();
  return api as unknown as AttuneApi;
}

describe('commands from before we were there', () => {
  it('are run in order, with what they were given', () => {
    const api = fakeApi();
    const listener = (): void => {};
    runCommands(api, [['on', 'unread', listener], ['open']]);
    expect(api.on).toHaveBeenCalledWith('unread', listener);
    expect(api.open).toHaveBeenCalledOnce();
  });

  it('may be the arguments of a stub function', () => {
    const api = fakeApi();
    const queue: unknown[] = [];
    function stub(..._given: readonly string[]): void {
      queue.push(arguments);
    }
    stub('open');
    runCommands(api, queue);
    expect(api.open).toHaveBeenCalledOnce();
  });

  it.each([[['explode']], [['constructor']], [['__proto__']], [[]], [null], [7]])(
    'are told on the console when we do not know them: %j',
    (command) => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
      const api = fakeApi();
      runCommands(api, [command, ['open']]);
      expect(warn).toHaveBeenCalledOnce();
      expect(api.open).toHaveBeenCalledOnce();
    },
  );
});
