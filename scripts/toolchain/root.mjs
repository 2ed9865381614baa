import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository: everything the product reads and writes by default lies below it. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
