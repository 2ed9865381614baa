import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Gives the loader a second name that changes with its content, for sites that pin it, and writes `integrity.json`: what a
 * browser may be told to expect at each address that never changes.
 * @param {string} outDir the built widget
 */
export async function publishHashes(outDir) {
  const loader = await readFile(join(outDir, 'widget.js'));
  const pinned = `attune-${digestOf('sha256', loader, 'base64url').slice(0, 8)}.widget.js`;
  await copyFile(join(outDir, 'widget.js'), join(outDir, pinned));
  const parts = (await readdir(join(outDir, 'chunks'))).toSorted();
  const addresses = [
    [`/${pinned}`, pinned],
    ...parts.map((name) => [`/widget/chunks/${name}`, join('chunks', name)]),
  ];
  const hashes = await Promise.all(
    addresses.map(async ([address = '', file = '']) => [
      address,
      `sha384-${digestOf('sha384', await readFile(join(outDir, file)), 'base64')}`,
    ]),
  );
  await writeFile(
    join(outDir, 'integrity.json'),
    `${JSON.stringify({ script: `/${pinned}`, integrity: Object.fromEntries(hashes) }, null, 2)}\n`,
  );
}

/** @param {string} algorithm @param {Buffer} content @param {'base64' | 'base64url'} letters */
const digestOf = (algorithm, content, letters) => createHash(algorithm).update(content).digest(letters);
