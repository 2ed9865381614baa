import { DrizzleQueryError } from 'drizzle-orm';
import { DatabaseError } from 'pg';
import { describe, expect, it } from 'vitest';
import { createLog } from './create-log.ts';
import { plainLine } from './plain-lines.ts';

function aLog() {
  const lines: string[] = [];
  const log = createLog({ level: 'info', to: { write: (line) => lines.push(line) } });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> };
}

describe('what a line carries', () => {
  it('writes one JSON object a line with level, time and sentence', () => {
    const { log, last } = aLog();
    log.info({ siteId: 's1', count: 3 }, 'a site was made');
    const { time, ...rest } = last();
    expect(time).toBeTypeOf('number');
    expect(rest).toEqual({
      level: 'info',
      pid: process.pid,
      siteId: 's1',
      count: 3,
      msg: 'a site was made',
    });
  });

  it.each(['body', 'text', 'email', 'token', 'cookie', 'authorization', 'password', 'whatever'])(
    'leaves "%s" out, by not being on the list',
    (name) => {
      const { log, lines, last } = aLog();
      log.info({ [name]: 'canary-7f3a' }, 'something happened');
      expect(lines.join()).not.toContain('canary-7f3a');
      expect(last()['leftOut']).toEqual([name]);
    },
  );

  it('leaves nested values out even under a listed name', () => {
    const { log, lines } = aLog();
    log.info({ request: { body: 'canary-7f3a' }, reason: [{ text: 'canary-7f3a' }] }, 'something happened');
    expect(lines.join()).not.toContain('canary-7f3a');
  });

  it('cuts long texts', () => {
    const { log, last } = aLog();
    log.info({ reason: 'x'.repeat(10_000) }, 'long');
    expect(last()['reason']).toHaveLength(301);
  });
});

describe('errors', () => {
  it('keeps type, message, frames and cause', () => {
    const { log, last } = aLog();
    log.error({ err: new Error('outer', { cause: new TypeError('inner') }) }, 'it failed');
    expect(last()['err']).toMatchObject({
      type: 'Error',
      message: 'outer',
      cause: { type: 'TypeError', message: 'inner' },
    });
    expect(JSON.stringify(last()['err'])).toContain('create-log.test.ts');
  });

  it('keeps no value of a failed query, and says where it failed', () => {
    const { log, lines, last } = aLog();
    const inner = Object.assign(new DatabaseError('invalid input: "canary-7f3a"', 10, 'error'), {
      severity: 'ERROR',
      code: '23505',
      constraint: 'user_email_unique',
      detail: 'Key (email)=(canary-7f3a) already exists.',
    });
    const outer = new DrizzleQueryError('insert into "user" values ($1)', ['canary-7f3a'], inner);
    log.error({ err: outer }, 'a query failed');
    expect(lines.join()).not.toContain('canary-7f3a');
    expect(last()['err']).toMatchObject({ cause: { code: '23505', constraint: 'user_email_unique' } });
  });

  it('keeps no part of text that could not be parsed', () => {
    const { log, lines } = aLog();
    try {
      JSON.parse('canary-7f3a');
    } catch (err) {
      log.error({ err }, 'a body could not be read');
    }
    log.error(new Error('on its own'));
    expect(lines.join()).not.toContain('canary');
    expect(lines.join()).toContain('SyntaxError');
    expect(lines.join()).toContain('on its own');
  });

  it('survives a thrown text and a cause that is itself', () => {
    const { log, lines } = aLog();
    const circular = new Error('round');
    circular.cause = circular;
    log.error({ err: 'canary-7f3a' }, 'thrown text');
    log.error({ err: circular }, 'circular');
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain('canary-7f3a');
  });
});

it('shows a line to a person in a terminal', () => {
  const time = new Date(2026, 2, 3, 14, 0, 3).getTime();
  expect(plainLine(JSON.stringify({ level: 'warn', time, msg: 'Redis is away', attempt: 2 }))).toBe(
    '14:00:03 warn  Redis is away attempt=2',
  );
});
