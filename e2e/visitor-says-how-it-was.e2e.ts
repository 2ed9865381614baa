import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('visitor-says-how-it-was');

describe('A visitor says how it was', () => {
  it('by pressing an answer that was offered, and by a face after the end, which the team reads', async () => {
    const agent = await story.admin();
    const { page, chat } = await story.visitor();
    await chat.open();
    await chat.send('Which pot fits a fern?');
    await agent.openConversation('Which pot fits a fern?');

    await agent.page.getByRole('button', { name: 'Offer choices' }).click();
    await agent.page.getByLabel(/^Buttons the visitor can press/).fill('Terracotta\nBlue');
    await agent.page.getByRole('button', { name: 'Add', exact: true }).click();
    await agent.answer('Do you like terracotta or blue?');
    await chat.panel.getByRole('button', { name: 'Blue', exact: true }).click();
    await eventually(() => agent.said()).toEqual([
      'visitor: Which pot fits a fern?',
      'agent: Do you like terracotta or blue?',
      'visitor: Blue',
    ]);
    // Said once; what was offered cannot be pressed again.
    await chat.panel.getByRole('button', { name: 'Terracotta' }).waitFor({ state: 'detached' });
    await agent.answer('Then the blue one.');

    await agent.page.getByRole('button', { name: 'Resolve', exact: true }).click();
    await chat.panel.getByText('How was this conversation?').waitFor();
    await story.screenshot(page, 'asked');
    await chat.panel.getByRole('radio', { name: 'Very good' }).check({ force: true });
    await chat.panel.getByRole('textbox', { name: /^Would you like to say more/ }).fill('Quick and kind.');
    await chat.panel.getByRole('button', { name: 'Send rating' }).click();
    await chat.panel.getByText('Thanks. You rated it: Very good.').waitFor();

    await agent.goTo('ratings');
    await agent.page.getByRole('heading', { name: 'Ratings', level: 1 }).waitFor();
    await agent.page.getByText('Quick and kind.').waitFor();
    await story.screenshot(agent.page, 'ratings');
    expect(await chat.said(), 'a rating is no message').toHaveLength(4);
  });
});
