import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { plain } from './support/plain.ts';
import { tellStory } from './support/story.ts';
import { suggestionWithSlots } from './support/suggestions.ts';

const story = tellStory('frustration-reaches-agent');

const MINUTE = 60_000;
const selectedIn = (field: Locator): Promise<string> =>
  field.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));

describe('Frustration reaches the agent', () => {
  it(
    'who names it in an answer of their own',
    async () => {
      const agent = await story.admin();
      const { chat, pressPay } = await story.visitor();
      await pressPay(5);
      await chat.open();
      await chat.send('I cannot pay. Is my order through?');

      await eventually(() => agent.rows.count()).toBe(1);
      await agent.openConversation('I cannot pay.');
      await eventually(() => agent.facts()).toEqual([
        expect.stringMatching(/^clicked Pay 5 times in \d(\.\d)? s; nothing happened [34]\d /i),
      ]);
      const gauge = agent.friction.getByRole('img', { name: /^Friction (\d+) of 100, made of \1$/ });
      expect(await gauge.isVisible()).toBe(true);
      await eventually(() => agent.takeButtons.allInnerTexts()).toContainEqual(
        expect.stringContaining('“Pay” button'),
      );
      expect(await agent.takeButtons.count()).toBe(3);
      await story.screenshot(agent.page, 'named');

      const withSlots = await suggestionWithSlots(agent, chat);
      const asked = await chat.said();
      const slots = await withSlots.locator('.slot').allInnerTexts();
      await withSlots.click();
      const offered = await agent.composer.inputValue();
      for (const slot of slots) expect(offered).toContain(`[${slot}]`);

      await agent.sendButton.click();
      await agent.page.getByText(`Please fill in “${slots[0]}” before you send.`).waitFor();
      expect(await agent.composer.evaluate((area) => area.matches(':focus'))).toBe(true);
      expect(await selectedIn(agent.composer)).toBe(`[${slots[0]}]`);
      await story.screenshot(agent.page, 'slot-is-empty');

      let answer = offered;
      for (const [index, slot] of slots.entries()) {
        expect(await selectedIn(agent.composer)).toBe(`[${slot}]`);
        await agent.page.keyboard.type(`filled ${index + 1}`);
        answer = answer.replace(`[${slot}]`, `filled ${index + 1}`);
        await agent.page.keyboard.press('Tab');
      }
      await agent.composer.focus();
      await agent.page.keyboard.press('Control+End');
      await agent.page.keyboard.type(' Nothing was charged.');
      answer += ' Nothing was charged.';
      expect(await agent.composer.inputValue()).toBe(answer);

      const unwanted = plain(await agent.takeButtons.last().locator('.words').innerText());
      await agent.suggestions.getByRole('button', { name: 'Dismiss suggestion 3' }).click();
      await eventually(async () => (await agent.takeButtons.allInnerTexts()).map(plain)).not.toContainEqual(
        expect.stringContaining(unwanted),
      );
      await agent.page.mouse.move(700, 300);
      await story.screenshot(agent.page, 'answer-is-ready');

      await eventually(() => agent.facts(), 3 * MINUTE).toContainEqual(
        expect.stringMatching(/^has been waiting 2 min for an answer/i),
      );
      await agent.friction
        .getByRole('img', { name: /^Friction \d+ of 100, made of \d+( \+ \d+)+$/ })
        .waitFor();
      expect(await chat.said(), 'nothing was sent before the agent said so').toEqual(asked);
      await story.screenshot(agent.page, 'waiting-two-minutes');

      await agent.sendButton.click();
      await eventually(() => chat.said()).toEqual([...asked, `agent: ${answer}`]);
      expect(await agent.composer.inputValue()).toBe('');
      await eventually(() => agent.said()).toEqual(await chat.said());
      await agent.page.getByText(/^waiting/).waitFor({ state: 'detached' });
      await story.screenshot(agent.page, 'answered');
    },
    5 * MINUTE,
  );
});
