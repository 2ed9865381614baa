import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { ada, ben } from './support/people.ts';
import { tellStory } from './support/story.ts';
import { answeredWith } from './support/trouble.ts';

const story = tellStory('who-may-come-in');

const DRAFT = 'What I had begun to write';

describe('Who may come in', () => {
  it('whoever holds the link of the first start, once', async () => {
    story.expectTrouble(answeredWith(404));
    const link = story.server.setupUrl ?? '';
    await story.admin();

    const second = await story.console();
    await second.page.goto(link);
    await second.fillSetUp({ ...ben, name: 'Second Admin' });
    await second.page.getByRole('alert').getByText('This link does not work any more').waitFor();
    await story.screenshot(second.page, 'link-is-used');
  });

  it('nobody with a wrong password or a made-up address, and is told the same of both', async () => {
    story.expectTrouble(answeredWith(401));
    const { page, fillLogin, goTo, signIn } = await story.console();
    await goTo('');
    await page.getByRole('heading', { name: 'Sign in to Attune' }).waitFor();
    const words = 'This e-mail address and password do not fit together.';
    await fillLogin({ email: ada.email, password: 'not this one' });
    await eventually(() => page.getByRole('alert').innerText()).toBe(words);
    await fillLogin({ email: 'nobody@example.com', password: ada.password });
    await eventually(() => page.getByRole('alert').innerText()).toBe(words);
    await story.screenshot(page, 'wrong-password');
    await signIn(ada);
  });

  it('signing out closes the other tab, in words, and leaves nothing of what was begun there', async () => {
    const { chat } = await story.visitor();
    await chat.open();
    await chat.send('Sign-out story');
    const agent = await story.admin();
    const other = await story.tabBeside(agent);
    await other.goTo('');
    await other.openConversation('Sign-out story');
    await other.composer.fill(DRAFT);

    await agent.page.getByRole('button', { name: /^Sign out/ }).click();
    await agent.page.getByRole('heading', { name: 'Sign in to Attune' }).waitFor();
    await other.page.getByText('You were signed out.').waitFor();
    await story.screenshot(other.page, 'signed-out');

    await other.fillLogin(ada);
    await other.composer.waitFor();
    expect(await other.composer.inputValue()).toBe('');
    expect(await chat.said(), 'what was begun was not sent').toEqual(['visitor: Sign-out story']);
  });

  it('disabling somebody closes their browser, in words, until they are enabled again', async () => {
    story.expectTrouble(answeredWith(403));
    const { chat } = await story.visitor();
    await chat.open();
    await chat.send('Disabling story');
    const admin = await story.admin();
    await admin.addPerson(ben, 'Agent');
    const agent = await story.console();
    await agent.signIn(ben);
    await agent.openConversation('Disabling story');
    await agent.composer.fill(DRAFT);

    await admin.rowOf(ben).getByRole('button', { name: 'Switch off' }).click();
    await agent.page.getByText('Your account was disabled. Ask an admin if you need it.').waitFor();
    await agent.fillLogin(ben);
    await agent.page.getByText('This account is disabled. Ask an admin to enable it.').waitFor();
    await story.screenshot(agent.page, 'disabled');
    await story.screenshot(admin.page, 'people');

    await admin.rowOf(ben).getByRole('button', { name: 'Switch on' }).click();
    await admin.rowOf(ben).getByRole('button', { name: 'Switch off' }).waitFor();
    await agent.fillLogin(ben);
    await eventually(() => agent.composer.inputValue()).toBe(DRAFT);
  });
});
