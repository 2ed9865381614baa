import { setupInput } from '@attune/protocol';
import * as v from 'valibot';
import { requireUncommonPassword } from '../auth/common-passwords.ts';
import { createAuth } from '../auth/create-auth.ts';
import { isUniqueViolation } from '../db/errors.ts';
import { openDatabase } from '../db/open-database.ts';
import { addAdmin } from '../people/add-admin.ts';
import { textOption, WrongUsage, type Command } from './command.ts';

export const createAdminCommand: Command = {
  name: 'create-admin',
  usage: 'create-admin --name NAME --email ADDRESS',
  about:
    'Adds somebody who may do everything, for when nobody can sign in. Asks for the password, or reads it from a pipe.',
  async run(given, { config, log, now, say, askSecret }) {
    const person = v.safeParse(v.omit(setupInput, ['token']), {
      name: textOption(given, 'name'),
      email: textOption(given, 'email'),
      password: await askSecret('Password: '),
    });
    if (!person.success) {
      const [issue] = person.issues;
      throw new WrongUsage(`"${v.getDotPath(issue) ?? 'input'}" ${issue.message}.`);
    }
    const { name, email, password } = person.output;
    requireUncommonPassword(password, { name, email });
    const database = await openDatabase({ ...config, log, now });
    try {
      const auth = createAuth({ config, db: database.db, log });
      const passwordHash = await auth.hashPassword(password);
      await addAdmin(database.db, { name, email, passwordHash, at: now() });
      say(`${name} can sign in now, as an admin.`);
      return 0;
    } catch (error) {
      if (!isUniqueViolation(error, 'user_email_unique')) throw error;
      say('Somebody with this address can sign in already.');
      return 1;
    } finally {
      await database.close();
    }
  },
};
