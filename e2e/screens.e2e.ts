import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { bringAxe, findingsOn } from './support/accessibility.ts';
import type { AgentConsole } from './support/agent-console.ts';
import type { Device } from './support/browser.ts';
import { eventually } from './support/eventually.ts';
import { ada, ben } from './support/people.ts';
import { tellStory } from './support/story.ts';
import { suggestionWithSlots } from './support/suggestions.ts';

const story = tellStory('screens');

const THEMES = ['light', 'dark'] as const;
const DEVICES = ['desk', 'phone'] as const satisfies readonly Device[];

/** Screens with an address of their own, and what stands there once they are complete. */
const SCREENS = [
  {
    path: 'signal-policy',
    title: 'What is recorded',
    stands: (page: Page) => page.getByRole('radio', { name: /^Off/ }),
  },
  {
    path: 'phrases',
    title: 'Phrase book',
    stands: (page: Page) => page.getByRole('search', { name: 'Phrases' }),
  },
  {
    path: 'empathy',
    title: 'How we speak',
    stands: (page: Page) => page.getByRole('heading', { name: 'Coach' }),
  },
  {
    path: 'hot-spots',
    title: 'Trouble spots',
    stands: (page: Page) =>
      page.getByText('Nothing on the site gave trouble lately.').or(page.locator('p.sentence')),
  },
  {
    path: 'kept-words',
    title: 'Kept words',
    stands: (page: Page) => page.getByText('When somebody thanks you, their words come here.'),
  },
] as const;

/** A change of colours may pass through a few frames. */
const THEME_SETTLES_MS = 300;

/** Takes a picture of a page as it stands in both themes, and lets axe judge it in both. */
async function look(page: Page, what: string): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(THEME_SETTLES_MS);
    await story.screenshot(page, `${what}-${colorScheme}`);
    findings.push(...(await findingsOn(page)).map((finding) => `${what}, ${colorScheme}: ${finding}`));
  }
  return findings;
}

async function agentOn(device: Device): Promise<AgentConsole> {
  return story.admin({ device, prepare: bringAxe });
}

