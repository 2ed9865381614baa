import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { ErasureRow } from './privacy.repository.ts';

const FILE = 'erased.jsonl';

const line = v.object({ siteId: v.string(), subject: v.string(), at: v.number(), byName: v.string() });

/**
 * The list of erasures beside the database: a restored backup brings back an older database with an older list, and
 * this one still knows. Processes of one installation share its folder. Hashes, no names of visitors.
 */
export function createEraseLedger(dataDir: string) {
  const path = join(dataDir, FILE);
  return {
    async add(...rows: readonly ErasureRow[]): Promise<void> {
      const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      await appendFile(path, lines, { mode: 0o600, flush: true });
    },

    /** Those of these rows that the list lacks: whoever wrote them has another folder, or it was lost. */
    async missing(rows: readonly ErasureRow[]): Promise<readonly ErasureRow[]> {
      if (rows.length === 0) return [];
      const known = new Set((await this.read()).map(keyOf));
      return rows.filter((row) => !known.has(keyOf(row)));
    },

    /** Adds what it lacks of these. @returns how many it lacked */
    async complete(slices: AsyncIterable<readonly ErasureRow[]>): Promise<number> {
      const known = new Set((await this.read()).map(keyOf));
      let lacked = 0;
      for await (const slice of slices) {
        const missing = slice.filter((row) => !known.has(keyOf(row)));
        if (missing.length > 0) await this.add(...missing);
        lacked += missing.length;
      }
      return lacked;
    },

    /** @throws Error naming the line that cannot be read: a list that is not whole would leave somebody unerased */
    async read(): Promise<readonly ErasureRow[]> {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
        throw error;
      });
      const lines = text.split('\n');
      return lines.flatMap((row, index) => {
        // A process killed while it wrote leaves half a last line; its erasure is in the database.
        if (row === '' || (index === lines.length - 1 && !row.endsWith('}'))) return [];
        return [parsed(row, index + 1)];
      });

      function parsed(row: string, at: number): ErasureRow {
        try {
          return v.parse(line, JSON.parse(row));
        } catch (cause) {
          throw new Error(
            `Line ${at} of ${path} is no erasure. Mend or remove that line, then start again.`,
            {
              cause,
            },
          );
        }
      }
    },
  };
}

const keyOf = ({ siteId, subject }: ErasureRow): string => `${siteId} ${subject}`;

export type EraseLedger = ReturnType<typeof createEraseLedger>;
