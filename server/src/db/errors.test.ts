import { DrizzleQueryError } from 'drizzle-orm';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { isDiskFull, isUnavailable, isUniqueViolation } from './errors.ts';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

it.each([
  ['53100', true],
  ['ENOSPC', true],
  ['53200', false],
  ['58030', false],
])('knows a full disk by %s: %j, also beneath what the ORM puts around it', (code, isFull) => {
  expect(isDiskFull(withCode(code))).toBe(isFull);
  expect(isDiskFull(new DrizzleQueryError('select 1', [], withCode(code)))).toBe(isFull);
});

describe('isUnavailable', () => {
  it.each(['57P01', '57P02', '57P03', '08006', '53100', '53300', '57014', '55P03', '25P03', 'ECONNREFUSED'])(
    'holds for %s',
    (code) => expect(isUnavailable(withCode(code))).toBe(true),
  );

  it.each(['23505', '23503', '42P01', '22P02', '57000', 'EACCES'])('does not hold for %s', (code) =>
    expect(isUnavailable(withCode(code))).toBe(false),
  );

  it('holds for a unix socket without a server, and not for a missing file', async () => {
    const client = new pg.Client({ host: '/nowhere/at/all', user: 'nobody', password: '' });
    const noServer: unknown = await client.connect().catch((cause: unknown) => cause);
    const noFile: unknown = await readFile('/nowhere/at/all').catch((cause: unknown) => cause);
    expect(isUnavailable(noServer)).toBe(true);
    expect(isUnavailable(noFile)).toBe(false);
  });

  it('looks beneath what the ORM puts around an error', () => {
    const error = new DrizzleQueryError('select 1', [], withCode('57P01'));
    expect(isUnavailable(error)).toBe(true);
  });

  it('holds for a server that nobody answers for', async () => {
    const pool = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/nothing' });
    const error: unknown = await pool.query('select 1').catch((cause: unknown) => cause);
    expect(isUnavailable(error)).toBe(true);
    await pool.end();
  });

  it('holds for a pool that has been closed', async () => {
    const pool = new pg.Pool();
    await pool.end();
    const error: unknown = await pool.query('select 1').catch((cause: unknown) => cause);
    expect(isUnavailable(error)).toBe(true);
  });

  it.each([undefined, null, 'text', 7, new Error('other')])('does not hold for %s', (error) =>
    expect(isUnavailable(error)).toBe(false),
  );
});

describe('isUniqueViolation', () => {
  const violation = Object.assign(withCode('23505'), { constraint: 'sites_pkey' });

  it('matches the constraint asked for, through the ORM', () => {
    const error = new DrizzleQueryError('insert', [], violation);
    expect(isUniqueViolation(error, 'sites_pkey')).toBe(true);
    expect(isUniqueViolation(error, 'other')).toBe(false);
  });

  it('does not match other errors', () => {
    expect(isUniqueViolation(withCode('23503'))).toBe(false);
    expect(isUniqueViolation('23505')).toBe(false);
  });
});
