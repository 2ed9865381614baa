import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breaksPrevious } from './testing/breaks-previous.ts';

/**
 * Migrations that take something away all the same. To add one here takes a reason for which no process of the version
 * before can still need it: it went unused one version earlier ("expand, then contract", CONTRIBUTING.md).
 */
const CONTRACTED: Readonly<Record<string, string>> = {
  'ALTER TABLE "interaction_batches" ALTER COLUMN "interactions" SET DATA TYPE text':
    'Before the first release; what older code writes there is JSON, and text that this version reads.',
};

const folder = new URL('./migrations/', import.meta.url);
// The first makes the tables; there was nobody before.
const later = readdirSync(folder)
  .filter((name) => name.endsWith('.sql') && !name.startsWith('0000_'))
  .sort();

describe('migrations expand, then contract', () => {
  it.each(later)('%s leaves processes of the version before at work', (name) => {
    const breaches = breaksPrevious(readFileSync(new URL(name, folder), 'utf8'));
    expect(breaches.filter(({ statement }) => !(statement in CONTRACTED))).toEqual([]);
  });

  it('lists nothing that is not done', () => {
    const all = later.flatMap((name) => breaksPrevious(readFileSync(new URL(name, folder), 'utf8')));
    expect(Object.keys(CONTRACTED).filter((one) => !all.some(({ statement }) => statement === one))).toEqual(
      [],
    );
  });

  it.each([
    'ALTER TABLE "visits" ADD COLUMN "tab" text NOT NULL;',
    '-- Nobody reads it.\nALTER TABLE "visits"\n  DROP COLUMN "tab";',
    'DROP TABLE "visits" CASCADE;',
    'ALTER TABLE "visits" RENAME COLUMN "tab" TO "page";',
    'ALTER TABLE "visits" RENAME TO "calls";',
    'ALTER TABLE "visits" ALTER COLUMN "tab" SET NOT NULL;',
    'ALTER TABLE "visits" ALTER COLUMN "tab" DROP DEFAULT;',
    'ALTER TABLE "visits" ALTER COLUMN "tab" SET DATA TYPE integer;',
    'CREATE INDEX "x" ON "visits" ("tab");--> statement-breakpoint\nALTER TABLE "visits" DROP COLUMN "tab";',
  ])('would find: %s', (sql) => {
    expect(breaksPrevious(sql)).toHaveLength(1);
  });

  it.each([
    'ALTER TABLE "visits" ADD COLUMN "tab" text;',
    'ALTER TABLE "visits" ADD COLUMN "tab" text DEFAULT \'\' NOT NULL;',
    'CREATE TABLE "calls" ("id" text PRIMARY KEY NOT NULL);',
    'ALTER TABLE "visits" DROP CONSTRAINT "visits_kind";--> statement-breakpoint\nDROP INDEX "visits_by_tab";',
  ])('lets pass: %s', (sql) => {
    expect(breaksPrevious(sql)).toEqual([]);
  });
});
