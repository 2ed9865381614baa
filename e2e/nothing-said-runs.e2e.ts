import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AgentConsole } from './support/agent-console.ts';
import { eventually } from './support/eventually.ts';
import { PROBE, PROBES, probesThatWorked, wordsOn } from './support/probes.ts';
import { rawAgent, rawVisitor, type RawClient, type RawVisitor } from './support/raw-client.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('nothing-said-runs');

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

interface Site {
  readonly id: string;
  readonly key: string;
}

/** Things with names, each named like an attack. */
async function nameEverything(agent: RawClient, { id: siteId }: Site): Promise<void> {
  const fields = [
    { id: 'name', kind: 'name', label: PROBE, required: false, options: [] },
    { id: 'mail', kind: 'mail', label: '', required: false, options: [] },
    { id: 'what', kind: 'choice', label: PROBE, required: false, options: [PROBE, 'Other'] },
  ];
  const preChat = { enabled: true, intro: PROBE, fields };
  await agent.ask('widget-settings:save', {
    siteId,
    baseVersion: 0,
    change: { section: 'preChat', value: preChat },
  });
  await agent.ask('label:save', { siteId, name: PROBE, colour: 'red' });
  await agent.ask('team:save', { siteId, name: PROBE, memberIds: [], sharesOut: false });
  await agent.ask('view:save', { name: PROBE, filter: { siteIds: [siteId] }, sharedOn: siteId });
  const shared = { id: randomUUID(), sharedWith: 'site' };
  await agent.ask('canned:save', {
    siteId,
    canned: { ...shared, shortcut: 'hi', title: PROBE, body: PROBE },
  });
  const steps = [{ act: 'status', status: 'open' }];
  await agent.ask('macros:save', { siteId, macro: { ...shared, name: PROBE, steps } });
  await agent.ask('api-key:create', { siteId, kind: 'site', name: PROBE, scopes: ['read:conversations'] });
  const url = 'https://hooks.example/%3Cimg%20src=x%20onerror=probed=1%3E';
  await agent.ask('webhook:create', { siteId, name: PROBE, url, events: ['message.created'] });
  await agent.ask('people:create', {
    name: PROBE,
    email: 'probe@example.com',
    role: 'agent',
    password: 'correct horse battery',
  });
}

/** A visitor who is nothing but attacks. */
async function beEvil({ key }: Site): Promise<RawVisitor> {
  const { url } = story.server;
  const evil = await rawVisitor(url, key, {
    path: `/${PROBE}`,
    locale: '<svg/onload=probed=1>',
    timeZone: PROBE,
  });
  const { conversationId } = evil;
  const own = () => ({ conversationId, clientId: randomUUID() });
  await evil.ask('form:answer', {
    ...own(),
    form: 'pre-chat',
    answers: [{ fieldId: 'name', value: PROBE }],
  });
  for (const body of PROBES) await evil.ask('message:send', { ...own(), body });
  const headers = { origin: url, authorization: `Bearer ${evil.token}` };
  await fetch(`${url}/api/visitor/who?site=${key}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ attributes: { [PROBE]: PROBE } }),
  });
  const sent = await fetch(`${url}/api/visitor/conversations/${conversationId}/attachments?site=${key}`, {
    method: 'POST',
    headers: {
      ...headers,
      'x-file-name': encodeURIComponent(`'onerror=probed=1 src=x (${'a'.repeat(20)}).png`),
    },
    body: PNG,
  });
  const { value } = (await sent.json()) as { value: { attachment: { id: string } } };
  await evil.ask('message:send', {
    ...own(),
    body: 'A file',
    parts: { attachmentIds: [value.attachment.id] },
  });
  await evil.ask('interaction:report', {
    conversationId,
    visitId: randomUUID(),
    batchNo: 0,
    sentAt: Date.now(),
    interactions: [0, 1, 2, 3, 4].map((id) => ({
      kind: 'press',
      id,
      at: Date.now() - 6_000 + id * 300,
      path: `/${PROBE}`,
      control: { key: 'evil', role: 'button', name: PROBE },
      travelPx: 0,
    })),
  });
  await evil.ask('rating:give', { ...own(), score: 1, comment: PROBE });
  return evil;
}

async function lookAt(agent: AgentConsole, path: string): Promise<string> {
  await agent.goTo(path);
  await agent.page.getByRole('heading', { level: 1 }).first().waitFor();
  await eventually(async () => [path, await agent.page.locator('.bones').count()]).toEqual([path, 0]);
  expect(await probesThatWorked(agent.page), path).toEqual([]);
  return wordsOn(agent.page);
}

describe('Nothing that anybody says runs', () => {
  it('not in the console, whatever a visitor and a colleague call things', async () => {
    // The picture that is no picture; the browser says so.
    story.expectTrouble(/Failed to load resource/);
    const agent = await story.admin();
    const raw = await rawAgent(story.server.url, agent);
    const [first] = raw.started.sites;
    if (first === undefined) throw new Error('there is no site');
    const site = { id: first.id, key: first.publicKey };
    await nameEverything(raw, site);
    const evil = await beEvil(site);

    await agent.goTo('');
    await agent.untilOnline();
    await agent.rows.first().click();
    await agent.composer.waitFor();
    await eventually(() => agent.said()).toEqual(
      expect.arrayContaining([...PROBES, 'A file'].map((probe) => `visitor: ${probe}`)),
    );
    expect(await probesThatWorked(agent.page)).toEqual([]);
    await agent.page.getByRole('button', { name: 'Visit', exact: true }).click();
    await agent.page.locator('attune-visit-timeline').getByText(PROBE).first().waitFor();
    expect(await probesThatWorked(agent.page)).toEqual([]);
    await story.screenshot(agent.page, 'conversation');

    const shown: string[] = [];
    const places = [
      'people',
      'team',
      'forms',
      'hot-spots',
      'api-keys',
      'webhooks',
      'audit',
      'ratings',
      'visitors',
      'ready',
    ];
    for (const path of places) if ((await lookAt(agent, path)).includes(PROBE)) shown.push(path);
    await story.screenshot(agent.page, 'screens');
    expect(shown, 'where nothing was shown nothing was tried').toEqual(
      expect.arrayContaining(['people', 'team', 'forms', 'api-keys', 'webhooks', 'audit']),
    );
    evil.close();
    raw.close();
  });

  it('and not in the chat, whatever an agent writes and is called', async () => {
    const agent = await story.admin();
    const { page, chat } = await story.visitor();
    await chat.launcher.click();
    await chat.panel.getByText(PROBE).first().waitFor();
    expect(await probesThatWorked(page)).toEqual([]);
    await chat.panel
      .getByRole('button', { name: /start|begin|skip/i })
      .first()
      .click();
    await chat.composer.waitFor();
    await chat.send('Is anybody there?');
    await agent.openConversation('Is anybody there?');
    for (const probe of PROBES) await agent.answer(probe);
    await eventually(() => chat.said()).toContain(`agent: ${PROBES.at(-1)}`);
    expect(await chat.said()).toEqual(expect.arrayContaining(PROBES.map((probe) => `agent: ${probe}`)));
    expect(await probesThatWorked(page)).toEqual([]);
    await story.screenshot(page, 'chat');
  });
});
