import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('nobody-is-there');

describe('When nobody is there', () => {
  it('a visitor leaves a message and an address, and finds the answer later', async () => {
    const admin = await story.admin();
    await admin.goTo('forms');
    const offline = admin.page.getByRole('region', { name: 'When nobody is there' });
    await offline.getByRole('switch', { name: 'Take messages when nobody is there' }).click();
    await offline.getByRole('button', { name: 'Save', exact: true }).click();
    await admin.page.getByText('Saved. Open chats follow within seconds.').waitFor();
    await story.screenshot(admin.page, 'forms');
    await admin.page.context().close();

    const shop = await story.visitor({ device: 'phone' });
    const { page, chat } = shop;
    await chat.launcher.click();
    await chat.panel.getByRole('heading', { name: 'Leave us a message' }).waitFor();
    await chat.panel.getByRole('button', { name: 'Send', exact: true }).click();
    await chat.panel.getByText('Please fill this in.').first().waitFor();
    await chat.panel.getByLabel('E-mail').fill('mira at example');
    await chat.panel.getByLabel('Your message').fill('Can I pick up the fern on Saturday?');
    await chat.panel.getByRole('button', { name: 'Send', exact: true }).click();
    await chat.panel.getByText('An e-mail address looks like name@example.com.').waitFor();
    await story.screenshot(page, 'refused-in-words');
    await chat.panel.getByLabel('E-mail').fill('mira@example.com');
    await chat.panel.getByRole('button', { name: 'Send', exact: true }).click();
    await eventually(() => chat.said()).toEqual(['visitor: Can I pick up the fern on Saturday?']);
    await eventually(() => chat.delivery.innerText()).toBe('Sent');
    await story.screenshot(page, 'left');
    await chat.close();

    const later = await story.admin();
    await later.openConversation('Can I pick up the fern on Saturday?');
    await later.page.getByText('mira@example.com').first().waitFor();
    await later.answer('Yes, until six.');
    await story.screenshot(later.page, 'answered');
    await eventually(() => chat.launcher.getAttribute('aria-label')).toBe('Open chat, 1 unread');
    await shop.visit();
    await chat.open();
    await eventually(() => chat.said()).toEqual([
      'visitor: Can I pick up the fern on Saturday?',
      'agent: Yes, until six.',
    ]);
    expect(await chat.panel.getByRole('heading', { name: 'Leave us a message' }).count()).toBe(0);
  });

  it('and is asked first what the site wants to know, once', async () => {
    const admin = await story.admin();
    await admin.goTo('forms');
    const before = admin.page.getByRole('region', { name: 'Before the first message' });
    await before.getByRole('switch', { name: 'Ask before the first message' }).click();
    await before.getByRole('button', { name: 'Save', exact: true }).click();
    await admin.page.getByText('Saved. Open chats follow within seconds.').waitFor();

    const shop = await story.visitor();
    const { chat } = shop;
    await chat.launcher.click();
    await chat.panel.getByRole('heading', { name: 'Before we start' }).waitFor();
    await chat.panel.getByLabel('Name').fill('Mira');
    await chat.panel.getByLabel('E-mail').fill('mira@example.com');
    await story.screenshot(shop.page, 'before');
    await chat.panel.getByRole('button', { name: 'Start the chat' }).click();
    await chat.composer.waitFor();
    await chat.send('Is this where I ask?');

    await admin.goTo('');
    await admin.openConversation('Is this where I ask?');
    await admin.page.locator('attune-form-answers').getByText('Mira', { exact: true }).waitFor();
    await shop.visit();
    await chat.open();
    await eventually(() => chat.said()).toEqual(['visitor: Is this where I ask?']);
  });
});
