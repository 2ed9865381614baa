import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { drawn, find, findAll, unmountAll } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import type { App } from '../app/app.ts';
import '../ui/page.css';

let server: FakeServer;
let app: App;
let router: ReturnType<typeof openScreen>['router'];

const whenDrawn = (): Promise<void> =>
  vi.waitFor(async () => {
    await drawn(app);
    expect(findAll(app, '.bones')).toEqual([]);
  });
const field = () => page.getByLabelText('A note for colleagues');
const beginNote = async (): Promise<void> => {
  await userEvent.keyboard('{Alt>}n{/Alt}');
  await vi.waitFor(() =>
    expect(find(app, 'textarea[aria-describedby="problem"]').matches(':focus')).toBe(true),
  );
};

beforeEach(async () => {
  await page.viewport(1440, 1400);
  server = createFakeServer();
  ({ app, router } = openScreen('/console/conversations/c-mara', { connection: server }));
  await whenDrawn();
});
afterEach(() => {
  router.close();
  unmountAll();
});

describe('a note that is begun', () => {
  it('waits where it was begun while another conversation is on screen, and shows nowhere else', async () => {
    await beginNote();
    await userEvent.keyboard('Ask finance');
    router.go('/console/conversations/c-jo');
    await vi.waitFor(() => expect(server.asked.some(({ input }) => isAbout(input, 'c-jo'))).toBe(true));
    await whenDrawn();
    await beginNote();
    await expect.element(field()).toHaveValue('');
    router.go('/console/conversations/c-mara');
    await whenDrawn();
    await expect.element(field()).toHaveValue('Ask finance');
    await beginNote();
    await userEvent.keyboard('{Enter}');
    await expect.element(field()).toHaveValue('');
  });

  it('calls a colleague whose name was pasted', async () => {
    await beginNote();
    await userEvent.fill(field(), 'Ask @Jo Lindqvist about it');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() =>
      expect(server.asked.findLast(({ name }) => name === 'note:add')?.input).toMatchObject({
        body: 'Ask @Jo Lindqvist about it',
        mentions: ['agent-2'],
      }),
    );
  });
});

const isAbout = (input: unknown, conversationId: string): boolean =>
  typeof input === 'object' && input !== null && Reflect.get(input, 'conversationId') === conversationId;
