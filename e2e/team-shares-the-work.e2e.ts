import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { ada, ben } from './support/people.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('team-shares-the-work');

/** Presses an entry of the menu above the conversation whose label begins so. */
async function choose(page: Page, label: string, entry: string): Promise<void> {
  const menu = page.locator(`attune-arrange-bar attune-menu-button[label^="${label}"]`);
  await menu.getByTitle(label).click();
  await menu.getByRole('button', { name: entry, exact: true }).click();
}

async function make(page: Page, what: 'label' | 'team', name: string, members: readonly string[] = []) {
  const section = page.getByRole('region', { name: what === 'label' ? 'Labels' : 'Teams', exact: true });
  await section.getByRole('button', { name: `Make a ${what}`, exact: true }).click();
  await section.getByLabel('Name', { exact: true }).fill(name);
  for (const member of members) await section.getByLabel(member).check();
  await section.getByRole('button', { name: 'Save', exact: true }).click();
  await section.getByRole('listitem').filter({ hasText: name }).waitFor();
}

describe('A team shares the work', () => {
  it('labels it, sets it aside until it comes back, and finds it by a word', async () => {
    const agent = await story.admin();
    const { page } = agent;
    await agent.goTo('team');
    await make(page, 'label', 'Refund');
    const { chat } = await story.visitor();
    await chat.open();
    await chat.send('The terracotta saucer is cracked.');

    await agent.goTo('');
    await agent.openConversation('terracotta saucer');
    await choose(page, 'Labels', 'Refund');
    await agent.rows.filter({ hasText: 'Refund' }).waitFor();
    await choose(page, 'Set aside for later', 'Until they write');
    await eventually(() => agent.rows.count()).toBe(0);
    await page
      .locator('attune-arrange-bar')
      .getByRole('button', { name: /^Until they write/ })
      .waitFor();
    await story.screenshot(page, 'set-aside');

    await chat.send('Are you still there?');
    await agent.rows.filter({ hasText: 'Are you still there?' }).waitFor();

    await agent.goTo('search?q=saucer');
    const hit = page
      .locator('attune-search-screen')
      .getByRole('listitem')
      .filter({ hasText: 'The terracotta saucer is cracked.' });
    await eventually(() => hit.count()).toBe(1);
    await story.screenshot(page, 'found');
    await hit.getByRole('link').click();
    await eventually(() => agent.said()).toEqual([
      'visitor: The terracotta saucer is cracked.',
      'visitor: Are you still there?',
    ]);
  });

  it('two people see each other in a conversation, and it goes to the team of one of them', async () => {
    const admin = await story.admin();
    await admin.addPerson(ben, 'Agent');
    await admin.goTo('team');
    await make(admin.page, 'team', 'Payments', [ben.name]);
    const colleague = await story.console();
    await colleague.signIn(ben);
    const { chat } = await story.visitor();
    await chat.open();
    await chat.send('I was charged twice.');

    await admin.goTo('');
    await admin.openConversation('I was charged twice.');
    await colleague.openConversation('I was charged twice.');
    const barOf = (page: Page) => page.locator('attune-arrange-bar');
    await barOf(admin.page).getByText(`${ben.name} looks at this too`).waitFor();
    await barOf(colleague.page).getByText(`${ada.name} looks at this too`).waitFor();
    await colleague.composer.pressSequentially('I am on');
    await admin.page
      .getByRole('region', { name: 'Messages', exact: true })
      .getByText(`${ben.name} is typing`)
      .waitFor();
    await story.screenshot(admin.page, 'together');

    await choose(admin.page, 'Who has it', 'Payments');
    await barOf(colleague.page)
      .getByRole('button', { name: /· Payments/ })
      .waitFor();
    expect(await chat.said(), 'nothing of it reaches the visitor').toEqual(['visitor: I was charged twice.']);
  });
});
