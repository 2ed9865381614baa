import { describe, expect, it } from 'vitest';
import { AN_EDGE, edgeOf } from './support/edge-of.ts';
import { eventually } from './support/eventually.ts';
import type { Shop } from './support/shop.ts';
import { tellStory } from './support/story.ts';
import { watchTraffic, type Traffic } from './support/traffic.ts';

const story = tellStory('visitor-is-invited');

const WORDS = 'Something does not work?';

const invitationOn = ({ page }: Shop) =>
  page.locator('attune-chat').getByRole('status').filter({ hasText: WORDS });

describe('A visitor is invited', () => {
  it('after pressing in vain, by a rule that their own browser looks at', async () => {
    const admin = await story.admin();
    const { page } = admin;
    await admin.goTo('invitations');
    const screen = page.locator('attune-invitations-screen');
    await screen.getByRole('button', { name: 'Add an invitation', exact: true }).click();
    // The one that was just added: a second try of this story finds that of the first.
    const added = screen.getByRole('group', { name: WORDS }).last();
    await added.getByLabel('Shown to visitors', { exact: true }).check();
    await screen.getByRole('button', { name: 'Save invitations', exact: true }).click();
    await page.getByText('Saved. Pages have it within a minute.', { exact: true }).waitFor();
    await story.screenshot(page, 'rule');

    const traffic: { current?: Traffic } = {};
    const shop = await story.visitor({
      prepare(context) {
        traffic.current = watchTraffic(context);
        return Promise.resolve();
      },
    });
    const invitation = invitationOn(shop);
    expect(await invitation.count()).toBe(0);
    await shop.pressPay(6);
    await invitation.waitFor();
    await story.screenshot(shop.page, 'invited');
    await shop.page.emulateMedia({ forcedColors: 'active' });
    const yes = invitation.getByRole('button', { name: 'Ask us', exact: true });
    for (const surface of [invitation, yes, shop.chat.launcher])
      expect(await surface.evaluate(edgeOf), 'an edge where colours are forced').toEqual(AN_EDGE);
    await story.screenshot(shop.page, 'invited-forced-colours');
    await shop.page.emulateMedia({ forcedColors: 'none' });
    expect(traffic.current?.sockets(), 'nothing is told of it').toEqual([]);
    expect(traffic.current?.everythingSent()).not.toContain('rage');

    await yes.click();
    await shop.chat.composer.waitFor();
    await shop.chat.send('Pay does nothing.');
    await eventually(() => shop.chat.delivery.innerText()).toBe('Sent');
    expect(await invitation.count()).toBe(0);
  });

  it('once: whoever sends it away is left in peace', async () => {
    const shop = await story.visitor();
    const invitation = invitationOn(shop);
    await shop.pressPay(6);
    await invitation.getByRole('button', { name: 'Dismiss', exact: true }).click();
    await invitation.waitFor({ state: 'detached' });
    await shop.visit();
    await shop.pressPay(6);
    // What is looked at is looked at by now: pressing once more would have brought it.
    await shop.chat.open();
    expect(await invitation.count()).toBe(0);
  });
});
