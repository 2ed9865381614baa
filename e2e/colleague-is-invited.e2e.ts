import { authenticatorCode } from '@attune/testing/authenticator';
import { startMailServer, type MailServerForTest, type ReceivedMail } from '@attune/testing/mail-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgentConsole } from './support/agent-console.ts';
import { eventually } from './support/eventually.ts';
import { ben } from './support/people.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('colleague-is-invited');

const cora = { name: 'Cora Clear', email: 'cora@example.com', password: 'seven quiet rivers' };
const NEW_PASSWORD = 'eight quiet rivers';

describe('A colleague', () => {
  let mail: MailServerForTest;
  beforeAll(async () => {
    mail = await startMailServer();
  });
  afterAll(() => mail.close());

  const lettersTo = (email: string): readonly ReceivedMail[] =>
    mail.received.filter(({ to }) => to.includes(email));

  /** The link of the first letter to this address, once it is there. */
  async function linkTo(email: string, screen: 'join' | 'reset'): Promise<string> {
    const link = new RegExp(`${story.server.url}/console/${screen}#[\\w-]+`);
    const found = () => link.exec(lettersTo(email)[0]?.body ?? '')?.[0] ?? '';
    await eventually(async () => found()).toMatch(link);
    return found();
  }

  async function nameMailServer({ page, goTo }: AgentConsole): Promise<void> {
    await goTo('mail');
    const form = page.locator('attune-mail-screen form');
    await form.getByLabel('Mail server', { exact: true }).fill('127.0.0.1');
    await form.getByLabel('Port', { exact: true }).fill(String(mail.port));
    await form.getByLabel('Encryption', { exact: true }).selectOption('none');
    await form.getByLabel('Mails come from', { exact: true }).fill('chat@example.com');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The mail settings are saved.', { exact: true }).waitFor();
  }

  const signOut = ({ page }: AgentConsole): Promise<void> =>
    page
      .getByRole('navigation', { name: 'Attune' })
      .getByRole('button', { name: /^Sign out/ })
      .click();

  it('is invited by a letter, joins, and signs in with a code from then on', async () => {
    const admin = await story.admin();
    await nameMailServer(admin);
    await admin.goTo('people');
    await admin.page.getByRole('button', { name: 'Invite somebody', exact: true }).click();
    const dialog = admin.page.getByRole('dialog', { name: 'Invite somebody' });
    await dialog.getByLabel('E-mail', { exact: true }).fill(ben.email);
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
    await admin.page.getByRole('list', { name: 'Invited, and not here yet' }).getByText(ben.email).waitFor();
    await story.screenshot(admin.page, 'invited');

    const agent = await story.console();
    const { page } = agent;
    await page.goto(await linkTo(ben.email, 'join'));
    const joining = page.locator('attune-join-screen');
    await joining.getByLabel('Name', { exact: true }).fill(ben.name);
    await joining.getByLabel('Password', { exact: true }).fill(ben.password);
    await story.screenshot(page, 'joins');
    await joining.getByRole('button', { name: 'Join', exact: true }).click();
    await agent.untilOnline();

    await agent.goTo('account');
    const codes = page.getByRole('region', { name: 'Signing in with a code' });
    await codes.getByRole('button', { name: 'Set it up', exact: true }).click();
    await codes.getByLabel('Your password, to begin', { exact: true }).fill(ben.password);
    await codes.getByRole('button', { name: 'Begin', exact: true }).click();
    const key = await codes.locator('code.key').innerText();
    await story.screenshot(page, 'takes-the-key');
    await codes.getByLabel('Code', { exact: true }).fill(authenticatorCode(key, Date.now()));
    await codes.getByRole('button', { name: 'Switch on', exact: true }).click();
    await codes.getByRole('list', { name: 'Backup codes' }).getByRole('listitem').first().waitFor();
    await codes.getByRole('button', { name: 'I have kept them', exact: true }).click();
    await codes.getByText('10 backup codes are left.').waitFor();

    await signOut(agent);
    await agent.fillLogin(ben);
    const login = page.locator('attune-login-screen');
    await login.getByRole('heading', { name: 'One more step' }).waitFor();
    await story.screenshot(page, 'is-asked-for-a-code');
    await login.getByLabel('Code', { exact: true }).fill(authenticatorCode(key, Date.now()));
    await login.getByRole('button', { name: 'Sign in', exact: true }).click();
    await agent.untilOnline();
    expect(lettersTo(ben.email)).toHaveLength(1);
  });

  it('who forgot the password chooses a new one by a letter', async () => {
    const admin = await story.admin();
    await nameMailServer(admin);
    await admin.addPerson(cora, 'Agent');

    const agent = await story.console();
    const { page } = agent;
    await agent.goTo('login');
    await page.getByRole('link', { name: 'Forgot your password?', exact: true }).click();
    const reset = page.locator('attune-reset-screen');
    await reset.getByLabel('E-mail', { exact: true }).fill(cora.email);
    await reset.getByRole('button', { name: 'Send me a link', exact: true }).click();
    await reset.getByRole('heading', { name: 'Look into your letter box' }).waitFor();

    await page.goto(await linkTo(cora.email, 'reset'));
    await reset.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
    await reset.getByRole('button', { name: 'Change password', exact: true }).click();
    await reset.getByRole('heading', { name: 'Your password is changed' }).waitFor();
    await story.screenshot(page, 'password-is-changed');
    await reset.getByRole('link', { name: 'Sign in', exact: true }).click();
    await agent.fillLogin({ ...cora, password: NEW_PASSWORD });
    await agent.untilOnline();
  });
});
