import { describe, expect, it } from 'vitest';
import type { AgentConsole } from './support/agent-console.ts';
import { eventually } from './support/eventually.ts';
import { ben } from './support/people.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('threshold-holds-from-next-click');

/** The recorder's wait for an effect, and the server's for its report: then a run of presses has been judged. */
const JUDGED_AFTER_MS = 6_000;

const rageClick = ({ page }: AgentConsole) => {
  const form = page.getByRole('region', { name: 'Rage click' });
  return {
    form,
    unfold: () => form.getByRole('button', { name: /^Rage click/ }).click(),
    clicks: form.getByRole('textbox', { name: 'Clicks in a row' }),
    within: form.getByRole('textbox', { name: 'Within' }),
    save: page.getByRole('button', { name: /^Save as version/ }),
    outcome: page.locator('attune-tuning-bar').getByRole('status'),
    problem: form.getByRole('alert'),
  };
};

describe('An admin sets the rage click', () => {
  it('to 4 clicks within 1.5 s, which holds from the next click on', async () => {
    const admin = await story.admin();
    const { page, chat, pressPay } = await story.visitor();
    await chat.open();
    await chat.send('Just looking.');
    await chat.close();
    const agent = await story.admin();
    await agent.openConversation('Just looking.');

    await admin.goTo('thresholds');
    const { unfold, clicks, within, save, outcome } = rageClick(admin);
    await unfold();
    await clicks.fill('4');
    await within.fill('1.5');
    await save.click();
    await eventually(() => outcome.innerText()).toBe('Saved as version 1. It holds from the next click on.');
    await story.screenshot(admin.page, 'saved');

    await pressPay(3);
    await eventually(() => agent.facts(), JUDGED_AFTER_MS * 3).toContainEqual(
      expect.stringMatching(/^clicked Pay; nothing happened/i),
    );
    await page.waitForTimeout(JUDGED_AFTER_MS);
    expect(await agent.facts()).not.toContainEqual(expect.stringMatching(/\d times/));

    await pressPay(4);
    await eventually(() => agent.facts()).toContainEqual(
      expect.stringMatching(/^clicked Pay 4 times in \d(\.\d)? s; nothing happened/i),
    );
    await story.screenshot(agent.page, 'flagged');
  });

  it('and is refused in words when a number is out of range', async () => {
    const admin = await story.admin();
    await admin.goTo('thresholds');
    const { unfold, clicks, save, problem } = rageClick(admin);
    await unfold();
    await clicks.fill('1');
    await eventually(() => problem.innerText()).toBe('At least 2 clicks.');
    expect(await save.isDisabled()).toBe(true);
    await clicks.fill('21');
    await eventually(() => problem.innerText()).toBe('At most 20 clicks.');
    await clicks.fill('many');
    await eventually(() => problem.innerText()).toBe('Please give a number.');
    await story.screenshot(admin.page, 'out-of-range');

    await admin.page.reload();
    await unfold();
    await eventually(() => clicks.inputValue()).toBe('4');
  });

  it('and agents read what was set, and cannot change it', async () => {
    const admin = await story.admin();
    await admin.addPerson(ben, 'Agent');

    const agent = await story.console();
    await agent.signIn(ben);
    await agent.page.getByRole('link', { name: 'Settings' }).click();
    await agent.page.getByRole('link', { name: 'Thresholds' }).click();
    const { form, unfold } = rageClick(agent);
    await unfold();
    await form.getByText('4 clicks', { exact: true }).waitFor();
    await form.getByText('1.5 s', { exact: true }).waitFor();
    await agent.page.getByText('Admins can change them.').waitFor();
    for (const role of ['textbox', 'slider'] as const) {
      expect(await agent.page.getByRole(role).count(), `nothing to change: no ${role}`).toBe(0);
    }
    expect(await agent.page.getByRole('button', { name: /^Save/ }).count()).toBe(0);
    expect(await agent.page.getByRole('link', { name: 'People' }).count()).toBe(0);
    await story.screenshot(agent.page, 'read-only');
  });
});
