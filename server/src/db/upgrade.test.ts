import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PATIENCE_MS } from './database-server.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { openDatabase, type Db } from './open-database.ts';
import { postgresqlServer } from './postgresql-server.ts';
import { conversations, flags, signals, suggestions, thresholdVersions } from './schema/index.ts';
import {
  createPostgresDatabase,
  dropPostgresDatabase,
  engines,
  silent,
  type Engine,
  unmigratedDataDirForTest,
} from './testing.ts';

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));
const AT = 1_772_546_400_000;

/** The first `count` migrations, as an older version of the product brought them. */
async function earlierMigrations(count: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-migrations-'));
  await mkdir(join(folder, 'meta'));
  const journal = JSON.parse(await readFile(join(MIGRATIONS, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string }[];
  };
  const entries = journal.entries.slice(0, count);
  await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  for (const { tag } of entries) await copyFile(join(MIGRATIONS, `${tag}.sql`), join(folder, `${tag}.sql`));
  return folder;
}

/** A database as the first version left it, with these rows in it. */
async function oldDatabase(engine: Engine, rows: string) {
  const place =
    engine === 'embedded' ? { dataDir: await unmigratedDataDirForTest() } : await createPostgresDatabase();
  const server =
    'databaseUrl' in place
      ? postgresqlServer(place.databaseUrl, PATIENCE_MS)
      : await openEmbedded(place.dataDir, PATIENCE_MS, silent);
  const migrationsFolder = await earlierMigrations(1);
  const client = server.client();
  await client.connect();
  await migrate(drizzle(client), { migrationsFolder });
  await client.query(rows);
  await client.end();
  await server.close();
  await rm(migrationsFolder, { recursive: true });
  const remove = () =>
    'databaseUrl' in place
      ? dropPostgresDatabase(place.databaseUrl)
      : rm(place.dataDir, { recursive: true, force: true });
  return { place, remove };
}

const part = (signalKey: string, kind: string) =>
  JSON.stringify({ signalKey, kind, family: 'waiting', points: 12, sentence: ['waits'], since: AT });

const OLD_ROWS = `
  insert into sites (id, name, public_key, created_at) values ('s', 'Shop', 'key', ${AT});
  insert into visitors (site_id, id, token_hash, origin, created_at, last_seen_at)
    values ('s', 'v', 'hash', 'https://shop.example', ${AT}, ${AT});
  insert into conversations (site_id, id, visitor_id, inbox_at, friction_state, suggestion_basis, created_at, updated_at)
    values ('s', 'c', 'v', ${AT}, '{"at": 1}', '3 idle-in-conversation:2 waiting-for-agent:1', ${AT}, ${AT});
  insert into conversation_events (site_id, conversation_id, seq, kind, author_kind, author_id, body, at) values
    ('s', 'c', 1, 'message', 'visitor', 'v', 'Hello', ${AT}),
    ('s', 'c', 2, 'message', 'agent', 'a', 'Hi', ${AT + 40_000}),
    ('s', 'c', 3, 'message', 'agent', 'a', 'Still there?', ${AT + 90_000});
  insert into conversation_events (site_id, conversation_id, seq, kind, author_kind, author_id, details, at)
    values ('s', 'c', 4, 'status', 'agent', 'a', '{"status": "resolved"}', ${AT + 99_000});
  insert into signals (site_id, conversation_id, key, kind, family, strength, points, half_life_ms, detected_at,
      ended_at, sentence, evidence, thresholds_version, updated_at) values
    ('s', 'c', 'idle-in-conversation:2', 'idle-in-conversation', 'waiting', 0, 0, null, ${AT}, null, '[]', '{}', 1, ${AT}),
    ('s', 'c', 'waiting-for-agent:1', 'waiting-for-agent', 'waiting', 1, 40, 60000, ${AT}, ${AT}, '[]', '{}', 1, ${AT}),
    ('s', 'c', 'rage-click:visit:1', 'rage-click', 'page', 1, 40, 180000, ${AT}, null, '[]', '{}', 1, ${AT});
  insert into flags (id, site_id, conversation_id, level, raised_at, peak_score, evidence) values
    ('f', 's', 'c', 'flag', ${AT}, 60,
      '[${part('waiting-for-agent:1', 'waiting-for-agent')}, ${part('rage-click:visit:1', 'rage-click')}]');
  insert into threshold_versions (site_id, version, settings, saved_by, saved_at) values
    ('s', 1, '{"idle-in-conversation": {"afterMs": 1}, "rage-click": {"minClicks": 4}}', 'a', ${AT}),
    ('s', 2, '{"idle-in-conversation": {"afterMs": 1}, "waiting-for-agent": {"fromMs": 2}}', 'a', ${AT});
  insert into suggestions (id, site_id, conversation_id, phrase_id, family, intent, cue, parts, reason, signal_key,
      offered_at, position) values
    ('x', 's', 'c', 'p', 'f', 'i', 'c', '[]', 'because', 'waiting-for-agent:1', ${AT}, 0),
    ('y', 's', 'c', 'p', 'f', 'i', 'c', '[]', 'because', null, ${AT}, 1);`;

describe.each(engines)('a database of the first version on %s', (engine) => {
  it('speaks of signals by their new names once it is opened', { timeout: 120_000 }, async () => {
    const { place, remove } = await oldDatabase(engine, OLD_ROWS);
    const database = await openDatabase({ ...place, log: silent });
    try {
      expect(await readAll(database.db)).toEqual({
        signals: [
          ['gone-quiet', 'gone-quiet:2'],
          ['rage-click', 'rage-click:visit:1'],
          ['waiting', 'waiting:1'],
        ],
        evidence: [
          ['waiting', 'waiting:1', null],
          ['rage-click', 'rage-click:visit:1', null],
        ],
        settings: [
          { 'gone-quiet': { afterMs: 1 }, 'rage-click': { minClicks: 4 } },
          { 'gone-quiet': { afterMs: 1 }, waiting: { fromMs: 2 } },
        ],
        sensitivity: ['normal', 'normal'],
        ignored: [
          { controls: [], paths: [] },
          { controls: [], paths: [] },
        ],
        suggested: ['waiting:1', null],
        conversation: {
          suggestionBasis: '3 gone-quiet:2 waiting:1',
          frictionState: null,
          goneQuiet: true,
          frictionQuietUntil: null,
          firstAnswerMs: 40_000,
          resolvedAt: AT + 99_000,
        },
      });
    } finally {
      await database.close();
      await remove();
    }
  });
});

async function readAll(db: Db) {
  const versions = await db.select().from(thresholdVersions).orderBy(thresholdVersions.version);
  const [flag] = await db.select().from(flags);
  const [conversation] = await db
    .select({
      suggestionBasis: conversations.suggestionBasis,
      frictionState: conversations.frictionState,
      goneQuiet: conversations.goneQuiet,
      frictionQuietUntil: conversations.frictionQuietUntil,
      firstAnswerMs: conversations.firstAnswerMs,
      resolvedAt: conversations.resolvedAt,
    })
    .from(conversations);
  const found = await db.select().from(signals).orderBy(signals.key);
  return {
    signals: found.map(({ kind, key }) => [kind, key]),
    evidence: flag?.evidence.map(({ kind, signalKey, judged }) => [kind, signalKey, judged]),
    settings: versions.map(({ settings }) => settings),
    sensitivity: versions.map(({ sensitivity }) => sensitivity),
    ignored: versions.map(({ ignored }) => ignored),
    suggested: (await db.select().from(suggestions).orderBy(suggestions.id)).map(
      ({ signalKey }) => signalKey,
    ),
    conversation,
  };
}
