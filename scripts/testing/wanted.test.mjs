import { describe, expect, it } from 'vitest';
import { wantedBy } from './wanted.mjs';

/** @param {readonly string[]} args */
const namesWanted = (args) => wantedBy(args).services.map((service) => service.name);

describe('wantedBy', () => {
  it('wants everything without arguments', () => {
    expect(wantedBy([])).toMatchObject({ everything: true, built: true });
    expect(namesWanted([]).toSorted()).toEqual(['Chromium', 'PostgreSQL', 'Redis', 'nginx']);
  });

  it.each([
    ['unit', ['Chromium']],
    ['browser', ['Chromium']],
    ['server', ['PostgreSQL', 'Redis', 'nginx']],
  ])('wants for %s only what those tests use', (project, services) => {
    expect(namesWanted(['--project', project])).toEqual(services);
    expect(namesWanted([`--project=${project}`])).toEqual(services);
  });

  it('wants for two projects what either uses', () => {
    expect(namesWanted(['--project', 'unit', '--project', 'browser'])).toEqual(['Chromium']);
  });

  it('wants every service for a filter that may match any test', () => {
    expect(namesWanted(['rage-click'])).toHaveLength(4);
    expect(wantedBy(['rage-click']).everything).toBe(false);
  });
});
