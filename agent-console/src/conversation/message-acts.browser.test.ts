import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { drawn, find, findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import type { App } from '../app/app.ts';
import '../ui/page.css';

let server: FakeServer;
let app: App;
let router: ReturnType<typeof openScreen>['router'];

const OWN = 'Hello Mara, I am looking at your checkout right now.';
const THEIRS = 'I clicked the button again and again';

const lineOf = (text: string): Element => {
  const found = findAll(app, 'attune-message-line').find((line) => words(line).includes(text));
  if (!found) throw new Error(`"${text}" is not in the conversation`);
  return found;
};
const actOn = async (text: string, name: string): Promise<void> =>
  userEvent.click(find(lineOf(text).shadowRoot ?? app, `button[aria-label="${name}"]`));
const hasFocus = (selector: string): Promise<void> =>
  vi.waitFor(() => expect(find(app, selector).matches(':focus')).toBe(true));
const COMPOSER = 'textarea[aria-label="Answer"]';
const edits = (): unknown[] =>
  server.asked.filter(({ name }) => name === 'message:edit').map(({ input }) => input);

beforeEach(async () => {
  await page.viewport(1440, 900);
  server = createFakeServer();
  ({ app, router } = openScreen('/console/conversations/c-mara', { connection: server }));
  await vi.waitFor(async () => {
    await drawn(app);
    lineOf(OWN);
  });
});
afterEach(() => {
  router.close();
  unmountAll();
});

describe('what an agent does with a message', () => {
  it('answers it: the answer says which one, and the caret is where it is written', async () => {
    await actOn(THEIRS, 'Reply to this');
    await hasFocus(COMPOSER);
    await expect
      .element(page.getByRole('list', { name: 'Goes out with the answer' }))
      .toHaveTextContent(`Answers “${THEIRS}”`);
  });

  it('puts an own one in other words: Enter keeps them, and the caret is back in the answer', async () => {
    await actOn(OWN, 'Edit');
    await hasFocus('.editor textarea');
    await userEvent.keyboard(' Thank you.{Enter}');
    await vi.waitFor(() => expect(edits()).toHaveLength(1));
    expect(edits()[0]).toMatchObject({ body: `${OWN} Thank you.` });
    await hasFocus(COMPOSER);
  });

  it('leaves it as it was by Esc, and gives the focus back to where it came from', async () => {
    await actOn(OWN, 'Edit');
    await hasFocus('.editor textarea');
    await userEvent.keyboard('something else{Escape}');
    await hasFocus('button[aria-label="Edit"]');
    expect(words(lineOf(OWN))).toContain(OWN);
    expect(edits()).toEqual([]);
  });

  it('offers its acts beside the words, over nothing that is said', async () => {
    for (const text of [OWN, THEIRS]) {
      const root = lineOf(text).shadowRoot ?? app;
      const bubble = find(root, '.bubble').getBoundingClientRect();
      const acts = find(root, '.acts').getBoundingClientRect();
      expect(acts.right <= bubble.left || acts.left >= bubble.right).toBe(true);
      expect(acts.top).toBeGreaterThanOrEqual(bubble.top);
    }
  });
});
