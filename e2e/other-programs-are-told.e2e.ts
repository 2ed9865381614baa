import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { tellStory } from './support/story.ts';

// The receiver stands on this machine, which the product refuses unless its operator allows it.
const story = tellStory('other-programs-are-told', { OUTBOUND_TO_PRIVATE: 'true' });

interface Delivery {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody else's program, that takes what it is told. */
const deliveries: Delivery[] = [];
const receiver = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (text: string) => (body += text));
  request.on('end', () => {
    deliveries.push({ headers: request.headers, body });
    response.writeHead(204).end();
  });
});

beforeAll(() => new Promise<void>((resolve) => void receiver.listen(0, '127.0.0.1', resolve)));
afterAll(async () => {
  // The product keeps its line open for the next delivery.
  receiver.closeAllConnections();
  await new Promise<void>((resolve) => void receiver.close(() => resolve()));
});

/** What is shown once, with a button that copies it. */
const shownSecret = (screen: Locator): Promise<string> =>
  screen.locator('attune-shown-secret code').innerText();

/** As Standard Webhooks has receivers do it. */
function isSigned({ headers, body }: Delivery, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const words = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(words).digest('base64')}`;
}

describe('Other programs', () => {
  it('are told, signed, of what a rule found; and answer a visitor with a key', async () => {
    const admin = await story.admin();
    const { page } = admin;
    const { port } = receiver.address() as AddressInfo;

    await admin.goTo('webhooks');
    const webhooks = page.locator('attune-webhooks-screen');
    await webhooks.getByRole('button', { name: 'New webhook', exact: true }).click();
    await webhooks.getByLabel('What it is for', { exact: true }).fill('Our shop');
    await webhooks.getByLabel('Address', { exact: true }).fill(`http://127.0.0.1:${port}/attune`);
    await webhooks.getByLabel('The labels of a conversation changed', { exact: true }).check();
    await webhooks.getByRole('button', { name: 'Add it', exact: true }).click();
    const secret = await shownSecret(webhooks);
    await story.screenshot(page, 'webhook');

    await admin.goTo('team');
    const labels = page.getByRole('region', { name: 'Labels', exact: true });
    await labels.getByRole('button', { name: 'Make a label', exact: true }).click();
    await labels.getByLabel('Name', { exact: true }).fill('Invoice');
    await labels.getByRole('button', { name: 'Save', exact: true }).click();
    await labels.getByRole('listitem').filter({ hasText: 'Invoice' }).waitFor();

    await admin.goTo('automation');
    const rules = page.locator('attune-automation-screen');
    await rules.getByRole('button', { name: 'New rule', exact: true }).click();
    await rules.getByLabel('Name', { exact: true }).fill('Invoices');
    await rules.getByLabel('Condition 1: what exactly', { exact: true }).fill('invoice');
    await rules.getByLabel('Act 1', { exact: true }).selectOption('put this label on it');
    await rules.getByLabel('Act 1: which', { exact: true }).selectOption('Invoice');
    await rules.getByRole('button', { name: 'Save', exact: true }).click();
    await rules.getByRole('switch', { name: 'Use Invoices', exact: true }).waitFor();
    await story.screenshot(page, 'rule');

    const { chat } = await story.visitor();
    await chat.open();
    await chat.send('Where is my invoice?');
    const told = () => deliveries.find(({ body }) => body.includes('conversation.labelled'));
    await eventually(() => told() !== undefined).toBe(true);
    const delivery = told();
    expect(delivery && isSigned(delivery, secret), 'the receiver can tell that it is ours').toBe(true);
    await admin.goTo('');
    await admin.rows.filter({ hasText: 'Invoice' }).waitFor();
    await admin.openConversation('Where is my invoice?');
    const conversationId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

    await admin.goTo('api-keys');
    const keys = page.locator('attune-api-keys-screen');
    await keys.getByRole('button', { name: 'New key', exact: true }).click();
    await keys.getByLabel('What it is for', { exact: true }).fill('Our shop');
    await keys.getByLabel('Answer visitors', { exact: true }).check();
    await keys.getByRole('button', { name: 'Make the key', exact: true }).click();
    const key = await shownSecret(keys);
    await story.screenshot(page, 'key');
    const send = () =>
      fetch(`${story.server.url}/api/v1/conversations/${conversationId}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          clientId: '7d0f6d0a-9d0c-4c3b-8a43-0f6f1f0d9a11',
          body: 'It is in your mail.',
        }),
      });
    expect((await send()).status).toBe(201);
    // Told twice, as programs do that heard no answer.
    await send();
    await eventually(() => chat.said()).toEqual([
      'visitor: Where is my invoice?',
      'agent: It is in your mail.',
    ]);
  });
});
