import { defaultInvitationSettings } from '@attune/protocol';
import { html, type TemplateResult } from 'lit';
import '../src/invitations/invitations-screen.ts';
import { refused, type FakeConnection } from './fake-connection.ts';
import { answerInvitations } from './fake-invitations.ts';
import { createFakeServer } from './fake-server.ts';
import { openGalleryDesk } from './gallery-desk.ts';
import { shown } from './shown.ts';

/** The screen against a server that answers as `prepare` has it. */
const screen = (prepare: (server: FakeConnection) => void): TemplateResult => {
  const server = createFakeServer();
  prepare(server);
  return html`<attune-invitations-screen .desk=${openGalleryDesk(server)}></attune-invitations-screen>`;
};

/** What an admin sees of invitations, in each state. A list is edited where it stands. */
export function invitationsShown(): TemplateResult {
  return html`<h2>Invitations</h2>
    ${shown(
      'none yet',
      760,
      720,
      screen((server) => answerInvitations(server, defaultInvitationSettings)),
    )}
    ${shown(
      'two, to be edited',
      760,
      720,
      screen(() => {}),
    )}
    ${shown(
      'on a phone',
      390,
      720,
      screen(() => {}),
    )}
    ${shown(
      'on their way',
      760,
      400,
      screen((server) => server.answer('invitations:get', () => new Promise(() => {}))),
    )}
    ${shown(
      'refused',
      760,
      400,
      screen((server) => {
        server.answer('invitations:get', () =>
          refused('unavailable', 'The database cannot be reached right now.'),
        );
      }),
    )}`;
}
