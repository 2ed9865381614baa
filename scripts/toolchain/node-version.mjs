// Read by whatever Node a person has, so this file keeps to syntax that old ones know.

/**
 * Why this Node cannot run Attune, in words, or '' when it can. The bounds are those of vite and vitest.
 * @param {string} version such as 20.19.0
 */
export function objectionToNode(version) {
  const parts = version.split('.').map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (fits) return '';
  return (
    'Attune needs Node 20.19 or newer (of the 22 line: 22.12 or newer), and this is ' +
    version +
    '.\nInstall a current one from your package manager or the Node website, then run the same command again.'
  );
}

/** Ends this process with a sentence when its Node is too old. */
export function refuseOldNode() {
  const objection = objectionToNode(process.versions.node);
  if (objection === '') return;
  console.error(objection);
  process.exit(1);
}
