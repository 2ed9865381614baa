import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { objectionToNode } from './node-version.mjs';

it.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0', '26.1.0'])('takes Node %s', (version) => {
  expect(objectionToNode(version)).toBe('');
});

it.each(['14.21.3', '18.20.0', '20.18.9', '21.7.0', '22.11.0'])('refuses Node %s in words', (version) => {
  expect(objectionToNode(version)).toContain(`this is ${version}`);
});

it.each(['start', 'test', 'check', 'size', 'dev', 'build'])(
  '%s.mjs asks before it loads anything newer',
  (name) => {
    const source = readFileSync(new URL(`../${name}.mjs`, import.meta.url), 'utf8');
    const loaded = [...source.matchAll(/^import .* from '(.*)'/gm)].map((match) => match[1]);
    expect(loaded).toEqual(['./toolchain/node-version.mjs']);
  },
);
