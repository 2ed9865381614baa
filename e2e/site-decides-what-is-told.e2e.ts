import { describe, expect, it } from 'vitest';
import type { AgentConsole } from './support/agent-console.ts';
import { eventually } from './support/eventually.ts';
import type { Opening } from './support/story.ts';
import { tellStory } from './support/story.ts';
import { watchTraffic, type Traffic } from './support/traffic.ts';

const story = tellStory('site-decides-what-is-told');

const MINUTE = 60_000;

/** Longer than the recorder waits for an effect and the widget gathers what it tells. */
const WOULD_BE_TOLD_MS = 6_000;

async function choose({ page, goTo }: AgentConsole, tier: RegExp): Promise<void> {
  await goTo('signal-policy');
  await page.getByRole('radio', { name: tier }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved. Open chats follow within seconds.').waitFor();
}

async function watchedVisitor(prepare?: Opening['prepare']) {
  const traffic: { current?: Traffic } = {};
  const shop = await story.visitor({
    async prepare(context) {
      traffic.current = watchTraffic(context);
      await prepare?.(context);
    },
  });
  if (!traffic.current) throw new Error('the browser was opened without being prepared');
  return { ...shop, traffic: traffic.current };
}

const pressesIn = ({ everythingSent }: Traffic): number => everythingSent().split('"press"').length - 1;

describe('A site decides what is told', () => {
  it(
    'from the moment an admin switches it off, in chats that are open, too',
    async () => {
      const admin = await story.admin();
      const { page, chat, pressPay, traffic } = await watchedVisitor();
      await chat.open();
      await chat.send('Before it was switched off.');
      await chat.close();
      await pressPay(5);
      await eventually(() => pressesIn(traffic)).toBeGreaterThan(0);
      await admin.openConversation('Before it was switched off.');
      await eventually(() => admin.facts()).toContainEqual(expect.stringMatching(/clicked Pay 5 times/i));

      await choose(admin, /^Off/);
      await story.screenshot(admin.page, 'switched-off');
      await chat.open();
      await chat.panel.getByRole('button', { name: 'What they see' }).click();
      await chat.panel.getByText('The team sees what you write, and nothing else.').waitFor();
      await chat.panel.getByText('This site has chosen so.').waitFor();
      expect(await chat.panel.getByRole('switch').count(), 'nothing is left to switch off').toBe(0);
      await story.screenshot(page, 'panel-says-so');
      await chat.panel.getByRole('button', { name: 'Back' }).click();
      await chat.close();

      const told = pressesIn(traffic);
      await pressPay(5);
      await page.waitForTimeout(WOULD_BE_TOLD_MS);
      expect(pressesIn(traffic), 'what is pressed now stays with the visitor').toBe(told);

      const later = await watchedVisitor();
      await later.chat.open();
      await later.chat.send('After it was switched off.');
      await later.chat.close();
      await later.pressPay(5);
      await later.page.waitForTimeout(WOULD_BE_TOLD_MS);
      expect(later.traffic.everythingSent()).not.toContain('interaction:report');
      await admin.goTo('');
      await admin.openConversation('After it was switched off.');
      await eventually(() => admin.said()).toEqual(['visitor: After it was switched off.']);
      expect(await admin.facts()).toEqual([]);
      await story.screenshot(admin.page, 'nothing-told');
    },
    3 * MINUTE,
  );

  it(
    'and is told again once they allow it, but never by a browser that asks for privacy',
    async () => {
      const admin = await story.admin();
      await choose(admin, /^After the chat is opened/);
      const { chat, pressPay, traffic } = await watchedVisitor();
      await chat.open();
      await chat.send('Allowed again.');
      await chat.close();
      await pressPay(5);
      await eventually(() => pressesIn(traffic)).toBeGreaterThan(0);

      const shy = await watchedVisitor(async (context) => {
        await context.addInitScript(() => {
          Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
        });
      });
      await shy.chat.open();
      await shy.chat.send('Nobody watches me.');
      await eventually(() => shy.chat.delivery.innerText()).toBe('Sent');
      await shy.chat.panel.getByRole('button', { name: 'What they see' }).click();
      await shy.chat.panel.getByText(/^Your browser asks sites not to watch you\./).waitFor();
      await shy.chat.panel.getByRole('button', { name: 'Back' }).click();
      await shy.chat.close();
      await shy.pressPay(5);
      await shy.page.waitForTimeout(WOULD_BE_TOLD_MS);
      expect(shy.traffic.ofTheWidget().join(' ')).not.toContain('recorder');
      expect(pressesIn(shy.traffic)).toBe(0);
    },
    3 * MINUTE,
  );
});
