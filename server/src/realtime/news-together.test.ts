import { describe, expect, it, vi } from 'vitest';
import { createNewsTogether, type StreamEntry } from './news-together.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

function twoProcesses() {
  const stream: { entry: StreamEntry; mostEntries: number }[] = [];
  const open = () =>
    createNewsTogether((entry, mostEntries) => {
      stream.push({ entry, mostEntries });
    });
  return { stream, one: open(), other: open() };
}

describe('news of one turn', () => {
  it('are one entry, which another process reads in the order in which they were told', async () => {
    const { stream, one, other } = twoProcesses();
    const news = [
      { nsp: '/visitor', type: 3, data: { packet: 'a' } },
      { nsp: '/agent', type: 3, data: { packet: 'b' } },
      { nsp: '/agent', type: 3, data: { packet: 'c' } },
    ];
    for (const piece of news) one.tell(piece);
    expect(stream).toEqual([]);
    await turn();
    expect(stream.map(({ entry }) => other.read(entry))).toEqual([news]);
  });

  it('are told as they were when they were told', async () => {
    const { stream, one, other } = twoProcesses();
    const data = { page: '/cart' };
    one.tell({ nsp: '/agent', type: 3, data });
    data.page = '/checkout';
    await turn();
    expect(stream.map(({ entry }) => other.read(entry))).toEqual([
      [{ nsp: '/agent', type: 3, data: { page: '/cart' } }],
    ]);
  });

  it('of the turns within a pause are the next entry, in their order', async () => {
    vi.useFakeTimers({ toFake: ['setImmediate', 'setTimeout', 'performance'] });
    try {
      const { stream, one, other } = twoProcesses();
      const tell = (packet: string) => one.tell({ nsp: '/agent', type: 3, data: { packet } });
      tell('a');
      await vi.advanceTimersByTimeAsync(0);
      expect(stream).toHaveLength(1);
      tell('b');
      await vi.advanceTimersByTimeAsync(1);
      tell('c');
      await vi.advanceTimersByTimeAsync(1);
      expect(stream).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(10);
      tell('d');
      await vi.advanceTimersByTimeAsync(0);
      const read = stream.map(({ entry }) => (other.read(entry) ?? []).map(({ data }) => data));
      expect(read).toEqual([[{ packet: 'a' }], [{ packet: 'b' }, { packet: 'c' }], [{ packet: 'd' }]]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('are nothing to the process that told them', async () => {
    const { stream, one } = twoProcesses();
    one.tell({ nsp: '/agent', type: 3 });
    await turn();
    expect(stream.map(({ entry }) => one.read(entry))).toEqual([[]]);
  });

  it('leave an entry of the library to the library', () => {
    expect(twoProcesses().one.read({ uid: 'a', nsp: '/agent', type: '3', data: '{}' })).toBeNull();
  });

  it.each(['', 'no JSON', '{}', '[{"type":3}]'])('refuse %j', (data) => {
    const { one } = twoProcesses();
    expect(() => one.read({ by: 'somebody', nsp: '/agent', type: 'several', data })).toThrow();
  });

  it('hold the stream short where much is in each entry', async () => {
    const { stream, one } = twoProcesses();
    one.tell({ nsp: '/agent', type: 3 });
    await turn();
    for (let count = 0; count < 100; count++) one.tell({ nsp: '/agent', type: 3 });
    await expect.poll(() => stream.length).toBe(2);
    expect(stream.map(({ mostEntries }) => mostEntries)).toEqual([10_000, 500]);
  });
});
