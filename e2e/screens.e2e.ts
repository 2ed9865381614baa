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
    await page.getByText('Please give your e-mail address.').waitFor();
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

  it.each(DEVICES)('thresholds and people, on a %s', async (device) => {
    const agent = await agentOn(device);
    await agent.goTo('thresholds');
    await agent.page.getByRole('region', { name: 'Rage click' }).getByRole('slider').first().waitFor();
    const findings = [...(await look(agent.page, 'thresholds'))];

    if (device === DEVICES[0]) await agent.addPerson(ben, 'Agent');
    else await agent.goTo('people');
    await agent.rowOf(ben).waitFor();
    findings.push(...(await look(agent.page, 'people')));
    await agent.page.getByRole('button', { name: 'Add somebody' }).click();
    await agent.page.getByRole('dialog').getByLabel('Name').fill(ada.name);
    findings.push(...(await look(agent.page, 'people-add')));
    expect(findings).toEqual([]);
  });
});
