import type { TwoSites } from './two-sites.ts';

/** Kept by the server itself from moment to moment, whoever asks what. */
const MOVES_BY_ITSELF = new Set(['presence', 'agent_presence', 'widget_health']);

/** What jobs and looks at friction write in their own time: about deliveries, and about conversations. */
const OF_JOBS = [
  ...['attempts', 'tries', 'state', 'next_at', 'failing_since'],
  ...['friction_state', 'friction_at', 'next_check_at', 'suggestion_basis', 'words_read_seq', 'updated_at'],
];

/** What is stored of the first site, a fingerprint for each table. */
export async function rowsOf({ query, server }: Pick<TwoSites, 'query' | 'server'>) {
  const tables = await query(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'site_id' order by 1`,
  );
  const prints: Record<string, unknown> = {};
  for (const { name } of tables) {
    if (MOVES_BY_ITSELF.has(String(name))) continue;
    const [row] = await query(
      `select count(*)::int as rows, md5(coalesce(string_agg(kept, '|' order by kept), '')) as print
       from (select (to_jsonb(t) - $2::text[])::text as kept from "${String(name)}" t where site_id = $1) rows`,
      [server.siteId, OF_JOBS],
    );
    prints[String(name)] = row;
  }
  return prints;
}
