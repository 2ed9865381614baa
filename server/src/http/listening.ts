import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config/load-config.ts';
import type { Log } from '../log/create-log.ts';

/**
 * Begins to listen. A connection that cannot be taken later, as for want of descriptors, ends nothing but itself.
 * @throws when the port is taken or may not be used
 */
export function listening(
  http: HttpServer,
  { port, host }: Pick<Config, 'port' | 'host'>,
  log: Pick<Log, 'warn'>,
): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      http.on('error', (err) => log.warn({ err }, 'A connection could not be taken'));
      const address = http.address();
      if (address === null || typeof address === 'string') reject(new Error('the server listens on no port'));
      else resolve(address);
    });
  });
}
