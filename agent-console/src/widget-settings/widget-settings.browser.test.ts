import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { drawn, find, findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import '../ui/page.css';

let server: FakeServer;
afterEach(unmountAll);

async function open(address: string, wanted: string): Promise<HTMLElement> {
  await page.viewport(1440, 900);
  server = createFakeServer();
  const { app } = openScreen(address, { connection: server });
  await vi.waitFor(async () => {
    await drawn(app);
    expect(findAll(app, wanted)).not.toEqual([]);
  });
  return app;
}

const saved = (): unknown[] =>
  server.asked.filter(({ name }) => name === 'widget-settings:save').map(({ input }) => input);
const button = (root: Node, word: string): HTMLElement => {
  const found = findAll(root, 'button').find((each) => words(each) === word);
  if (!found) throw new Error(`no button "${word}"`);
  return found;
};

it('saves one section by itself, says so, and takes it back when asked', async () => {
  const app = await open('/console/appearance', '#greeting');
  const greeting = find(app, 'input[placeholder="How can we help?"]');
  await userEvent.fill(greeting, 'Hello there');
  await drawn(app);
  await userEvent.click(button(app, 'Save'));
  await vi.waitFor(() => expect(words(app)).toContain('Saved. Open chats follow within seconds.'));
  expect(saved()).toMatchObject([
    { baseVersion: 3, change: { section: 'appearance', value: { greeting: 'Hello there' } } },
  ]);
  await userEvent.click(button(app, 'Undo'));
  await vi.waitFor(() => expect(saved()).toHaveLength(2));
  expect(saved()[1]).toMatchObject({ baseVersion: 4, change: { value: { greeting: 'Ask the gardeners' } } });
});

it('says how readable the text on the accent is', async () => {
  const app = await open('/console/appearance', '#contrast');
  expect(words(find(app, '#contrast'))).toContain('Text on it is white, with a contrast of 7.4 : 1.');
});

it('is told by the keyboard what of the chat to show, on which screen', async () => {
  const app = await open('/console/appearance', 'attune-widget-preview');
  const preview = find(app, 'attune-widget-preview');
  const stage = find(preview, '.stage');
  button(preview, 'Nobody there').focus();
  await userEvent.keyboard('{Enter}');
  await userEvent.tab();
  await userEvent.keyboard(' ');
  await drawn(app);
  const pressed = findAll(preview, '[aria-pressed="true"]').map((each) => words(each));
  expect(pressed).toEqual(['Nobody there', 'On a phone']);
  expect(stage.clientWidth).toBe(360 - 2);
});

it('adds times to a day, draws them, and keeps what was refused on screen', async () => {
  const app = await open('/console/hours', '#week');
  expect(words(app)).toContain('As saved: open until');
  await userEvent.click(find(app, '[aria-label="Saturday: add times"]'));
  await drawn(app);
  const saturday = find(app, '[aria-label="Saturday"]');
  expect(findAll(saturday, '.clock').map((field) => (field as HTMLInputElement).value)).toEqual([
    '09:00',
    '17:00',
  ]);
  expect(saturday.querySelector('rect.open')?.getAttribute('width')).toBe('480');
  server.answer('widget-settings:save', () => ({
    ok: false,
    refusal: { code: 'conflict', message: 'Somebody else has saved this meanwhile.' },
  }));
  await userEvent.click(button(app, 'Save'));
  await vi.waitFor(() => expect(words(app)).toContain('Somebody else has saved this meanwhile.'));
  expect(findAll(find(app, '[aria-label="Saturday"]'), '.clock')).toHaveLength(2);
});

it('takes midnight for the end of a day, and says what is wrong with a time that was left empty', async () => {
  const app = await open('/console/hours', '#week');
  await userEvent.click(find(app, '[aria-label="Saturday: add times"]'));
  await drawn(app);
  const until = find(app, '[aria-label="Saturday"] .clock:last-of-type');
  await userEvent.fill(until, '00:00');
  await drawn(app);
  await userEvent.click(button(app, 'Save'));
  const saturday = { change: { value: { week: { saturday: [{ from: '09:00', to: '24:00' }] } } } };
  await vi.waitFor(() => expect(saved()).toMatchObject([saturday]));
  expect((until as HTMLInputElement).value).toBe('00:00');

  const first = find(app, '[aria-label="Saturday"] .clock');
  await userEvent.fill(first, '');
  await userEvent.click(button(app, 'Save'));
  await vi.waitFor(() => expect(saved()).toHaveLength(2));
  expect(saved()[1]).toMatchObject({
    change: { value: { week: { saturday: [{ from: '', to: '24:00' }] } } },
  });
});

it('adds a field to the form, with the keyboard alone', async () => {
  const app = await open('/console/forms', '[aria-label="Take off Name"]');
  button(app, 'Add a field').focus();
  await userEvent.keyboard('{Enter}');
  await drawn(app);
  expect(findAll(find(app, 'attune-pre-chat-section'), '[role="group"]')).toHaveLength(4);
});

it('says a text of another language in the site’s own words', async () => {
  const app = await open('/console/texts', 'attune-texts-section');
  const section = find(app, 'attune-texts-section');
  await vi.waitFor(() => expect(words(section)).toContain('Your own: 1.'));
  await userEvent.selectOptions(find(section, 'select'), 'ar');
  await vi.waitFor(() => expect(words(section)).toContain('كيف يمكننا مساعدتك؟'));
  await userEvent.fill(find(section, 'input[type="search"]'), 'كيف يمكننا');
  await vi.waitFor(() => expect(findAll(section, 'input[dir="rtl"]')).toHaveLength(1));
  await userEvent.fill(find(section, 'input[dir="rtl"]'), 'أهلًا');
  await userEvent.tab();
  await drawn(app);
  await userEvent.click(button(section, 'Save'));
  await vi.waitFor(() =>
    expect(saved()).toMatchObject([
      { change: { section: 'texts', value: { ar: { 'panel.empty': 'أهلًا' } } } },
    ]),
  );
});
