import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { tellStory } from './support/story.ts';

const story = tellStory('lead-reads-reports');

describe('Whoever answers for the team reads how it goes', () => {
  it('with what is too little to say, the figures behind a picture, and a file for spreadsheets', async () => {
    const lead = await story.admin();
    const { chat } = await story.visitor();
    await chat.open();
    await chat.send('Which pot fits a fern?');
    await lead.openConversation('Which pot fits a fern?');
    await lead.answer('The blue one.');

    const { page } = lead;
    await lead.goTo('reports');
    await page.getByRole('heading', { name: 'Reports', level: 1, exact: true }).waitFor();
    const report = page.locator('attune-report');
    await report.getByText('conversations, all counted', { exact: true }).waitFor();
    await report.getByRole('button', { name: 'Conversations as a table', exact: true }).click();
    const table = report.getByRole('region', { name: 'Conversations', exact: true });
    await table.getByRole('row').last().getByRole('cell', { name: '1', exact: true }).waitFor();
    await story.screenshot(page, 'volume');

    const places = page.getByRole('navigation', { name: 'Reports', exact: true });
    await places.getByRole('link', { name: 'Answered in time', exact: true }).click();
    await report.getByText('Too few conversations to say: 1, it takes 20', { exact: true }).waitFor();
    const minutes = page.getByRole('spinbutton', { name: 'In time is within', exact: true });
    await minutes.fill('10');
    await page.locator('form.target').getByRole('button', { name: 'Save', exact: true }).click();
    await report.getByText('Answered within 10 min', { exact: true }).first().waitFor();

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Table (CSV)', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^sla-.*\.csv$/);
    expect(await readFile(await download.path(), 'utf8')).toContain('Answered within 10 min');
  });

  it('and whether the widget works, by an echo through the way it takes', async () => {
    const admin = await story.admin();
    const { page } = admin;
    await admin.goTo('widget-health');
    const health = page.locator('attune-widget-health-screen');
    await health.getByText(/^1 let in, 0 refused, /).waitFor();
    await health.getByRole('button', { name: 'Send an echo', exact: true }).click();
    await health
      .getByRole('status')
      .getByText(/^It works\. Connected in .*5 echoes/)
      .waitFor();
    await story.screenshot(page, 'widget-health');
  });
});
