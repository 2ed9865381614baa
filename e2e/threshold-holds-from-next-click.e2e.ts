import { describe, expect, it } from 'vitest';
import type { AgentConsole } from './support/agent-console.ts';
import { eventually } from './support/eventually.ts';
import { ben } from './support/people.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('threshold-holds-from-next-click');

/** The recorder judges a press within 3 s, and the server looks at once: whatever was to be found stands by then. */
const UNTIL_JUDGED_MS = 6_000;

const rageClick = ({ page }: AgentConsole) => {
  const form = page.getByRole('region', { name: 'Rage click' });
  return {
    clicks: form.getByRole('textbox', { name: 'Clicks in a row' }),
    within: form.getByRole('textbox', { name: 'Within' }),
    save: form.getByRole('button', { name: 'Save' }),
    outcome: form.getByRole('status'),
    problem: form.getByRole('alert'),
  };
};

describe('An admin tunes the rage click', () => {
  it('to four clicks within 1.5 s, and it holds from the next click on, without a restart', async () => {
    const admin = await story.admin();
    await admin.goTo('thresholds');
    const form = rageClick(admin);
    await form.clicks.fill('4');
    await form.within.fill('1.5');
    await form.save.click();
    await eventually(() => form.outcome.innerText()).toContain('Saved as version 1.');
    await story.screenshot(admin.page, 'saved');

    const agent = await story.admin();
    const { chat, pressPay, page } = await story.visitor();
    await chat.open();
    await chat.send('Three times I pressed Pay.');
    await agent.openConversation('Three times');
    await chat.close();
    await pressPay(3);
    await page.waitForTimeout(UNTIL_JUDGED_MS);
    expect(await agent.facts()).not.toContainEqual(expect.stringContaining('times in'));

    await pressPay(4);
    await eventually(() => agent.facts()).toContainEqual(expect.stringMatching(/^Clicked Pay 4 times in/));
  });

  it('and a number out of its range is refused in words', async () => {
    const admin = await story.admin();
    await admin.goTo('thresholds');
    const form = rageClick(admin);
    await form.clicks.fill('1');
    await eventually(() => form.problem.innerText()).toMatch(/between 2 and \d+/);
    expect(await form.save.isDisabled()).toBe(true);
    await story.screenshot(admin.page, 'refused');
  });

  it('which an agent may read and not change', async () => {
    const admin = await story.admin();
    await admin.goTo('people');
    await admin.page.getByRole('button', { name: /^Add/ }).first().click();
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(ben.name);
    await dialog.getByLabel('E-mail').fill(ben.email);
    await dialog.getByLabel('First password').fill(ben.password);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await admin.page.getByText(ben.email).waitFor();
    await story.screenshot(admin.page, 'people');

    const agent = await story.console();
    await agent.signIn(ben);
    await agent.goTo('thresholds');
    const form = agent.page.getByRole('region', { name: 'Rage click' });
    await eventually(() => form.innerText()).toContain('Clicks in a row');
    expect(await form.getByRole('textbox').count()).toBe(0);
    expect(await form.getByRole('button', { name: 'Save' }).count()).toBe(0);
  });
});
