import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { fakeAccount, ownAccountFixture } from '../../gallery/fake-account.ts';
import { ok } from '../../gallery/fake-connection.ts';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import '../ui/page.css';

/** A loaded machine draws a screen late, never wrong. */
const soon = { timeout: 10_000 };

let server: FakeServer;
let router: ReturnType<typeof openScreen>['router'] | null = null;

beforeEach(async () => {
  await page.viewport(1440, 900);
  server = createFakeServer();
});
afterEach(() => {
  router?.close();
  unmountAll();
});

describe('two-factor in one’s own account', () => {
  it('is shown as it is once it was switched on, though the session begins anew meanwhile', async () => {
    const confirmTwoFactor: typeof fakeAccount.confirmTwoFactor = async (code) => {
      const twoFactor = { enabled: true, backupCodesLeft: 10, required: false };
      server.answer('account:get', () => ok({ ...ownAccountFixture(Date.now()), twoFactor }));
      server.goes({ kind: 'connecting' });
      return fakeAccount.confirmTwoFactor(code);
    };
    const account = { ...fakeAccount, confirmTwoFactor };
    const { app, router: opened } = openScreen('/console/account', { connection: server, account });
    router = opened;
    const section = page.getByRole('region', { name: 'Signing in with a code' });
    await section.getByRole('button', { name: 'Set it up', exact: true }).click();
    await section.getByLabelText('Your password, to begin').fill('correct horse');
    await section.getByRole('button', { name: 'Begin', exact: true }).click();
    await section.getByLabelText('Code', { exact: true }).fill('123456');
    await section.getByRole('button', { name: 'Switch on', exact: true }).click();
    await section.getByRole('button', { name: 'I have kept them', exact: true }).click();
    // The line comes back only now: what was asked before went unanswered.
    server.goes({ kind: 'online' });
    await vi.waitFor(() => expect(words(app)).toContain('10 backup codes are left.'), soon);
  });
});
