import { html, type TemplateResult } from 'lit';
import '../src/account/two-factor-setup.ts';
import '../src/people/invited-list.ts';
import '../src/people/person-row.ts';
import { begunFixture, fakeAccount, invitationsFixture } from './fake-account.ts';
import { people } from './fixtures/people.ts';
import { shown } from './shown.ts';

const now = Date.now();

/** Every element of accounts in every state it has. */
export function accountShown(): TemplateResult {
  const [, withCode, without] = people;
  const link = {
    url: 'https://chat.example/console/join#xxxxxxxxxxxxxxxx',
    about: 'Hand this link to Nora.',
  };
  const setup = (begun: typeof begunFixture | null, confirmed: boolean) =>
    html`<attune-two-factor-setup
      can-wait
      .account=${fakeAccount}
      .begun=${begun}
      ?confirmed=${confirmed}
    ></attune-two-factor-setup>`;
  const list = (invitations: ReturnType<typeof invitationsFixture>) =>
    html`<attune-invited-list .invitations=${invitations} .now=${now} can-mail></attune-invited-list>`;
  return html`<h2>Accounts</h2>
    ${shown('a code is set up: the password', 520, null, setup(null, false))}
    ${shown('a code is set up: the key', 520, null, setup(begunFixture, false))}
    ${shown('a code is set up: done', 520, null, setup(begunFixture, true))}
    ${shown('invited', 640, null, list(invitationsFixture(now)))}
    ${shown('invited, with a link to hand over', 390, null, html`<attune-invited-list .invitations=${invitationsFixture(now)} .link=${link} .now=${now}></attune-invited-list>`)}
    ${shown('a person with a code', 640, null, html`<attune-person-row .person=${withCode ?? null}></attune-person-row>`)}
    ${shown('a person without', 390, null, html`<attune-person-row .person=${without ?? null}></attune-person-row>`)}`;
}
