import type { FormField } from '@attune/protocol';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createFakeServer, type FakeServer } from '../testing/fake-server.ts';
import { openPanel, type OpenPanel } from '../testing/open-panel.ts';

let chat: OpenPanel;
afterEach(async () => {
  chat.close();
  await page.viewport(800, 700);
});

const HOUR = 3_600_000;
const fields: FormField[] = [
  { id: 'name', kind: 'name', label: '', required: false, options: [] },
  { id: 'mail', kind: 'mail', label: '', required: true, options: [] },
  { id: 'about', kind: 'choice', label: 'What is it about?', required: true, options: ['Order', 'Other'] },
  { id: 'agree', kind: 'consent', label: 'I agree to the privacy text', required: true, options: [] },
];

async function openWith(
  widget: Parameters<FakeServer['changeWidget']>[0],
  agentsOnline = 1,
): Promise<FakeServer> {
  const server = createFakeServer();
  server.agentsOnline = agentsOnline;
  server.changeWidget(widget);
  chat = await openPanel({ server });
  return server;
}

const violations = async (): Promise<readonly string[]> => {
  // While it comes up, it is half transparent.
  await Promise.all(
    chat
      .get('attune-panel')
      .getAnimations()
      .map(({ finished }) => finished),
  );
  const { violations: found } = await axe.run(chat.get('attune-panel'), {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};

describe('a site’s own looks and words', () => {
  it('greets, and asks its quick questions, which are sent as they stand', async () => {
    const server = await openWith({ greeting: 'Ask the gardeners', quickQuestions: ['Where is my order?'] });
    await vi.waitFor(() => expect(chat.words('.empty')).toContain('Ask the gardeners'));
    await userEvent.click(chat.get('.asked button'));
    await vi.waitFor(() => expect(server.events.at(-1)).toMatchObject({ body: 'Where is my order?' }));
  });

  it('is dark when the site says so, and as wide as it says', async () => {
    await openWith({ theme: 'dark', variables: { '--attune-width': '440px' } });
    await vi.waitFor(() => expect(getComputedStyle(chat.get('attune-panel')).colorScheme).toBe('dark'));
    expect(chat.get('attune-panel').offsetWidth).toBe(440);
    expect(await violations()).toEqual([]);
  });

  it('speaks Arabic from right to left, in the site’s own words where it has some', async () => {
    await openWith({ language: 'ar', words: { 'panel.empty': 'أهلًا' } });
    await vi.waitFor(() => expect(chat.words('.empty strong')).toBe('أهلًا'));
    expect(chat.field?.getAttribute('aria-label')).toBe('اكتب رسالة');
    expect(chat.get('attune-panel').lang).toBe('ar');
    expect(getComputedStyle(chat.get('attune-composer')).direction).toBe('rtl');
    const send = chat.get('.send').getBoundingClientRect();
    expect(send.left).toBeLessThan(chat.get('textarea').getBoundingClientRect().left);
  });

  it('follows when an admin changes something', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const server = await openWith({});
    server.changeWidget({ language: 'de' });
    await vi.waitFor(() => expect(chat.words('.empty strong')).toBe('Wie können wir helfen?'));
    vi.restoreAllMocks();
  });

  it('shows the site’s notice, and tells which version was shown', async () => {
    await openWith({
      notice: { version: 3, text: 'We see this page.', privacyUrl: 'https://shop.example/privacy' },
    });
    await vi.waitFor(() => expect(chat.words('.notice')).toContain('We see this page.'));
    expect(chat.asked('notice:seen')).toEqual([{ version: 3, language: 'en' }]);
  });
});

describe('the header', () => {
  it('says when somebody is back', async () => {
    const from = Date.now() + 30 * HOUR;
    await openWith({ openTimes: [{ from, to: from + HOUR }] }, 0);
    await vi.waitFor(() => expect(chat.words('.presence')).toContain('Back on'));
  });

  it('says how soon the team mostly answers, while it is there', async () => {
    await openWith({ replyWithinMinutes: 5 });
    await vi.waitFor(() => expect(chat.words('.presence')).toContain('within 5 min'));
  });
});

describe('the form before the first message', () => {
  it('stands in the composer’s place, says what is missing, and makes way once it is answered', async () => {
    const server = await openWith({ preChat: { intro: 'So that we can answer', fields } });
    await vi.waitFor(() => expect(chat.words('attune-form')).toContain('So that we can answer'));
    expect(chat.field).toBeNull();
    expect(await violations()).toEqual([]);
    await userEvent.click(chat.get('.go'));
    await vi.waitFor(() => expect(chat.words('attune-form')).toContain('Please fill this in.'));
    expect(chat.get('#mail').matches(':focus')).toBe(true);
    expect(await violations()).toEqual([]);
    await userEvent.fill(chat.get('#mail'), 'mara');
    await userEvent.selectOptions(chat.get('#about'), 'Order');
    await userEvent.click(chat.get('#agree'));
    await userEvent.click(chat.get('.go'));
    await vi.waitFor(() => expect(chat.words('attune-form')).toContain('looks like'));
    await userEvent.fill(chat.get('#mail'), 'mara@example.com');
    server.refuse('form:answer', { code: 'unavailable', message: 'Later.' });
    await userEvent.click(chat.get('.go'));
    await vi.waitFor(() => expect(chat.words('.problem[role="alert"]')).toContain('could not be sent'));
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(chat.field).not.toBeNull());
    expect(chat.asked('form:answer').at(-1)).toMatchObject({
      form: 'pre-chat',
      answers: [
        { fieldId: 'name', value: '' },
        { fieldId: 'mail', value: 'mara@example.com' },
        { fieldId: 'about', value: 'Order' },
        { fieldId: 'agree', value: 'yes' },
      ],
    });
  });

  it('is not asked of somebody in the middle of a conversation', async () => {
    const server = createFakeServer();
    server.say('Hello again');
    server.changeWidget({ preChat: { intro: '', fields } });
    chat = await openPanel({ server });
    await vi.waitFor(() => expect(chat.bubbles()).toEqual(['Hello again']));
    expect(chat.find('attune-form')).toBeNull();
  });
});

describe('the form while nobody is there', () => {
  it('takes a message and an address, and fits 320 pixels', async () => {
    await page.viewport(320, 600);
    const server = await openWith({ openTimes: [], offline: { intro: '', mailRequired: true } }, 0);
    await vi.waitFor(() => expect(chat.find('#message')).not.toBeNull());
    const panel = chat.get('attune-panel');
    expect(panel.scrollWidth).toBeLessThanOrEqual(320);
    expect(await violations()).toEqual([]);
    await userEvent.fill(chat.get('#mail'), 'ben@example.com');
    await userEvent.fill(chat.get('#message'), 'Where is my parcel?');
    await userEvent.click(chat.get('.go'));
    await vi.waitFor(() => expect(server.events.at(-1)).toMatchObject({ body: 'Where is my parcel?' }));
    expect(chat.asked('form:answer')).toMatchObject([
      { answers: [{ fieldId: 'mail', value: 'ben@example.com' }] },
    ]);
    await vi.waitFor(() => expect(chat.field).not.toBeNull());
  });
});
