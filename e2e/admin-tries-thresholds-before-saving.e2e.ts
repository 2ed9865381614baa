import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { plain } from './support/plain.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('admin-tries-thresholds-before-saving');

const MINUTE = 60_000;

describe('An admin tries thresholds before saving them', () => {
  it(
    'reads which flags they would add, opens one, saves, and restores what held before',
    async () => {
      const admin = await story.admin();
      const { chat, pressPay } = await story.visitor();
      await pressPay(5);
      await chat.open();
      await chat.send('Paying does nothing.');
      await admin.openConversation('Paying does nothing.');
      await eventually(() => admin.facts()).toContainEqual(expect.stringMatching(/clicked Pay 5 times/i));

      await admin.goTo('thresholds');
      const { page } = admin;
      const trial = page.getByRole('complementary', { name: 'Try before saving' });
      const start = trial.getByRole('button', { name: 'Try on the last 7 days' });
      await trial.getByText('Change a value first.').waitFor();
      expect(await start.isDisabled()).toBe(true);

      const rage = page.getByRole('region', { name: 'Rage click' });
      await rage.getByRole('button', { name: /^Rage click/ }).click();
      const clicks = rage.getByRole('textbox', { name: 'Clicks in a row' });
      await clicks.fill('4');
      const high = page.getByRole('radio', { name: /^High/ });
      await high.check({ force: true });
      const sentence = trial.locator('.sentence');
      // A flag has to hold before it is raised: what only just happened is not flagged yet.
      await eventually(async () => {
        await start.click();
        return plain(await sentence.innerText());
      }).toBe('Would have flagged 1 of 1 conversation; today 0.');
      await page.getByText('These are the defaults; nobody has changed them yet.').waitFor();
      await trial.getByText('New flags · 1').waitFor();
      const gained = trial.getByRole('link').filter({ hasText: /clicked Pay/i });
      await gained.waitFor();
      await story.screenshot(page, 'tried');

      await gained.click();
      await eventually(() => admin.said()).toEqual(['visitor: Paying does nothing.']);
      await page.goBack();
      await sentence.waitFor();
      await story.screenshot(page, 'back');

      await page.getByRole('button', { name: 'Save as version 1' }).click();
      const outcome = page.locator('attune-tuning-bar').getByRole('status');
      await eventually(() => outcome.innerText()).toBe(
        'Saved as version 1. It holds from the next click on.',
      );

      const versions = page.getByRole('region', { name: 'Versions' });
      await versions.getByText('Version 1', { exact: true }).waitFor();
      await versions.getByRole('button', { name: 'Restore Defaults' }).click();
      await versions.getByText('Version 2', { exact: true }).waitFor();
      await story.screenshot(page, 'restored');
      await page.reload();
      await rage.getByRole('button', { name: /^Rage click/ }).click();
      await eventually(() => clicks.inputValue()).toBe('3');
      expect(await high.isChecked()).toBe(false);
    },
    3 * MINUTE,
  );
});
