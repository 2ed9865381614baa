import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('agent-keeps-to-the-keyboard');

/** Does something by its name, as Ctrl K lets one. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const asked = page.getByRole('combobox', { name: 'What do you want to do?' });
  await asked.fill(words);
  await page.getByRole('option', { selected: true }).filter({ hasText: words }).waitFor();
  await asked.press('Enter');
}

async function addReady(page: Page, button: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog');
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value);
}

describe('An agent keeps to the keyboard', () => {
  it('from the inbox to a canned response and a macro, and nothing is pressed with the mouse', async () => {
    const agent = await story.admin();
    const { page } = agent;
    await agent.goTo('ready');
    await addReady(page, 'Add a response', {
      'Word after the slash': 'refund',
      Title: 'Refund',
      Answer: 'Your money is back within {days} days.',
    });
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('/refund', { exact: true }).waitFor();
    await addReady(page, 'Add a macro', { Name: 'Say goodbye', Answer: 'Have a good day.' });
    await page.getByRole('dialog').getByLabel('Status').selectOption('Resolved');
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Say goodbye').first().waitFor();

    const { chat } = await story.visitor();
    await chat.open();
    await chat.send('I want my money back.');

    await command(page, 'Inbox');
    await agent.untilOnline();
    await eventually(() => agent.rows.count()).toBe(1);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await agent.composer.waitFor();
    await eventually(() => agent.said()).toEqual(['visitor: I want my money back.']);
    await page.locator('body').press('Escape');
    await page.keyboard.press('r');
    await expect.poll(() => agent.composer.evaluate((field) => field.matches(':focus'))).toBe(true);
    await page.keyboard.type('/ref');
    await page.getByRole('option', { name: /refund/i }).waitFor();
    await story.screenshot(page, 'slash');
    await page.keyboard.press('Enter');
    await eventually(() => agent.composer.inputValue()).toMatch(/^Your money is back within .+ days\.$/);
    // The place to fill is selected: what is typed stands there, and until then nothing goes out.
    await page.keyboard.press('Enter');
    await page.getByText(/^Please fill in/).waitFor();
    expect(await chat.said()).toHaveLength(1);
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await eventually(() => chat.said()).toEqual([
      'visitor: I want my money back.',
      'agent: Your money is back within 3 days.',
    ]);

    await command(page, 'Say goodbye');
    await eventually(() => chat.said()).toContain('agent: Have a good day.');
    await chat.panel.getByText('The conversation was closed.', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Reopen', exact: true }).waitFor();
    await page.getByText('Nothing is open.').waitFor();
    await story.screenshot(page, 'resolved');
  });
});
