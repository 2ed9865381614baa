import {
  agentRequests,
  roles,
  visitorRequests,
  type AgentRequestName,
  type Reply,
  type VisitorRequestName,
} from '@attune/protocol';
import type * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Socket } from 'socket.io-client';
import { connect, visitorOn, type Heard } from '../testing/clients.ts';
import { agentExpectations, visitorExpectations } from './expectations.ts';
import { takenBy, type Known } from './input-of.ts';
import { openTwoSites, CANARY, SHOP, type TwoSites } from './two-sites.ts';
import { rowsOf } from './rows-of.ts';

const agentNames = Object.keys(agentRequests) as AgentRequestName[];
const visitorNames = Object.keys(visitorRequests) as VisitorRequestName[];
const SEED = 7;

const ask = async (socket: Socket, name: string, input: unknown): Promise<Reply<unknown>> =>
  (await socket.timeout(10_000).emitWithAck(name, input)) as Reply<unknown>;
const outcomeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.refusal.code);

/** Asks every one of these and gives what came, by name. */
async function askAll(
  socket: Socket,
  names: readonly string[],
  schemas: Readonly<Record<string, v.GenericSchema>>,
  known: Known,
): Promise<ReadonlyMap<string, Reply<unknown>>> {
  const replies = new Map<string, Reply<unknown>>();
  for (const name of names) {
    const schema = schemas[name];
    if (schema === undefined) throw new Error(`there is no schema of ${name}`);
    replies.set(name, await ask(socket, name, takenBy(schema, known, SEED)));
  }
  return replies;
}

const outcomes = (replies: ReadonlyMap<string, Reply<unknown>>) =>
  Object.fromEntries([...replies].map(([name, reply]) => [name, outcomeOf(reply)]));

function expectNothingOf(replies: ReadonlyMap<string, Reply<unknown>>): void {
  const leaks = [...replies].filter(([, reply]) => reply.ok && JSON.stringify(reply.value).includes(CANARY));
  expect(leaks).toEqual([]);
  const faults = [...replies].filter(([, reply]) => outcomeOf(reply) === 'internal');
  expect(faults).toEqual([]);
}

describe('[G15] every request × everybody', () => {
  let world: TwoSites;
  beforeAll(async () => {
    world = await openTwoSites();
  });
  afterAll(() => world?.close());

  it('has an expectation for every request there is, and for no other', () => {
    expect(Object.keys(agentExpectations).sort()).toEqual([...agentNames].sort());
    expect(Object.keys(visitorExpectations).sort()).toEqual([...visitorNames].sort());
  });

  it('a lead of another site gets nothing of this one, and changes nothing of it', async () => {
    const before = await rowsOf(world);
    const replies = await askAll(world.foreignLead.socket, agentNames, agentRequests, world.known);
    const expected = Object.fromEntries(
      agentNames.map((name) => {
        const { least, about } = agentExpectations[name];
        if (least === 'admin') return [name, 'forbidden'];
        return [name, about === 'own' ? outcomes(replies)[name] : 'not-found'];
      }),
    );
    expect(outcomes(replies)).toEqual(expected);
    expectNothingOf(replies);
    expect(await rowsOf(world)).toEqual(before);
  });

  it('things of one site are not found by way of another, not even by admins', async () => {
    const before = await rowsOf(world);
    const replies = await askAll(
      world.admin.socket,
      agentNames.filter(
        (name) => agentExpectations[name].about !== 'own' && agentExpectations[name].about !== 'thing',
      ),
      agentRequests,
      {
        ...world.known,
        ...world.elsewhere,
      },
    );
    expectNothingOf(replies);
    expect(await rowsOf(world)).toEqual(before);
  });

  it.each(['agent', 'lead'] as const)(
    'a %s is refused what is for those above, and changes nothing',
    async (role) => {
      const before = await rowsOf(world);
      const above = agentNames.filter(
        (name) => roles.indexOf(agentExpectations[name].least) > roles.indexOf(role),
      );
      const replies = await askAll(world[role].socket, above, agentRequests, world.known);
      expect(outcomes(replies)).toEqual(Object.fromEntries(above.map((name) => [name, 'forbidden'])));
      expect(await rowsOf(world)).toEqual(before);
    },
  );

  it('nobody gets into the console’s namespace without a session that stands', async () => {
    const { url } = world.server;
    const cookies = [undefined, world.revokedCookie, `attune.session_token=${world.owner.token}`];
    for (const cookie of cookies) {
      const extraHeaders = { origin: url, ...(cookie === undefined ? {} : { cookie }) };
      await expect(connect(url, '/agent', { extraHeaders })).rejects.toMatchObject({
        data: { code: 'unauthenticated' },
      });
    }
  });

  it('a visitor gets nothing of another one’s, of their own site or another', async () => {
    const before = await rowsOf(world);
    const names = visitorNames.filter((name) => visitorExpectations[name] === 'conversation');
    for (const stranger of [world.other, world.foreignVisitor]) {
      const replies = await askAll(stranger.socket, names, visitorRequests, world.known);
      expect(outcomes(replies)).toEqual(Object.fromEntries(names.map((name) => [name, 'not-found'])));
      expectNothingOf(replies);
    }
    expect(await rowsOf(world)).toEqual(before);
  });

  it('a token opens nothing on another site, nor for pages of another origin', async () => {
    const { server, owner, elsewhereKey } = world;
    for (const place of [
      { ...server, siteKey: elsewhereKey },
      { ...server, origin: 'https://elsewhere.example' },
    ]) {
      const thief = await visitorOn({ ...place, token: owner.token });
      expect(thief.visit.visitorId).not.toBe(owner.visit.visitorId);
      const replies = await askAll(thief.socket, visitorNames, visitorRequests, world.known);
      expectNothingOf(replies);
      thief.close();
    }
  });

  it('who has not said who they are is asked to, by every request', async () => {
    const { server } = world;
    const socket = await connect(server.url, '/visitor', {
      auth: { siteKey: server.siteKey },
      extraHeaders: { origin: SHOP },
    });
    const names = visitorNames.filter(
      (name) => name !== 'visit:start' && visitorExpectations[name] !== 'open',
    );
    const replies = await askAll(socket, names, visitorRequests, world.known);
    socket.close();
    expect(outcomes(replies)).toEqual(Object.fromEntries(names.map((name) => [name, 'unauthenticated'])));
  });

  it.each(['agent', 'lead'] as const)('a %s is let through to what is theirs', async (role) => {
    const names = agentNames.filter(
      (name) =>
        roles.indexOf(agentExpectations[name].least) <= roles.indexOf(role) && !ENDS_SOMETHING.test(name),
    );
    const replies = outcomes(await askAll(world[role].socket, names, agentRequests, world.known));
    const stopped = Object.entries(replies).filter(([, code]) =>
      ['internal', 'unauthenticated', 'unavailable', 'rate-limited'].includes(code),
    );
    expect(stopped).toEqual([]);
    const reached = Object.values(replies).filter((code) => code === 'ok').length;
    expect(reached).toBeGreaterThan(names.length / 2);
  });

  it('an admin reaches everything: what others were refused is there', async () => {
    const last = agentNames.filter((name) => ENDS_SOMETHING.test(name));
    const first = agentNames.filter((name) => !ENDS_SOMETHING.test(name));
    // With a team go the views that were shared with it.
    const order = [...first, ...last.filter((name) => name !== 'team:remove'), 'team:remove'] as const;
    const replies = await askAll(world.admin.socket, order, agentRequests, world.known);
    const notReached = Object.entries(outcomes(replies)).filter(([, code]) => code !== 'ok');
    expect(Object.fromEntries(notReached)).toEqual(NOT_REACHED);
    expect(JSON.stringify([...replies])).toContain(CANARY);
  });

  // The last: by now everything was asked that tells anybody anything.
  it('and all the while nobody heard of what is not theirs', () => {
    const { agent, owner, foreignLead, other, foreignVisitor, known } = world;
    const telling = [CANARY, ...Object.values(known)];
    const toldTo = ({ heard }: { readonly heard: readonly Heard[] }) =>
      heard
        .filter(({ news }) => telling.some((word) => JSON.stringify(news ?? null).includes(word)))
        .map(({ name }) => name);
    // Who may hear does, so that hearing nothing says something.
    expect(new Set(toldTo(agent)).size).toBeGreaterThan(5);
    expect(toldTo(owner)).toContain('conversation:event');
    expect(toldTo(foreignLead)).toEqual([]);
    expect(toldTo(foreignVisitor)).toEqual([]);
    const siteOnly = { ...other, heard: other.heard.filter(({ news }) => !isOfTheSite(news, known)) };
    expect(toldTo(siteOnly)).toEqual([]);
  });
});

