import { connect } from 'node:net';

const ANSWERS_WITHIN_MS = 5_000;

/**
 * Whether somebody listens at the host and port of this URL.
 * @param {string} url
 * @param {number} defaultPort
 * @returns {Promise<string | undefined>} why not, in words; undefined when it can be reached
 */
export function objectionTo(url, defaultPort) {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed?.hostname) return Promise.resolve('it is not a URL with a host in it');
  const port = Number(parsed.port) || defaultPort;
  return new Promise((resolve) => {
    const socket = connect({ host: parsed.hostname, port, timeout: ANSWERS_WITHIN_MS });
    /** @param {string | undefined} objection */
    const settle = (objection) => {
      socket.destroy();
      resolve(objection);
    };
    socket.once('connect', () => settle(undefined));
    socket.once('timeout', () => settle(`nobody answered at ${parsed.hostname}:${port} within 5 s`));
    socket.once('error', (error) => settle(error.message));
  });
}
