import type { SiteSighting } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import { listSightings, upsertSighting, type Noticed } from './sighting.repository.ts';

/** A busy page is noted this often and no oftener: short enough for an admin who waits for it. */
const NOTED_EVERY_MS = 5_000;
const MOST_REMEMBERED = 2_000;
const MOST_CHARACTERS = 300;

export type Sightings = ReturnType<typeof createSightings>;

/** Notices where the tags of sites are at work. Nothing waits for it, and nothing fails with it. */
export function createSightings({ db, log, now }: { readonly db: Db; readonly log: Log; now(): number }) {
  const lately = new Map<string, number>();
  const writing = new Set<Promise<void>>();

  function isDue(mark: string, at: number): boolean {
    const before = lately.get(mark);
    if (before !== undefined && at - before < NOTED_EVERY_MS) return false;
    lately.delete(mark);
    lately.set(mark, at);
    const [oldest] = lately.keys();
    if (lately.size > MOST_REMEMBERED && oldest !== undefined) lately.delete(oldest);
    return true;
  }

  return {
    /** @param address of the page, or its origin; what is none of a website is not noted */
    notice(siteKey: string, address: string | undefined, noticed: Noticed): void {
      const origin = websiteOf(address);
      const at = now();
      if (origin === null || !isDue(`${siteKey} ${origin} ${noticed}`, at)) return;
      const write = upsertSighting(db, { siteKey, origin, noticed, at })
        .catch((err: unknown) => log.warn({ err }, 'it could not be noted where a tag was seen'))
        .finally(() => writing.delete(write));
      writing.add(write);
    },

    async of(siteId: string): Promise<readonly SiteSighting[]> {
      return (await listSightings(db, siteId)).map(({ siteId: _siteId, ...sighting }) => sighting);
    },

    /** Resolves when everything noticed is written. */
    async settled(): Promise<void> {
      await Promise.all(writing);
    },
  };
}

function websiteOf(address: string | undefined): string | null {
  if (address === undefined || address.length > MOST_CHARACTERS * 7 || !/^https?:\/\//.test(address))
    return null;
  const origin = URL.canParse(address) ? new URL(address).origin : 'null';
  return origin === 'null' || origin.length > MOST_CHARACTERS ? null : origin;
}