/** Says something of the site as a whole, which everybody on its pages may know. */
const isOfTheSite = (news: unknown, { siteId = '' }: Known): boolean =>
  !JSON.stringify(news ?? null).includes(CANARY) && JSON.stringify(news ?? null).includes(siteId);

/** Asked last, so that everything is still there for the others. */
const ENDS_SOMETHING = /:(?:remove|erase|revoke|retire)$/;

/** What even an admin is refused with these inputs, which are right in form alone: nothing of that sort was made, or not
 * that version. Each has its own test beside its service. */
const NOT_REACHED: Readonly<Record<string, string>> = {
  'automation:update': 'conflict',
  'canned:save': 'not-found',
  'coach:mark': 'invalid',
  'conversation:hand-over': 'not-found',
  'deed:undo': 'conflict',
  'empathy-settings:save': 'invalid',
  'goodwill:give': 'forbidden',
  'hot-spots:mark': 'not-found',
  // A public key that is none, and so nothing to revoke.
  'identity-key:create': 'invalid',
  'identity-key:revoke': 'not-found',
  'inbox:list': 'invalid',
  // All under one client id, which stands for what was sent with it first.
  'mail:get': 'invalid',
  'message:delete': 'conflict',
  'message:edit': 'conflict',
  'message:send': 'conflict',
  'mute:lift': 'not-found',
  // The address is of somebody who is there, or the person was disabled or has no two-factor.
  'people:invite': 'conflict',
  'people:lift-two-factor': 'conflict',
  'people:reset-password': 'not-found',
  'phrases:history': 'not-found',
  'phrases:import': 'invalid',
  'phrases:retire': 'not-found',
  'phrases:settle-candidate': 'not-found',
  'promise:settle': 'not-found',
  'replay:start': 'invalid',
  'session:end': 'not-found',
  // Of an admin without two-factor.
  'sign-in-rules:save': 'conflict',
  'signal:judge': 'not-found',
  'suggestion:decide': 'not-found',
  'thresholds:restore': 'conflict',
  'thresholds:save': 'conflict',
  'webhook:deliveries': 'invalid',
  'webhook:redeliver': 'conflict',
  'webhook:try': 'conflict',
  'widget-settings:save': 'conflict',
};
