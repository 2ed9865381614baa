import { readFileSync } from 'node:fs';

/**
 * Whom a server that refuses to run as root runs as. Undefined when we are not root, and so may run it ourselves.
 * @param {string} [passwd] contents of /etc/passwd
 * @param {number} [uid] ours
 * @returns {{ uid: number, gid: number } | undefined}
 */
export function plainUser(passwd, uid = process.getuid?.()) {
  if (uid !== 0) return undefined;
  const accounts = (passwd ?? readFileSync('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  return { uid: 65_534, gid: 65_534 };
}
