import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configurationPage } from './configuration-page.ts';
import { variables } from './settings.ts';

const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');

it('docs/configuration.md is what the settings say today; "pnpm attune settings" prints it', () => {
  expect(page).toBe(configurationPage());
});

it('names every setting', () => {
  for (const variable of variables()) expect(page).toContain(`## ${variable}\n`);
});
