import { createEraseLedger } from '../privacy/erase-ledger.ts';
import { createPrivacy } from '../privacy/privacy.ts';
import { backUp } from '../db/backup/back-up.ts';
import { erasedThere } from '../db/backup/erased-there.ts';
import { restore } from '../db/backup/restore.ts';
import { openDatabase } from '../db/open-database.ts';
import { onlyWord, type Around, type Command } from './command.ts';

const placeOf = ({ config, log, now }: Around) => ({
  databaseUrl: config.databaseUrl,
  dataDir: config.dataDir,
  log,
  now,
});

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup FILE',
  about:
    'Writes the database and all attachments into one file. With PostgreSQL servers may run meanwhile; stop the server of an embedded database before.',
  async run(given, around) {
    const path = onlyWord(given, 'the file to write');
    const { rows, files } = await backUp(placeOf(around), path);
    around.say(
      `${path} holds ${rows} rows and ${files} files.`,
      `Keep it as safe as the database. SECRET is not in it: keep that apart.`,
    );
    return 0;
  },
};

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore FILE [--replace]',
  about:
    'Puts a backup back, of either engine into either. Stop every server before. Whoever was erased since stays erased.',
  async run(given, around) {
    const path = onlyWord(given, 'the file to read');
    const replace = given.options['replace'] === true;
    if (replace) await keepErasures(around);
    const { rows, files, setAside } = await restore(placeOf(around), path, { replace });
    const again = await eraseAgain(around);
    around.say(
      `Restored ${rows} rows and ${files} files.`,
      ...(setAside === null
        ? []
        : [`What was there before is kept in ${setAside}; delete it when you are sure.`]),
      ...(again === 0 ? [] : [`Erased again who had come back with it: ${again}.`]),
      'Everybody signs in again. Start the servers now.',
    );
    return 0;
  },
};

/**
 * What is about to go may know of erasures that the list beside it lacks: those of processes with a folder of their
 * own. An embedded database has had this folder alone.
 */
async function keepErasures(around: Around): Promise<void> {
  if (around.config.databaseUrl === undefined) return;
  const ledger = createEraseLedger(around.config.dataDir);
  const missing = await ledger.missing(await erasedThere(placeOf(around)));
  if (missing.length > 0) await ledger.add(...missing);
}

/** The list of erasures beside the database is newer than the one in the backup. */
async function eraseAgain(around: Around): Promise<number> {
  const database = await openDatabase(placeOf(around));
  try {
    const nobody = { visitorErased: () => undefined };
    const ledger = createEraseLedger(around.config.dataDir);
    return await createPrivacy({ db: database.db, news: nobody, ledger, now: around.now }).eraseAgain();
  } finally {
    await database.close();
  }
}

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate',
  about: 'Brings the database to the newest schema. A server does so by itself when it starts.',
  async run(_given, around) {
    await (await openDatabase(placeOf(around))).close();
    around.say('The database has the newest schema.');
    return 0;
  },
};
