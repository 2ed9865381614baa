import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('agent-judges-a-flag');

const RAGE = /clicked Pay 5 times in \d(\.\d)? s; nothing happened/i;
const MINUTE = 60_000;

describe('An agent judges a flag', () => {
  it(
    'in one press, which the score follows, and takes it back',
    async () => {
      const agent = await story.admin();
      const { chat, pressPay } = await story.visitor();
      await pressPay(5);
      await chat.open();
      await chat.send('I pressed Pay.');
      await agent.openConversation('I pressed Pay.');
      await eventually(() => agent.facts()).toContainEqual(expect.stringMatching(RAGE));
      const scored = agent.friction.getByRole('img', { name: /^Friction [1-9]\d* of 100/ });
      const uncounted = agent.friction.getByRole('img', { name: 'Friction 0 of 100, made of 0' });
      await scored.waitFor();

      await agent.friction.getByRole('button', { name: 'Not frustrated', exact: true }).click();
      await agent.friction.getByText('Not frustrated. It stops counting.').waitFor();
      await uncounted.waitFor();
      await agent.friction.getByText('Calm', { exact: true }).waitFor();
      expect(await agent.facts(), 'what happened stays to be read').toContainEqual(
        expect.stringMatching(RAGE),
      );
      await story.screenshot(agent.page, 'not-frustrated');

      await agent.friction.getByRole('button', { name: 'Undo', exact: true }).first().click();
      await scored.waitFor();
      await agent.friction.getByRole('button', { name: 'Not frustrated', exact: true }).waitFor();

      const [row] = await agent.rows.all();
      expect(await row?.innerText()).not.toContain('seen,');
      await agent.friction.getByRole('button', { name: 'Seen', exact: true }).click();
      await eventually(() => agent.rows.first().innerText()).toContain('seen,');
      await agent.friction.getByText(/^Seen\. It calls again in 10 min/).waitFor();
      await scored.waitFor();
      await story.screenshot(agent.page, 'seen');
    },
    3 * MINUTE,
  );

  it('and finds the verdict again after a reload, and on a phone', async () => {
    const agent = await story.admin();
    await agent.openConversation('I pressed Pay.');
    await agent.friction.getByText(/Seen\. Calls again at/).waitFor();
    await agent.page.reload();
    await agent.friction.getByText(/Seen\. Calls again at/).waitFor();
    await eventually(() => agent.rows.first().innerText()).toContain('seen,');

    const phone = await story.admin({ device: 'phone' });
    await phone.openConversation('I pressed Pay.');
    await phone.page.getByRole('button', { name: 'Beside', exact: true }).tap();
    await phone.friction.getByText(/Seen\. Calls again at/).waitFor();
    await story.screenshot(phone.page, 'seen');
  });
});
