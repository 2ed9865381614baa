import { PGlite } from '@electric-sql/pglite';

/*
 * Makes a fresh database in the folder named on the command line, and ends. A process of its own, because making one
 * takes 500 MB that a server would otherwise keep until it stops.
 */

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('Name the folder of the new database.');
const database = await PGlite.create(folder);
await database.close();
