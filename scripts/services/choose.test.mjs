import { describe, expect, it } from 'vitest';
import { chooseOffers, missingInWords } from './choose.mjs';

/** @param {string | undefined} program what the machine has */
const aService = (program) => ({
  name: 'Redis',
  variable: 'REDIS_URL',
  exportedAs: 'TEST_REDIS_URL',
  packages: ['redis-server'],
  advice: 'Install Redis, or set REDIS_URL.',
  find: () => program,
});

describe('choosing among offers', () => {
  it('takes what a person named over what the machine has', () => {
    const service = aService('/usr/bin/redis-server');
    expect(chooseOffers([service], { REDIS_URL: 'redis://elsewhere' })).toEqual([
      { service, from: 'given', at: 'redis://elsewhere' },
    ]);
  });

  it('takes what the machine has when nothing is named', () => {
    const service = aService('/usr/bin/redis-server');
    expect(chooseOffers([service], {})).toEqual([{ service, from: 'program', at: '/usr/bin/redis-server' }]);
  });

  it('counts an empty variable as nothing named', () => {
    const service = aService('/usr/bin/redis-server');
    expect(chooseOffers([service], { REDIS_URL: '' })[0]?.from).toBe('program');
  });

  it('says missing, and never leaves a service out', () => {
    const service = aService(undefined);
    expect(chooseOffers([service], {})).toEqual([{ service, from: 'missing' }]);
  });

  it('tells a person what to install and what else to do', () => {
    const words = missingInWords([aService(undefined)]);
    expect(words).toContain('apt-get install redis-server');
    expect(words).toContain('set REDIS_URL');
  });
});
