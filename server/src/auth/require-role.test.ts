import { RequestError, roles } from '@attune/protocol';
import { expect, it } from 'vitest';
import { requireRole } from './require-role.ts';

const passes = (role: (typeof roles)[number], least: (typeof roles)[number]) => {
  try {
    requireRole({ role }, least);
    return true;
  } catch (error) {
    if (error instanceof RequestError && error.code === 'forbidden') return false;
    throw error;
  }
};

it('lets a role and those above it pass', () => {
  const table = roles.map((role) => roles.map((least) => passes(role, least)));
  expect(table).toEqual([
    [true, false, false],
    [true, true, false],
    [true, true, true],
  ]);
});

it('says who may', () => {
  expect(() => requireRole({ role: 'agent' }, 'lead')).toThrow('Only leads and admins may do this.');
  expect(() => requireRole({ role: 'lead' }, 'admin')).toThrow('Only admins may do this.');
});
