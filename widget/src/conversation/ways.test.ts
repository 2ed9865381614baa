import { expect, it } from 'vitest';
import { createWays, type Ways } from './ways.ts';

/** Tries so often without success. @returns the ways that were tried */
const failing = (ways: Ways, times: number): string[] =>
  Array.from({ length: times }, () => {
    const way = ways.next();
    ways.failed(way, false);
    return way;
  });

it('tries WebSocket twice, then both ways in turn, since the server may just be away', () => {
  expect(failing(createWays(), 6)).toEqual([
    'websocket',
    'websocket',
    'polling',
    'websocket',
    'polling',
    'websocket',
  ]);
});

it('polls after the first try when nothing came of it at all', () => {
  const ways = createWays();
  ways.failed('websocket', true);
  expect(ways.next()).toBe('polling');
});

it('holds on to WebSocket for longer where it has stood', () => {
  const ways = createWays();
  ways.opened('websocket');
  expect(failing(ways, 6)).toEqual([...Array.from({ length: 5 }, () => 'websocket'), 'polling']);
});

it('polls again at once after polls that stood, and tries WebSocket when that fails', () => {
  const ways = createWays();
  failing(ways, 2);
  ways.opened(ways.next());
  expect(failing(ways, 3)).toEqual(['polling', 'websocket', 'polling']);
});

it('goes back to WebSocket when it comes through again', () => {
  const ways = createWays();
  failing(ways, 2);
  ways.opened('polling');
  ways.freed();
  expect(ways.next()).toBe('websocket');
});
