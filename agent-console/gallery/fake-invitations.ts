import {
  defaultConversationSettings,
  defaultInvitationSettings,
  type InvitationSettings,
} from '@attune/protocol';
import { ok, type FakeConnection } from './fake-connection.ts';

/** One that is shown, in two languages, and one that is being written. */
export const invitationsOfAShop: InvitationSettings = {
  ...defaultInvitationSettings,
  invitations: [
    {
      id: 'stuck-at-pay',
      on: true,
      text: 'Does Pay not answer? We can look together.',
      button: 'Ask us',
      rule: { paths: ['/checkout'], trouble: 'rage-click' },
      translations: [
        { language: 'de', text: 'Reagiert „Bezahlen“ nicht? Wir schauen mit Ihnen.', button: 'Fragen' },
      ],
    },
    {
      id: 'long-on-ferns',
      on: false,
      text: 'Not sure which fern? Tell us about your light.',
      button: 'Get advice',
      rule: { paths: ['/ferns/*'], afterSeconds: 60, visitor: 'new' },
    },
  ],
};

/** Keeps what is saved, of a site that has `invitations`. */
export function answerInvitations(
  connection: FakeConnection,
  invitations: InvitationSettings = invitationsOfAShop,
): void {
  let kept = { invitations, conversation: defaultConversationSettings };
  connection.answer('invitations:get', () => ok({ settings: kept.invitations }));
  connection.answer('invitations:save', ({ settings }) => {
    kept = { ...kept, invitations: settings };
    return ok({ settings });
  });
  connection.answer('conversation-settings:get', () => ok({ settings: kept.conversation }));
  connection.answer('conversation-settings:save', ({ settings }) => {
    kept = { ...kept, conversation: settings };
    return ok({ settings });
  });
}
