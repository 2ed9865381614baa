import { rm } from 'node:fs/promises';
import { createServer, type Overrides } from '../app.ts';
import { loadConfig } from '../config/load-config.ts';
import {
  createPostgresDatabase,
  dataDirForTest,
  dropPostgresDatabase,
  silent,
  type Engine,
} from '../db/testing.ts';
import { agentOn, setUpAdmin } from './clients.ts';

/** A server in the test's own process, with its first admin made. */
export interface TestServer {
  readonly url: string;
  readonly siteKey: string;
  readonly siteId: string;
  /** Session cookie of the first admin. */
  readonly adminCookie: string;
  /** For a look from outside; empty on the embedded engine, which one process has open alone. */
  readonly databaseUrl: string;
  close(): Promise<void>;
}

const SECRET = 'a secret for tests that is long enough 0123456789';

export async function serverOn(
  engine: Engine,
  overrides: Overrides = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const place = engine === 'embedded' ? { dataDir: await dataDirForTest() } : await createPostgresDatabase();
  const databaseUrl = 'databaseUrl' in place ? place.databaseUrl : '';
  const config = loadConfig({
    PORT: '0',
    SECRET,
    DATA_DIR: place.dataDir,
    DATABASE_URL: databaseUrl,
    LIMIT_FACTOR: '100',
    ...environment,
  });
  const server = await createServer(config, silent, overrides);
  await server.listen();
  const url = server.publicUrl();
  const setupUrl = await server.createSetupUrl();
  if (setupUrl === null) throw new Error('a fresh database gave no setup link');
  const adminCookie = await setUpAdmin(url, setupUrl);
  const admin = await agentOn(url, adminCookie);
  const [site] = admin.started.sites;
  admin.close();
  if (site === undefined) throw new Error('a fresh server has no site');
  return {
    url,
    siteKey: site.publicKey,
    siteId: site.id,
    adminCookie,
    databaseUrl,
    async close() {
      await server.close();
      if (databaseUrl === '') await rm(place.dataDir, { recursive: true, force: true });
      else await dropPostgresDatabase(databaseUrl);
    },
  };
}
