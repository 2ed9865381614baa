import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { drawn, find, findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import '../ui/page.css';
import type { App } from '../app/app.ts';

let server: FakeServer;
let app: App;
let router: ReturnType<typeof openScreen>['router'];

const open = async (address: string): Promise<void> => {
  ({ app, router } = openScreen(address, { connection: server }));
  await vi.waitFor(async () => {
    await drawn(app);
    expect(findAll(app, 'attune-report')).toHaveLength(1);
  });
};
const asked = (): unknown[] =>
  server.asked.filter(({ name }) => name === 'report:get').map(({ input }) => input);

beforeEach(async () => {
  await page.viewport(1440, 900);
  server = createFakeServer();
});
afterEach(() => {
  router.close();
  unmountAll();
});

describe('reports', () => {
  it('say of how many and how sure they are, and nothing of three', async () => {
    await open('/console/reports?of=csat');
    const said = words(find(app, 'attune-report'));
    expect(said).toContain('63 %');
    expect(said).toContain('56 % to 70 %, of 180 conversations');
    expect(said).toContain('Too few votes to say: 3, it takes 20');
  });

  it('show the figures of a picture as a table, and back', async () => {
    await open('/console/reports');
    await page.getByRole('button', { name: 'Conversations as a table', exact: true }).click();
    await vi.waitFor(() => expect(findAll(app, 'tbody tr')).toHaveLength(30));
    await page.getByRole('button', { name: 'Conversations as a table', exact: true }).click();
    await vi.waitFor(() => expect(findAll(app, 'tbody tr')).toEqual([]));
  });

  it('are asked for the stretch and the narrowing that stand there, as far as a report takes them', async () => {
    await open('/console/reports');
    await page.getByRole('button', { name: '7 days', exact: true }).click();
    await page.getByRole('combobox', { name: 'Assigned to', exact: true }).selectOptions('Jo Lindqvist');
    await vi.waitFor(() =>
      expect(asked().at(-1)).toMatchObject({
        name: 'volume',
        days: 7,
        agentId: expect.any(String) as string,
      }),
    );
    await page.getByRole('link', { name: 'De-escalation', exact: true }).click();
    await vi.waitFor(() => expect(asked().at(-1)).toMatchObject({ name: 'de-escalation', days: 7 }));
    expect(asked().at(-1)).not.toHaveProperty('agentId');
  });

  it('are no place for an agent', async () => {
    server = createFakeServer({ role: 'agent' });
    ({ app, router } = openScreen('/console/', { connection: server }));
    await vi.waitFor(async () => {
      await drawn(app);
      expect(findAll(app, 'a[title="Ready answers"]')).toHaveLength(1);
    });
    expect(findAll(app, 'a[title="Reports"]')).toEqual([]);
  });
});
