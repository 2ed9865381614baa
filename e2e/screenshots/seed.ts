import { randomUUID } from 'node:crypto';
import type { AgentInput } from '@attune/protocol';
import type { Person } from '../support/people.ts';
import { agentOf, setUp, visitorOf, type AskingAgent, type AskingVisitor } from './asking.ts';
import { crowd, type Someone } from './crowd.ts';

export const nora: Person = {
  name: 'Nora Weiss',
  email: 'nora@fern.example',
  password: 'correct horse battery',
};
const colleagues: readonly (Person & { readonly role: 'agent' | 'lead' })[] = [
  { name: 'Jo Lindqvist', email: 'jo@fern.example', password: 'a lamp beside the door', role: 'lead' },
  { name: 'Amir Haddad', email: 'amir@fern.example', password: 'a lamp beside the door', role: 'agent' },
  { name: 'Li Wei', email: 'li@fern.example', password: 'a lamp beside the door', role: 'agent' },
];

const DAY_MS = 86_400_000;

/** A small shop's team in the middle of a day: people, what they arranged, and whom they talk with. */
export interface Seeded {
  readonly siteId: string;
  readonly siteKey: string;
  readonly nora: AskingAgent;
  /** The link of a colleague's invitation. */
  readonly joinUrl: string;
  close(): void;
}

export async function seed(url: string, setupUrl: string): Promise<Seeded> {
  await setUp(url, setupUrl, nora);
  const admin = await agentOf(url, nora);
  const started = await admin.ask('agent:start', {});
  const site = started.sites[0];
  if (!site) throw new Error('a fresh database has no site');
  const ids = await bringTeam(admin, site.id);
  const jo = await agentOf(url, colleagues[0] ?? nora);
  const labels = await arrangeWork(admin, site.id, ids);
  await prepareAnswers(admin, site.id);
  await connectOutside(admin, site.id);
  await askBeforeChat(admin, site.id);
  const visitors: AskingVisitor[] = [];
  for (const someone of crowd) visitors.push(await speak(url, site.publicKey, someone));
  for (const [at, someone] of crowd.entries()) {
    const visitor = visitors[at];
    if (visitor) await answer({ admin, jo, visitor, someone, ids, labels });
  }
  const { url: joinUrl } = await admin.ask('people:invite', { email: 'sam@fern.example', role: 'lead' });
  if (joinUrl === null) throw new Error('the link was mailed, to nobody');
  return {
    joinUrl,
    siteId: site.id,
    siteKey: site.publicKey,
    nora: admin,
    close() {
      for (const each of [admin, jo, ...visitors]) each.close();
    },
  };
}

/** By first name. */
type Ids = Readonly<Record<string, string>>;

async function bringTeam(admin: AskingAgent, siteId: string): Promise<Ids> {
  const ids: Record<string, string> = {};
  for (const colleague of colleagues) {
    const { person } = await admin.ask('people:create', colleague);
    ids[firstName(colleague)] = person.id;
  }
  const { agent } = await admin.ask('agent:start', {});
  ids['Nora'] = agent.id;
  const members = (names: readonly string[]) => names.map((name) => ids[name] ?? '');
  await admin.ask('team:save', {
    siteId,
    name: 'Orders',
    memberIds: members(['Jo', 'Amir']),
    sharesOut: true,
  });
  await admin.ask('team:save', {
    siteId,
    name: 'Plant care',
    memberIds: members(['Li', 'Nora']),
    sharesOut: false,
  });
  return ids;
}

async function arrangeWork(admin: AskingAgent, siteId: string, ids: Ids): Promise<Ids> {
  const labels: Record<string, string> = {};
  const wanted = [
    ['Payment', 'red'],
    ['Delivery', 'amber'],
    ['Plant care', 'green'],
    ['Returns', 'violet'],
  ] as const;
  for (const [name, colour] of wanted)
    labels[name] = (await admin.ask('label:save', { siteId, name, colour })).label.id;
  if (ids['Jo'] === undefined) throw new Error('the team is not complete');
  return labels;
}

async function prepareAnswers(admin: AskingAgent, siteId: string): Promise<void> {
  const ready = [
    [
      'delivery',
      'When it leaves',
      'Hello {visitor-name}, it leaves us within two days, packed upright in paper.',
    ],
    [
      'frost',
      'Not when it freezes',
      'When it freezes we wait, and write to you the evening before it leaves.',
    ],
    [
      'brown-tips',
      'Brown tips',
      'Brown tips mean thirst or dry air. A bright bathroom does most ferns good.',
    ],
    ['picture', 'Send a picture', 'Could you send a picture of it? Then I can say {next-step} by {when}.'],
  ] as const;
  for (const [shortcut, title, body] of ready)
    await admin.ask('canned:save', {
      siteId,
      canned: { id: randomUUID(), sharedWith: 'site', shortcut, title, body },
    });
  await admin.ask('macros:save', {
    siteId,
    macro: {
      id: randomUUID(),
      sharedWith: 'site',
      name: 'Ask for a picture and wait a day',
      steps: [
        { act: 'reply', body: 'Could you send a picture of it? Then I can say what helps.' },
        { act: 'snooze', minutes: 1_440 },
      ],
    },
  });
}

