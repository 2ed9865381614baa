import type { DatabasePlace } from '../open-database.ts';
import { withClient } from './back-up.ts';

/** That somebody of a site was erased, as the database of any version has it. */
export interface ErasedThere {
  readonly siteId: string;
  readonly subject: string;
  readonly at: number;
  readonly byName: string;
}

/** Erasures that a database knows, without bringing it to the newest schema; one that is empty knows none. */
export function erasedThere(place: DatabasePlace): Promise<readonly ErasedThere[]> {
  return withClient(place, async (client) => {
    const { rows: found } = await client.query<{ known: boolean }>(
      "select to_regclass('public.erasures') is not null as known",
    );
    if (found[0]?.known !== true) return [];
    const { rows } = await client.query<ErasedThere>(
      `select site_id as "siteId", subject, erased_at::float8 as at, by_name as "byName" from erasures`,
    );
    return rows;
  });
}
