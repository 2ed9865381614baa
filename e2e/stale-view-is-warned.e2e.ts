import { beforeAll, describe, expect, it } from 'vitest';
import type { AgentConsole } from './support/agent-console.ts';
import { eventually } from './support/eventually.ts';
import { holdableNews, type HeldNews } from './support/held-news.ts';
import { ben } from './support/people.ts';
import { tellStory } from './support/story.ts';
import type { Widget } from './support/widget.ts';

const story = tellStory('stale-view-is-warned');

interface Two {
  readonly admin: AgentConsole;
  readonly colleague: AgentConsole;
  readonly chat: Widget;
  /** What the server tells the first of the two. */
  readonly news: HeldNews;
}

/** Two agents who read the question of a visitor. */
async function twoRead(question: string): Promise<Two> {
  let news: HeldNews | undefined;
  const admin = await story.admin({
    async prepare(context) {
      news = await holdableNews(context);
    },
  });
  if (!news) throw new Error('the browser was opened without being prepared');
  const colleague = await story.console();
  await colleague.signIn(ben);
  const { chat } = await story.visitor();
  await chat.open();
  await chat.send(question);
  for (const agent of [admin, colleague]) {
    await agent.openConversation(question);
    await eventually(() => agent.said()).toEqual([`visitor: ${question}`]);
  }
  return { admin, colleague, chat, news };
}

describe('An agent whose colleague answered meanwhile', () => {
  beforeAll(async () => {
    const admin = await story.admin();
    await admin.addPerson(ben, 'Agent');
    await admin.page.context().close();
  });

  it('is told while they write', async () => {
    const { admin, colleague } = await twoRead('Do you ship to Norway?');
    await admin.composer.pressSequentially('Yes, within');
    await colleague.answer('We do, in four days.');
    const notice = admin.page.locator('attune-answered-meanwhile').getByRole('status');
    await notice.getByText(`${ben.name} answered while you wrote.`, { exact: true }).waitFor();
    await story.screenshot(admin.page, 'told');
    await notice.getByRole('button', { name: 'Read it', exact: true }).click();
    await notice.waitFor({ state: 'detached' });
    expect(await admin.composer.inputValue(), 'what was begun is left as it was').toBe('Yes, within');
  });

  it('is warned before an outdated answer goes out, reads the other, and sends it anyway or not', async () => {
    const { admin, colleague, chat, news } = await twoRead('Is the lamp dimmable?');
    news.hold();
    await colleague.answer('It is, with the remote.');
    await eventually(() => chat.said()).toContain('agent: It is, with the remote.');
    await admin.answer('No, it is not.');
    await eventually(() => admin.said()).toContain('agent: No, it is not.');
    news.release();

    const own = admin.page.locator('attune-message-line').filter({ hasText: 'No, it is not.' });
    await own.getByText(`Not sent. ${ben.name} answered meanwhile.`).waitFor();
    await eventually(() => admin.said()).toEqual([
      'visitor: Is the lamp dimmable?',
      'agent: It is, with the remote.',
      'agent: No, it is not.',
    ]);
    await story.screenshot(admin.page, 'warned');
    expect(await chat.said()).not.toContain('agent: No, it is not.');
    await own.getByRole('button', { name: 'Send anyway', exact: true }).click();
    await eventually(() => chat.said()).toContain('agent: No, it is not.');
  });
});
