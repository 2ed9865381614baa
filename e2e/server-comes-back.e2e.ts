import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { DidNotStart, startServer } from './support/server.ts';
import { tellStory } from './support/story.ts';
import { answeredWith, lineIsCut } from './support/trouble.ts';

const story = tellStory('server-comes-back');

describe('The server comes back', () => {
  it('after it was killed, and both sides go on where they were', async () => {
    story.expectTrouble(lineIsCut, answeredWith(503));
    const agent = await story.admin();
    const { page, chat } = await story.visitor();
    await chat.open();
    await chat.send('Before');
    await agent.openConversation('Before');
    await agent.answer('Here I am.');
    await eventually(() => chat.said()).toEqual(['visitor: Before', 'agent: Here I am.']);
    await eventually(() => agent.said()).toEqual(['visitor: Before', 'agent: Here I am.']);

    await story.restartServer(async () => {
      await chat.panel.getByText('No connection.').waitFor();
      await agent.page.getByText('What you write is kept and sent when it is back.').waitFor();
      await chat.send('Meanwhile, one');
      await chat.send('Meanwhile, two');
      await agent.answer('Meanwhile, an answer');
      await eventually(() => chat.delivery.innerText()).toBe('Waiting for a connection');
      await eventually(() => agent.delivery.innerText()).toBe('Waits for the connection');
      await story.screenshot(page, 'away');
      await story.screenshot(agent.page, 'away-console');
    });

    const everything = [
      'visitor: Before',
      'agent: Here I am.',
      'visitor: Meanwhile, one',
      'visitor: Meanwhile, two',
      'agent: Meanwhile, an answer',
    ];
    await eventually(async () => (await chat.said()).toSorted()).toEqual(everything.toSorted());
    await eventually(async () => (await agent.said()).toSorted()).toEqual(everything.toSorted());
    expect(await chat.said(), 'one order for all').toEqual(await agent.said());
    const own = (await chat.said()).filter((line) => line.startsWith('visitor: Meanwhile'));
    expect(own, 'in the order they were written').toEqual(everything.slice(2, 4));

    await chat.panel.getByText('No connection.').waitFor({ state: 'detached' });
    await agent.answer('All is well again.');
    await eventually(() => chat.said()).toContain('agent: All is well again.');
    await story.screenshot(page, 'back');
  });

  it('and a second one on the same folder is refused in words', async () => {
    const second = startServer(story.dataFolder);
    await expect(second).rejects.toThrow(DidNotStart);
    const { exitCode, output } = (await second.catch((refused: unknown) => refused)) as DidNotStart;
    expect(exitCode).toBe(1);
    expect(output).toMatch(/is in use by Attune process \d+ since .*; stop it, or choose another DATA_DIR/);

    const { chat } = await story.visitor();
    await chat.open();
    await chat.send('The first one still answers.');
    await eventually(() => chat.delivery.innerText()).toBe('Sent');
  });
});
