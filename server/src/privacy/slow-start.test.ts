import { createHash, randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';

import { join } from 'node:path';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { createServer } from '../app.ts';
import { loadConfig } from '../config/load-config.ts';
import { openDatabase } from '../db/open-database.ts';
import { createPostgresDatabase, dropPostgresDatabase, silent } from '../db/testing.ts';
import { createLog } from '../log/create-log.ts';
import { insertConversationRows } from '../testing/rows.ts';

const SECRET = 'a secret for tests that is long enough 0123456789';

it('[G17] a database that is too slow for a request delays a start, which erases before anybody can ask', async () => {
  const { dataDir, databaseUrl } = await createPostgresDatabase();
  onTestFinished(() => dropPostgresDatabase(databaseUrl));
  const before = await openDatabase({ databaseUrl, dataDir, log: silent });
  const [siteId, visitorId] = [randomUUID(), randomUUID()];
  // Somebody who was erased, and came back with an older database.
  await insertConversationRows(before.db, Date.now(), { siteId, conversationId: 'one', visitorId });
  await before.close();
  const subject = createHash('sha256').update(`${siteId} ${visitorId}`).digest('hex');
  const row = { siteId, subject, at: 1, byName: 'Ada' };
  await appendFile(join(dataDir, 'erased.jsonl'), `${JSON.stringify(row)}\n`);

  const outside = new pg.Client({ connectionString: databaseUrl });
  await outside.connect();
  onTestFinished(() => outside.end());
  await outside.query('begin; lock table erasures in access exclusive mode');
  const logged: string[] = [];
  const log = createLog({ level: 'warn', to: { write: (line) => void logged.push(line) } });
  const config = loadConfig({ PORT: '0', SECRET, DATA_DIR: dataDir, DATABASE_URL: databaseUrl });
  const server = await createServer(config, log);
  onTestFinished(() => server.close());
  let isListening = false;
  const listening = server.listen().then(() => {
    isListening = true;
  });
  await expect.poll(() => logged.join(''), { timeout: 50_000 }).toContain('it is asked again');
  expect(isListening).toBe(false);
  await outside.query('commit');
  await listening;
  const { rows } = await outside.query('select 1 from visitors where id = $1', [visitorId]);
  expect(rows).toEqual([]);
  expect((await fetch(`${server.publicUrl()}/readyz`)).status).toBe(200);
});
