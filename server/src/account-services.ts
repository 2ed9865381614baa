import { createOwnAccounts } from './accounts/own-account.ts';
import type { Auth } from './auth/create-auth.ts';
import type { Db } from './db/open-database.ts';
import type { Outbox } from './jobs/outbox.ts';
import type { MailSettingsOf } from './mail/mail-settings.ts';
import type { Mails } from './mail/mails.ts';
import { createAccountLinks } from './people/account-links.ts';
import { createPasswordResets } from './people/password-resets.ts';
import { createPersonInvitations } from './people/person-invitations.ts';
import { createSignInRules } from './people/sign-in-rules.ts';

export interface AccountServicesDeps {
  readonly db: Db;
  readonly auth: Auth;
  readonly outbox: Pick<Outbox, 'enqueue'>;
  readonly mails: Pick<Mails, 'owe'>;
  readonly mailSettings: Pick<MailSettingsOf, 'current'>;
  takeTry(personId: string): Promise<void>;
  publicUrl(): string;
  now(): number;
  wakeJobs(): void;
}

/** The ways into the console beside the password: invitations, forgotten passwords, two-factor, what holds for all. */
export function createAccountServices(deps: AccountServicesDeps) {
  const { auth, mailSettings } = deps;
  const needs = {
    ...deps,
    hashPassword: auth.hashPassword,
    canMail: async () => (await mailSettings.current()) !== null,
  };
  return {
    ownAccounts: createOwnAccounts(needs),
    personInvitations: createPersonInvitations(needs),
    passwordResets: createPasswordResets({ ...needs, accountLinks: createAccountLinks(needs) }),
    signInRules: createSignInRules(needs),
  };
}

export type AccountServices = ReturnType<typeof createAccountServices>;
