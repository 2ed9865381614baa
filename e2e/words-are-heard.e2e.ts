import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { plain } from './support/plain.ts';
import { tellStory } from './support/story.ts';
import { watchTraffic, type Traffic } from './support/traffic.ts';

const story = tellStory('words-are-heard');

const MINUTE = 60_000;
const WORDS = 'My card was charged twice. I want the second charge back before my rent is due on Friday.';
const DISTRESS = 'I am so worried and upset about this.';
const PROMISE = 'I will ask finance to fix this within 24 h.';
const NOTE = 'note-canary-5d2: met them in spring';

/** What stands beside a conversation, by the names it has on the wire. */
const BESIDE =
  /"(beside|mood|severity|reflection|reflectingSentence|promises?|notes?|earlier|friction|suggestions)"/;

describe('Words are heard', () => {
  it(
    'by the agent alone: the card, the coach, the promise and the note never reach the visitor',
    async () => {
      const agent = await story.admin();
      const traffic: { current?: Traffic } = {};
      const { page: visitorPage, chat } = await story.visitor({
        prepare(context) {
          traffic.current = watchTraffic(context);
          return Promise.resolve();
        },
      });
      await chat.open();
      await chat.send(WORDS);
      await agent.openConversation('My card was charged twice.');

      const { page } = agent;
      const beside = page.getByRole('region', { name: 'What they say' });
      const card = beside.locator('attune-reflection-card');
      const onCard = async (field: string): Promise<string> =>
        plain(
          await card.locator('dt', { hasText: field }).locator('xpath=following-sibling::dd[1]').innerText(),
        );
      await eventually(() => onCard('happened')).toContain('My card was charged twice');
      expect(await onCard('wants')).toContain('the second charge back');
      expect(await onCard('at stake')).toContain('rent is due on Friday');

      await card.getByRole('button', { name: 'Reflect', exact: true }).click();
      await eventually(() => agent.composer.inputValue()).toMatch(/charged twice.*second charge back/s);
      await story.screenshot(page, 'card');

      const chip = page.locator('attune-coach-chip');
      await agent.composer.fill('We are looking into it.');
      await page.locator('attune-fact-strip').getByText('We are looking').waitFor();
      expect(await chip.isVisible(), 'to somebody calm it may be said').toBe(false);
      await chat.send(DISTRESS);
      await chip.getByText('"We" hides who is there for the customer.').first().waitFor();
      await story.screenshot(page, 'chip');
      await chip.getByRole('button', { name: /^I am/ }).first().click();
      await eventually(() => agent.composer.inputValue()).toBe('I am looking into it.');

      await agent.answer(PROMISE);
      const promises = beside.getByRole('region', { name: 'Promises' });
      await promises.getByRole('button', { name: /^Kept: / }).waitFor();
      expect(plain(await promises.getByRole('listitem').innerText())).toMatch(/ask finance .*by /i);

      await page.getByText('Notes', { exact: false }).and(page.locator('summary')).click();
      const note = page.getByRole('textbox', { name: 'A note for colleagues' });
      await note.fill(NOTE);
      await note.press('Enter');
      await page.getByRole('region', { name: 'From before' }).getByText(NOTE).waitFor();
      await story.screenshot(page, 'promise-and-note');

      await agent.answer('One more word, so that all before it has arrived.');
      await eventually(() => chat.said()).toEqual([
        `visitor: ${WORDS}`,
        `visitor: ${DISTRESS}`,
        `agent: ${PROMISE}`,
        'agent: One more word, so that all before it has arrived.',
      ]);
      const heard = traffic.current?.everythingHeard() ?? '';
      expect(heard, 'the wire was really listened to').toContain(PROMISE);
      expect(heard).not.toMatch(BESIDE);
      expect(heard).not.toContain('note-canary');
      expect(heard, 'a draft is nobody else’s').not.toContain('looking into it');
      expect(await chat.panel.innerText()).not.toContain('note-canary');
      await story.screenshot(visitorPage, 'visitor');
    },
    3 * MINUTE,
  );
});