describe('Every screen, in both themes, has nothing that axe finds wrong', () => {
  it('the first setup', async () => {
    const findings: string[] = [];
    for (const device of DEVICES) {
      const { page } = await story.console({ device, prepare: bringAxe });
      await page.goto(story.server.setupUrl ?? '');
      await page.getByRole('heading', { name: 'Welcome to Attune' }).waitFor();
      findings.push(...(await look(page, 'setup')));
    }
    expect(findings).toEqual([]);
  });

  it.each(DEVICES)('the empty inbox and the login, on a %s', async (device) => {
    const { page, goTo } = await agentOn(device);
    await page.getByText('No conversation yet.').waitFor();
    const findings = [...(await look(page, 'empty-inbox'))];
    await page.context().clearCookies();
    await goTo('login');
    await page.getByRole('heading', { name: 'Sign in to Attune' }).waitFor();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Please fill this in.').first().waitFor();
    findings.push(...(await look(page, 'login')));
    expect(findings).toEqual([]);
  });

  it.each(DEVICES)(
    'the demo shop with the chat closed, open and with a conversation, on a %s',
    async (device) => {
      const agent = await story.admin();
      const { page, chat } = await story.visitor({ device, prepare: bringAxe });
      const findings = [...(await look(page, 'demo-closed'))];
      await chat.open();
      await chat.panel.getByText('Somebody is here now').waitFor();
      findings.push(...(await look(page, 'demo-open')));

      const question = `Do you have this fern in white, and https://example.com/pots too? (${device})`;
      await chat.send(question);
      await agent.openConversation(`(${device})`);
      await agent.answer('Not in white. In terracotta and in blue, both with a saucer.');
      await eventually(() => chat.said()).toHaveLength(2);
      await chat.send('Blue, then.');
      await eventually(() => chat.delivery.innerText()).toBe('Seen');
      findings.push(...(await look(page, 'demo-conversation')));

      await chat.panel.getByRole('button', { name: 'What they see' }).click();
      await chat.panel.getByRole('switch').waitFor();
      findings.push(...(await look(page, 'demo-what-they-see')));
      expect(findings).toEqual([]);
    },
  );

  it.each(DEVICES)('a conversation with friction, on a %s', async (device) => {
    const agent = await agentOn(device);
    const { chat, pressPay } = await story.visitor({ device });
    await pressPay(5);
    await chat.open();
    await chat.send(`I pressed and pressed. (${device})`);
    await agent.openConversation(`I pressed and pressed. (${device})`);
    await agent.page.getByText('5 times').filter({ visible: true }).first().waitFor();
    const findings = [...(await look(agent.page, 'friction'))];

    if (device === 'phone') {
      await agent.page.getByRole('button', { name: 'Beside', exact: true }).tap();
      await agent.takeButtons.nth(2).waitFor();
      findings.push(...(await look(agent.page, 'friction-beside')));
    }
    await (await suggestionWithSlots(agent, chat)).click();
    await agent.page.getByText('To fill in:').waitFor();
    await agent.sendButton.click();
    findings.push(...(await look(agent.page, 'friction-slot')));

    if (device === 'phone') await agent.page.getByRole('button', { name: /^Inbox/ }).tap();
    findings.push(...(await look(agent.page, 'inbox')));
    expect(findings).toEqual([]);
  });

  it.each(DEVICES)('the visit and the words of a conversation, on a %s', async (device) => {
    const agent = await agentOn(device);
    const { page } = agent;
    const { chat, pressPay } = await story.visitor({ device });
    await chat.open();
    await chat.send(
      `Order ${device}: I am upset. My card was charged twice. I want the second charge back before Friday.`,
    );
    await chat.close();
    await pressPay(5);
    await agent.openConversation(`Order ${device}:`);
    await agent.page.getByText('5 times').filter({ visible: true }).first().waitFor();
    await agent.composer.fill('We are looking into it.');
    await page.locator('attune-coach-chip').getByRole('status').waitFor();
    const findings = [...(await look(page, 'coach'))];
    await agent.answer('I will ask finance to fix this within 24 h.');
    await eventually(() => agent.delivery.innerText()).toBe('Sent');

    if (device === 'phone') await page.getByRole('button', { name: 'Beside', exact: true }).tap();
    await page.getByRole('button', { name: /^Kept: / }).waitFor();
    await page.getByRole('button', { name: /^Kept: / }).scrollIntoViewIfNeeded();
    findings.push(...(await look(page, 'words')));
    await page.getByRole('button', { name: 'Visit', exact: true }).click();
    await page.locator('attune-visit-timeline').getByText(/Pay/).first().waitFor();
    findings.push(...(await look(page, 'visit')));
    expect(findings).toEqual([]);
  });

  it.each(DEVICES)('the thresholds, folded, unfolded and tried, on a %s', async (device) => {
    const { page, goTo } = await agentOn(device);
    await goTo('thresholds');
    const rage = page.getByRole('region', { name: 'Rage click' });
    await rage.waitFor();
    const findings = [...(await look(page, 'thresholds'))];
    await rage.getByRole('button', { name: /^Rage click/ }).click();
    await rage.getByRole('textbox', { name: 'Clicks in a row' }).fill('7');
    await page.getByRole('button', { name: 'Try on the last 7 days' }).click();
    await page.locator('attune-replay-result .sentence').waitFor();
    await rage.scrollIntoViewIfNeeded();
    findings.push(...(await look(page, 'thresholds-tried')));
    await page.getByRole('heading', { name: 'Versions' }).scrollIntoViewIfNeeded();
    findings.push(...(await look(page, 'thresholds-versions')));
    expect(findings).toEqual([]);
  });

  it.each(DEVICES)('what is recorded and the screens about words, on a %s', async (device) => {
    const { page, goTo } = await agentOn(device);
    const findings: string[] = [];
    for (const { path, title, stands } of SCREENS) {
      await goTo(path);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await page.locator('.bones').first().waitFor({ state: 'detached' });
      await stands(page).first().waitFor();
      findings.push(...(await look(page, path)));
    }
    await goTo('phrases');
    await page.getByRole('button', { name: 'Write a phrase' }).click();
    await page.getByRole('dialog').waitFor();
    findings.push(...(await look(page, 'phrases-write')));
    expect(findings).toEqual([]);
  });

  it.each(DEVICES)('people, on a %s', async (device) => {
    const agent = await agentOn(device);
    if (device === DEVICES[0]) await agent.addPerson(ben, 'Agent');
    else await agent.goTo('people');
    await agent.rowOf(ben).waitFor();
    const findings = [...(await look(agent.page, 'people'))];
    await agent.page.getByRole('button', { name: 'Add somebody' }).click();
    await agent.page.getByRole('dialog').getByLabel('Name').fill(ada.name);
    findings.push(...(await look(agent.page, 'people-add')));
    expect(findings).toEqual([]);
  });
});
