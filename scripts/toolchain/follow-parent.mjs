const LOOKS_EVERY_MS = 500;

/**
 * Ends this process as SIGTERM does once the shell that npm put between us is gone. npm passes a SIGTERM on to that
 * shell only, so without this "kill" on a running npm start would leave the product behind.
 * @param {Record<string, string | undefined>} [env]
 */
export function followParent(env = process.env) {
  // Started by hand, a process may well outlive its shell, as with nohup.
  if (env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, LOOKS_EVERY_MS);
  look.unref();
}
