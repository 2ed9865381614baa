import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config/load-config.ts';

/** Begins to listen. @throws when the port is taken or may not be used */
export function listening(
  http: HttpServer,
  { port, host }: Pick<Config, 'port' | 'host'>,
): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      const address = http.address();
      if (address === null || typeof address === 'string') reject(new Error('the server listens on no port'));
      else resolve(address);
    });
  });
}
