import { findExecutable } from './executables.mjs';

/** Debian keeps it off the PATH of plain users. */
const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];

/**
 * The proxy whose sample configuration is tried. Started by its test, with ports of its own.
 * @type {import('./choose.mjs').Service}
 */
export const nginx = {
  name: 'nginx',
  variable: 'NGINX_PATH',
  exportedAs: 'NGINX_PATH',
  packages: ['nginx'],
  advice:
    'Install nginx (Debian and Ubuntu: nginx; macOS: brew install nginx), or set NGINX_PATH to the program.',
  optional: true,
  find: (env) => findExecutable(['nginx'], { path: env['PATH'], folders: FOLDERS }),
};
