import { apiScopeNames, type ApiScope } from '@attune/protocol';
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import {
  agentOn,
  signIn,
  valueOf,
  visitorOn,
  type AgentClient,
  type VisitorClient,
} from '../testing/clients.ts';
import { colleagueOn } from '../testing/colleagues.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import type { Known } from './input-of.ts';

/** Stands in everything of the first site, and must not stand in anything somebody else is given. */
export const CANARY = 'canary-of-the-first-site';

export const SHOP = 'https://shop.example';

/** Two sites on one server, everybody who could ask something of the first one, and something of each kind on it. */
export interface TwoSites {
  readonly server: TestServer;
  /** Ids on the first site. */
  readonly known: Known;
  /** A site and a conversation that are not the first one's. */
  readonly elsewhere: Known;
  readonly elsewhereKey: string;
  readonly admin: AgentClient;
  readonly lead: AgentClient;
  readonly agent: AgentClient;
  /** Works on the second site alone. */
  readonly foreignLead: AgentClient;
  readonly foreignCookie: string;
  readonly agentCookie: string;
  /** Of somebody who was disabled. */
  readonly revokedCookie: string;
  readonly owner: VisitorClient;
  readonly other: VisitorClient;
  readonly foreignVisitor: VisitorClient;
  keyOf(siteId: string, scopes: readonly ApiScope[]): Promise<{ id: string; secret: string }>;
  query(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

const PASSWORD = 'a password of mine';

export async function openTwoSites(environment: Readonly<Record<string, string>> = {}): Promise<TwoSites> {
  const server = await serverOn('postgresql', {}, { LIMIT_FACTOR: '1000', ...environment });
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  const query: TwoSites['query'] = async (text, values = []) =>
    (await client.query<Record<string, unknown>>(text, [...values])).rows;

  const firstAdmin = await agentOn(server.url, server.adminCookie);
  const agent = await colleagueOn(server.url, firstAdmin, 'Anna');
  const lead = await colleagueOn(server.url, firstAdmin, 'Lena', 'lead');
  const personId = await addPerson(firstAdmin, 'Vic');
  const revokedCookie = await revoked(server, firstAdmin);

  const siteB = randomUUID();
  const elsewhereKey = randomBytes(16).toString('base64url');
  await query('insert into sites (id, name, public_key, created_at) values ($1, $2, $3, $4)', [
    siteB,
    'Second shop',
    elsewhereKey,
    Date.now(),
  ]);
  const foreignId = await addPerson(firstAdmin, 'Fred', 'lead');
  await query('delete from site_agents where site_id = $1 and user_id = $2', [server.siteId, foreignId]);
  firstAdmin.close();

  const admin = await agentOn(server.url, server.adminCookie);
  const foreignCookie = await signIn(server.url, 'fred@example.com', PASSWORD);
  const foreignLead = await agentOn(server.url, foreignCookie);
  const owner = await visitorOn(server);
  const other = await visitorOn(server);
  const foreignVisitor = await visitorOn({ ...server, siteKey: elsewhereKey });
  await foreignVisitor.say('Hello from the second site');

  const known = await seed({ server, admin, owner, personId });
  return {
    server,
    known,
    elsewhere: { siteId: siteB, conversationId: foreignVisitor.visit.conversation.id },
    elsewhereKey,
    admin,
    lead,
    agent,
    foreignLead,
    foreignCookie,
    agentCookie: await signIn(server.url, 'anna@example.com', PASSWORD),
    revokedCookie,
    owner,
    other,
    foreignVisitor,
    async keyOf(siteId, scopes) {
      const made = await admin.reply('api-key:create', {
        siteId,
        kind: 'site',
        name: 'Key',
        scopes: [...scopes],
      });
      const { key, secret } = valueOf(made);
      return { id: key.id, secret };
    },
    query,
    async close() {
      for (const each of [admin, lead, agent, foreignLead, owner, other, foreignVisitor]) each.close();
      await client.end();
      await server.close();
    },
  };
}

async function addPerson(
  admin: AgentClient,
  name: string,
  role: 'agent' | 'lead' = 'agent',
): Promise<string> {
  const email = `${name.toLowerCase()}@example.com`;
  return valueOf(await admin.reply('people:create', { name, email, role, password: PASSWORD })).person.id;
}

async function revoked({ url }: TestServer, admin: AgentClient): Promise<string> {
  const personId = await addPerson(admin, 'Rita');
  const cookie = await signIn(url, 'rita@example.com', PASSWORD);
  valueOf(await admin.reply('people:update', { personId, disabled: true }));
  return cookie;
}

interface Seeding {
  readonly server: TestServer;
  readonly admin: AgentClient;
  readonly owner: VisitorClient;
  readonly personId: string;
}

/** Makes one of each kind of thing on the first site. */
async function seed({ server, admin, owner, personId }: Seeding): Promise<Known> {
  const { siteId } = server;
  const conversationId = owner.visit.conversation.id;
  await owner.say(`Hello, ${CANARY}`);
  const opened = valueOf(await admin.reply('conversation:open', { conversationId }));
  const made = await seedSite(admin, siteId, personId);
  const { note } = valueOf(
    await admin.reply('note:add', { conversationId, clientId: randomUUID(), body: CANARY }),
  );
  const viewer = valueOf(
    await admin.reply('view:save', { name: CANARY, filter: { siteIds: [siteId] }, sharedOn: siteId }),
  );
  const { webhook } = valueOf(
    await admin.reply('webhook:create', {
      siteId,
      name: CANARY,
      url: 'https://hooks.example/canary',
      events: ['message.created'],
    }),
  );
  const { delivery } = valueOf(await admin.reply('webhook:try', { siteId, webhookId: webhook.id }));
  const { key } = valueOf(
    await admin.reply('api-key:create', { siteId, kind: 'site', name: CANARY, scopes: [...apiScopeNames] }),
  );
  const { invitation } = valueOf(
    await admin.reply('people:invite', { email: 'invited@example.com', role: 'agent' }),
  );
  return {
    ...made,
    invitationId: invitation.id,
    siteId,
    sharedOn: siteId,
    conversationId,
    contactId: owner.visit.visitorId,
    visitorId: opened.visitor.id,
    personId,
    toAgentId: personId,
    agentId: personId,
    assigneeId: personId,
    assignee: personId,
    memberId: personId,
    mention: personId,
    noteId: note.id,
    viewId: viewer.view.id,
    webhookId: webhook.id,
    deliveryId: delivery.id,
    keyId: key.id,
    // A mail server that refuses at once; looking for others by name takes seconds each.
    host: '127.0.0.1',
  };
}

async function seedSite(admin: AgentClient, siteId: string, personId: string): Promise<Known> {
  const { label } = valueOf(await admin.reply('label:save', { siteId, name: CANARY, colour: 'red' }));
  const { team } = valueOf(
    await admin.reply('team:save', { siteId, name: CANARY, memberIds: [personId], sharesOut: false }),
  );
  const { canned } = valueOf(
    await admin.reply('canned:save', {
      siteId,
      canned: { id: randomUUID(), sharedWith: 'site', shortcut: 'hi', title: CANARY, body: CANARY },
    }),
  );
  const { macro } = valueOf(
    await admin.reply('macros:save', {
      siteId,
      macro: {
        id: randomUUID(),
        sharedWith: 'site',
        name: CANARY,
        steps: [{ act: 'status', status: 'open' }],
      },
    }),
  );
  const { rule } = valueOf(
    await admin.reply('automation:create', {
      siteId,
      rule: {
        name: CANARY,
        on: 'message.answered',
        match: 'all',
        conditions: [],
        acts: [{ act: 'note', body: CANARY }],
      },
    }),
  );
  return {
    labelId: label.id,
    addLabelId: label.id,
    removeLabelId: label.id,
    teamId: team.id,
    cannedId: canned.id,
    macroId: macro.id,
    ruleId: rule.id,
  };
}
