import { describe, it } from 'vitest';
import type { AgentConsole } from './support/agent-console.ts';
import { eventually } from './support/eventually.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('what-goes-can-come-back');

const labels = ({ page }: AgentConsole) => page.getByRole('region', { name: 'Labels', exact: true });
const labelNames = (agent: AgentConsole) =>
  labels(agent)
    .getByRole('button', { name: /^Remove the label / })
    .evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute('aria-label')?.replace('Remove the label ', '')),
    );
const words = ({ page }: AgentConsole) =>
  page.locator('attune-toast-stack').getByRole('status', { name: 'What just happened' });
const word = (agent: AgentConsole, text: RegExp) => words(agent).locator('.toast').filter({ hasText: text });

async function makeLabel(agent: AgentConsole, name: string): Promise<void> {
  const region = labels(agent);
  await region.getByRole('button', { name: 'Make a label', exact: true }).click();
  await region.getByLabel('Name', { exact: true }).fill(name);
  await region.getByRole('button', { name: 'Save', exact: true }).click();
  await region.getByRole('button', { name: `Remove the label ${name}`, exact: true }).waitFor();
}

const remove = (agent: AgentConsole, name: string): Promise<void> =>
  labels(agent)
    .getByRole('button', { name: `Remove the label ${name}`, exact: true })
    .click();

describe('What destroys something can be undone for ten seconds, and is then done by the server', () => {
  it('when the tab that asked is closed meanwhile', async () => {
    const agent = await story.admin();
    const { chat } = await story.visitor();
    await chat.open();
    await chat.send('Which card do you have of mine?');
    await agent.openConversation('Which card do you have of mine?');
    await agent.answer('The one that ends in 4242.');
    await eventually(() => chat.said()).toContain('agent: The one that ends in 4242.');

    const line = agent.page
      .getByRole('region', { name: 'Messages', exact: true })
      .locator('attune-message-line')
      .filter({ hasText: '4242' });
    await line.hover();
    await line.getByRole('button', { name: 'Delete', exact: true }).click();
    await word(agent, /The message is deleted for both sides in 10 seconds/).waitFor();
    await agent.page.context().close();

    await eventually(() => chat.words()).toContain('This message was deleted.');
    await eventually(() => chat.words()).not.toContain('4242');
  });

  it('from another tab and after a reload, unless it is left alone', async () => {
    const one = await story.admin();
    await one.goTo('team');
    for (const name of ['Refund', 'Delivery', 'Spam']) await makeLabel(one, name);
    const other = await story.tabBeside(one);
    await other.goTo('team');
    await eventually(() => labelNames(other)).toEqual(['Delivery', 'Refund', 'Spam']);

    await remove(one, 'Refund');
    await word(one, /The label Refund goes in 10 seconds/).waitFor();
    await eventually(() => labelNames(other)).toEqual(['Delivery', 'Spam']);
    await word(other, /A label goes in \d+ seconds?, as you asked\./)
      .getByRole('button', { name: 'Undo', exact: true })
      .click();
    await eventually(() => labelNames(other)).toEqual(['Delivery', 'Refund', 'Spam']);
    await eventually(() => labelNames(one)).toEqual(['Delivery', 'Refund', 'Spam']);
    await word(one, /The label Refund goes/).waitFor({ state: 'detached' });
    await other.page.close();

    await remove(one, 'Delivery');
    await word(one, /The label Delivery goes/).waitFor();
    await one.page.reload();
    await word(one, /A label goes in \d+ seconds?/)
      .getByRole('button', { name: 'Undo', exact: true })
      .click();
    await eventually(() => labelNames(one)).toEqual(['Delivery', 'Refund', 'Spam']);

    await remove(one, 'Spam');
    await word(one, /The label Spam goes/).waitFor();
    await one.page.reload();
    await word(one, /A label goes in \d+ seconds?/).waitFor();
    await eventually(() => labelNames(one)).toEqual(['Delivery', 'Refund']);
    // A browser that keeps nothing knows of no deed: what it shows is what the server has.
    const elsewhere = await story.admin();
    await elsewhere.goTo('team');
    await eventually(async () => {
      await elsewhere.page.reload();
      await labels(elsewhere)
        .getByRole('button', { name: /^Remove the label / })
        .first()
        .waitFor();
      return labelNames(elsewhere);
    }).toEqual(['Delivery', 'Refund']);
  });
});
