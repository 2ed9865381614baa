import { createLog } from '../../log/create-log.ts';
import { openDatabase } from '../open-database.ts';
import { sites } from '../schema/index.ts';

/* Writes one site after the other into the embedded database of the folder named, and tells of each once it is in. */

const [, , dataDir = '', prefix = ''] = process.argv;
const { db } = await openDatabase({ dataDir, log: createLog({ level: 'error' }) });
for (let n = 0; ; n += 1) {
  const id = `${prefix}-${n}`;
  await db.insert(sites).values({ id, name: 'Shop', publicKey: id, createdAt: 0 });
  process.stdout.write(`wrote ${id}\n`);
}