async function connectOutside(admin: AskingAgent, siteId: string): Promise<void> {
  const { webhook } = await admin.ask('webhook:create', {
    siteId,
    name: 'Order desk',
    url: 'https://orders.fern.example/attune',
    events: ['conversation.created', 'flag.raised'],
  });
  const figures = await admin.ask('webhook:create', {
    siteId,
    name: 'Weekly figures',
    url: 'https://figures.fern.example/hook',
    events: ['csat.given'],
  });
  await admin.ask('webhook:update', { siteId, webhookId: figures.webhook.id, enabled: false });
  await admin.ask('webhook:try', { siteId, webhookId: webhook.id });
  await admin.ask('api-key:create', {
    siteId,
    kind: 'site',
    name: 'Order desk',
    scopes: ['read:conversations', 'write:messages'],
  });
  const rules: readonly AgentInput<'automation:create'>['rule'][] = [
    {
      name: 'Money matters come first',
      on: 'message.created',
      match: 'any',
      conditions: [{ fact: 'words', is: true, anyOf: ['charged', 'refund', 'paid twice'] }],
      acts: [{ act: 'priority', priority: 'high' }],
    },
    {
      name: 'Nobody waits ten minutes unseen',
      on: 'visitor.waiting',
      match: 'all',
      conditions: [{ fact: 'wait', atLeastMinutes: 10 }],
      acts: [{ act: 'priority', priority: 'urgent' }],
    },
  ];
  for (const rule of rules) await admin.ask('automation:create', { siteId, rule });
}

async function askBeforeChat(admin: AskingAgent, siteId: string): Promise<void> {
  const field = { label: '', required: true, options: [] };
  await saveSection(admin, siteId, {
    section: 'preChat',
    value: {
      enabled: true,
      intro: 'So that we know whom we speak with.',
      fields: [
        { ...field, id: 'name', kind: 'name' },
        { ...field, id: 'mail', kind: 'mail', required: false },
        {
          ...field,
          id: 'about',
          kind: 'choice',
          label: 'What is it about?',
          required: false,
          options: ['An order', 'A plant', 'Something else'],
        },
      ],
    },
  });
}

export async function saveSection(
  admin: AskingAgent,
  siteId: string,
  change: AgentInput<'widget-settings:save'>['change'],
): Promise<void> {
  const { versions } = await admin.ask('widget-settings:get', { siteId });
  await admin.ask('widget-settings:save', { siteId, baseVersion: versions[change.section], change });
}

async function speak(url: string, siteKey: string, someone: Someone): Promise<AskingVisitor> {
  const visitor = await visitorOf(url, siteKey, someone);
  await visitor.ask('form:answer', {
    conversationId: visitor.conversationId,
    clientId: randomUUID(),
    form: 'pre-chat',
    answers: [
      { fieldId: 'name', value: someone.name },
      { fieldId: 'mail', value: `${someone.name.split(' ')[0]?.toLowerCase()}@mail.example` },
    ],
  });
  const [first = ''] = someone.says;
  await visitor.say(first);
  return visitor;
}

interface Talk {
  readonly admin: AskingAgent;
  readonly jo: AskingAgent;
  readonly visitor: AskingVisitor;
  readonly someone: Someone;
  readonly ids: Ids;
  readonly labels: Ids;
}

async function answer({ admin, jo, visitor, someone, ids, labels }: Talk): Promise<void> {
  const { conversationId } = visitor;
  const answerer = someone.answeredBy === 'Jo' ? jo : admin;
  if (someone.answer !== undefined)
    await answerer.ask('message:send', { conversationId, clientId: randomUUID(), body: someone.answer });
  for (const more of someone.says.slice(1)) await visitor.say(more);
  const labelId = labels[someone.label ?? ''];
  const assigneeId = ids[someone.answeredBy ?? ''];
  const isSnoozed = someone.ends === 'snoozed';
  const change = {
    ...(labelId === undefined ? {} : { addLabelIds: [labelId] }),
    ...(assigneeId === undefined ? {} : { assigneeId }),
    ...(isSnoozed ? { status: 'snoozed' as const, snoozedUntil: Date.now() + DAY_MS } : {}),
  };
  if (Object.keys(change).length > 0)
    await admin.ask('conversations:arrange', { changes: [{ conversationId, change }] });
  if (someone.note !== undefined)
    await admin.ask('note:add', { conversationId, clientId: randomUUID(), body: someone.note });
  if (someone.ends !== 'rated') return;
  await answerer.ask('conversation:set-status', {
    conversationId,
    clientId: randomUUID(),
    status: 'resolved',
  });
  await visitor.ask('rating:give', {
    conversationId,
    clientId: randomUUID(),
    score: someone.score ?? 5,
    comment: someone.comment ?? '',
  });
}

const firstName = ({ name }: Person): string => name.split(' ')[0] ?? name;
