import { describe, expect, it } from 'vitest';
import {
  endsInReadyForQuery,
  errorResponse,
  isEndOfBatch,
  message,
  preparedName,
  readAnswer,
  readyForQuery,
  simpleQuery,
  takeMessages,
  withOwnStatementName,
} from './wire.ts';

const parse = (name: string) => message('P', `${name}\0select $1\0`, Buffer.alloc(2));
const bind = (name: string) => message('B', `\0${name}\0`, Buffer.alloc(6));

describe('cutting a stream into messages', () => {
  it('takes whole messages and leaves the rest, wherever the stream is cut', () => {
    const whole = [simpleQuery('select 1'), message('S'), parse('x')];
    const stream = Buffer.concat(whole);
    for (let cut = 0; cut <= stream.length; cut += 1) {
      const first = takeMessages(stream.subarray(0, cut));
      const second = takeMessages(Buffer.concat([first.rest, stream.subarray(cut)]));
      expect([...first.messages, ...second.messages]).toEqual(whole);
      expect(second.rest).toHaveLength(0);
    }
  });

  it('ends a batch with Sync or a simple query, and with nothing else', () => {
    expect(isEndOfBatch(message('S'))).toBe(true);
    expect(isEndOfBatch(simpleQuery('begin'))).toBe(true);
    expect(isEndOfBatch(parse(''))).toBe(false);
    expect(isEndOfBatch(bind(''))).toBe(false);
  });
});

describe('reading an answer', () => {
  const inTransaction = message('Z', 'T');
  const failed = message('Z', 'E');
  const news = message('A', Buffer.alloc(4), 'weather\0rain\0');

  it('sees whether a transaction is open, failed or not', () => {
    expect(readAnswer(readyForQuery()).state).toBe('idle');
    expect(readAnswer(inTransaction).state).toBe('in-transaction');
    expect(readAnswer(failed).state).toBe('in-transaction');
  });

  it('takes notifications out', () => {
    const answer = readAnswer(Buffer.concat([message('C', 'COMMIT\0'), news, readyForQuery()]));
    expect(answer.notifications).toEqual([news]);
    expect(answer.bytes).toEqual(Buffer.concat([message('C', 'COMMIT\0'), readyForQuery()]));
  });

  it('knows an answer that broke off', () => {
    expect(endsInReadyForQuery(Buffer.concat([message('1'), readyForQuery()]))).toBe(true);
    expect(endsInReadyForQuery(message('1'))).toBe(false);
    expect(endsInReadyForQuery(Buffer.alloc(0))).toBe(false);
    expect(endsInReadyForQuery(errorResponse('FATAL', '57P01', 'gone'))).toBe(false);
  });
});

describe('names of prepared statements', () => {
  it.each([
    ['Parse', parse('one'), parse('c7_one')],
    ['Bind', bind('one'), bind('c7_one')],
    ['Describe', message('D', 'Sone\0'), message('D', 'Sc7_one\0')],
    ['Close', message('C', 'Sone\0'), message('C', 'Sc7_one\0')],
  ])('become the connection’s own in %s', (_kind, given, own) => {
    expect(withOwnStatementName(given, 'c7_')).toEqual(own);
  });

  it.each([
    ['an unnamed Parse', parse('')],
    ['an unnamed Bind', bind('')],
    ['Describe of a portal', message('D', 'Pone\0')],
    ['a query', simpleQuery('select 1')],
    ['Sync', message('S')],
  ])('leave %s as it is', (_kind, given) => {
    expect(withOwnStatementName(given, 'c7_')).toEqual(given);
  });

  it('are read from Parse alone', () => {
    expect(preparedName(parse('one'))).toBe('one');
    expect(preparedName(parse(''))).toBeUndefined();
    expect(preparedName(bind('one'))).toBeUndefined();
  });
});
