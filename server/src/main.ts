import { createServer, type AttuneServer } from './app.ts';
import { ConfigError } from './config/config-error.ts';
import { loadConfig, type Config } from './config/load-config.ts';
import { FolderInUse } from './db/folder-lock.ts';
import { createLog, type Log } from './log/create-log.ts';

/** A stop that takes longer than this is cut short: whoever asked for it waits 30 s at most. */
const STOP_WITHIN_MS = 25_000;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLog({ level: config.logLevel });
  const server = await createServer(config, log);
  stopOnSignals(server, log);
  await server.listen();
  if (config.role === 'worker') {
    say(
      'Attune is running, as a worker: it takes no connections.',
      ...figuresAt(server, config),
      '',
      '  Stop with Ctrl-C.',
    );
    return;
  }
  const url = server.publicUrl();
  const setup = await server.createSetupUrl();
  say(
    'Attune is running.',
    '',
    `  Demo shop      ${url}/demo/`,
    `  Agent console  ${url}/console/`,
    ...(setup === null ? [] : [`  First admin    ${setup}`, '', '  The last link works once, for a day.']),
    '',
    ...figuresAt(server, config),
    `  Data: ${placeOf(config)}. Stop with Ctrl-C.`,
  );
}

function stopOnSignals(server: { close(): Promise<void> }, log: Log): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      log.error({}, 'the server did not stop in time; what is open is cut off');
      process.exit(1);
    }, STOP_WITHIN_MS).unref();
    server.close().then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ err }, 'the server did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** What people read at the start; the log has lines of its own. */
function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function figuresAt(server: AttuneServer, { metrics }: Config): readonly string[] {
  const port = server.metricsPort();
  return port === null || metrics === undefined ? [] : [`  Figures: http://${metrics.host}:${port}/metrics`];
}

const placeOf = ({ databaseUrl, dataDir }: Config) =>
  databaseUrl === undefined ? `embedded database in ${dataDir}` : 'PostgreSQL';

/** A start that cannot succeed is told in words; anything else with all that is known of it. */
function fail(error: unknown): never {
  const isOurs = error instanceof ConfigError || error instanceof FolderInUse;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (isOurs) console.error(`Attune cannot start.\n\n${error.message}`);
  else if (code === 'EADDRINUSE') {
    console.error(
      'Attune cannot start: something else listens on this port. Stop it, or set PORT to another one.',
    );
  } else console.error('Attune cannot start.', error);
  process.exit(1);
}

await main().catch(fail);
