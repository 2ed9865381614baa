import type { createMailTrial } from '../../mail/mail-trial.ts';
import type { MailSettingsOf } from '../../mail/mail-settings.ts';
import type { Mails } from '../../mail/mails.ts';
import { onOwnSite, type AgentHandlers } from './agent-handling.ts';

export interface MailHandlerDeps {
  readonly mailSettings: MailSettingsOf;
  readonly mails: Mails;
  readonly mailTrial: ReturnType<typeof createMailTrial>;
}

const admins = onOwnSite('admin');

/** The mail server of the installation, and what went through it. */
export function mailHandlers({ mailSettings, mails, mailTrial }: MailHandlerDeps) {
  return {
    'mail:get': {
      limit: 'agent:light',
      authorise: admins,
      handle: async ({ words, cursor }) => ({
        settings: await mailSettings.current(),
        ...(await mails.log({ words, cursor })),
      }),
    },
    'mail:save': {
      limit: 'agent:change',
      authorise: admins,
      handle: async ({ siteId: _siteId, ...input }, { principal }) => ({
        settings: await mailSettings.save(input, principal.data.session.agent.id),
      }),
    },
    'mail:try': {
      limit: 'agent:change',
      authorise: admins,
      handle: ({ siteId: _siteId, ...input }, { principal }) =>
        mailTrial(input, principal.data.session.agent.email),
    },
  } satisfies Partial<AgentHandlers>;
}
