import { readFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, freePort, ownFolder, plainUser, startService, type OwnService } from './own-service.ts';
import { inFull, NGINX_PROGRAM } from './length.ts';

/** What people put in front of several webs, with the configuration we hand out for it. */
export interface Proxy {
  readonly name: string;
  readonly program: string;
  /** The file of ours in `deploy/`. */
  readonly sample: string;
  /** The sample, with addresses of this machine and without TLS: certificates are what a test does not have. */
  readonly configure: (sample: string, places: Places, folder: string) => string;
  readonly args: (file: string, folder: string) => readonly string[];
  readonly readyLine: RegExp;
}

interface Places {
  /** Where the proxy listens. */
  readonly port: number;
  /** Where the two webs do. */
  readonly webs: readonly [number, number];
}

const nginx = (program: string): Proxy => ({
  name: 'nginx',
  program,
  sample: sampleOf('nginx.conf'),
  configure: (sample, { port, webs }, folder) => {
    const server = withWebs(sample, webs)
      .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port};`)
      .replaceAll(/^ *ssl_.*$/gm, '');
    const ownFolders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${join(folder, name)};`,
    );
    return [
      'daemon off;',
      // One process: a master that is killed would leave its workers behind.
      'master_process off;',
      `pid ${join(folder, 'nginx.pid')};`,
      'error_log stderr notice;',
      'events { worker_connections 512; }',
      `http { access_log off; ${ownFolders.join(' ')}`,
      server,
      '}',
    ].join('\n');
  },
  args: (file, folder) => ['-c', file, '-p', folder, '-e', 'stderr'],
  readyLine: /event method/,
});

const caddy = (program: string): Proxy => ({
  name: 'Caddy',
  program,
  sample: sampleOf('Caddyfile'),
  configure: (sample, { port, webs }) =>
    `{\n\tadmin off\n}\n${withWebs(sample, webs).replace('chat.example.com {', `http://127.0.0.1:${port} {`)}`,
  args: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
  readyLine: /serving initial configuration/,
});

const IN_FULL = inFull(1, 0) === 1;

/** Where they lie that are not on the PATH of plain users. */
const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];

/** Those this machine has. `npm test` installs nginx where it may; Caddy is tried by `pnpm test:faults` where it is. */
export function proxiesHere(): readonly Proxy[] {
  const nginxProgram = NGINX_PROGRAM ?? findProgram('nginx', FOLDERS);
  const caddyProgram = IN_FULL ? findProgram('caddy', FOLDERS) : undefined;
  return [
    ...(nginxProgram === undefined ? [] : [nginx(nginxProgram)]),
    ...(caddyProgram === undefined ? [] : [caddy(caddyProgram)]),
  ];
}

export function sampleOf(file: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../deploy/${file}`, import.meta.url)), 'utf8');
}

/** Starts a proxy with our sample in front of two webs. */
export async function startProxy(proxy: Proxy, places: Places): Promise<OwnService> {
  const owner = plainUser();
  const folder = ownFolder(proxy.name, owner);
  const file = join(folder, 'configuration');
  await writeFile(file, proxy.configure(proxy.sample, places, folder));
  await chmod(file, 0o644);
  return startService({
    program: proxy.program,
    args: proxy.args(file, folder),
    folder,
    owner,
    readyLine: proxy.readyLine,
    url: `http://127.0.0.1:${places.port}`,
  });
}

export async function freePlaces(): Promise<Places> {
  return { port: await freePort(), webs: [await freePort(), await freePort()] };
}

/** @throws when the sample names other addresses than those we know to replace */
function withWebs(sample: string, [first, second]: readonly [number, number]): string {
  const changed = sample
    .replaceAll('127.0.0.1:4000', `127.0.0.1:${first}`)
    .replaceAll('127.0.0.1:4001', `127.0.0.1:${second}`);
  if (!changed.includes(`:${first}`) || !changed.includes(`:${second}`))
    throw new Error('the sample names no web at 127.0.0.1:4000 and 127.0.0.1:4001');
  return changed;
}
