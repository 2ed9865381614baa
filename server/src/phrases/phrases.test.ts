import { randomUUID } from 'node:crypto';
import type { AgentInput, PhraseEntry } from '@attune/protocol';
import { phraseBook } from '@attune/empathy';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, type AgentClient } from '../testing/clients.ts';
import { colleagueOn } from '../testing/colleagues.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

type GivenPhrase = AgentInput<'phrases:save'>['phrase'];

const aPhrase = (given: Partial<GivenPhrase> = {}): GivenPhrase => ({
  id: `mine-${randomUUID().slice(0, 8)}-x`.replaceAll(/-(\d)/g, '-a$1'),
  version: 1,
  locale: 'en',
  intent: 'promise',
  cue: 'take-ownership',
  family: `family-a${randomUUID().slice(0, 6)}`,
  text: 'I will look after {issue} and write to you here by {time}.',
  situations: [],
  moods: [],
  phases: [],
  formality: 2,
  warmth: 2,
  rests: [],
  tags: [],
  do: 'With a time you can keep.',
  dont: 'Not when somebody else will do it.',
  source: 'team',
  status: 'active',
  ...given,
});

describe.each(engines)('the phrase books of a site on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  let ines: AgentClient;
  beforeAll(async () => {
    server = await serverOn(engine);
    admin = await agentOn(server.url, server.adminCookie);
    ines = await colleagueOn(server.url, admin, 'Ines');
  });
  afterAll(async () => {
    admin.close();
    ines.close();
    await server.close();
  });

  const save = (agent: AgentClient, owner: 'team' | 'own', phrase: GivenPhrase) =>
    agent.reply('phrases:save', { siteId: server.siteId, owner, phrase });
  const list = async (agent: AgentClient): Promise<readonly PhraseEntry[]> =>
    valueOf(await agent.reply('phrases:list', { siteId: server.siteId })).phrases;
  const retire = (agent: AgentClient, phraseId: string) =>
    agent.reply('phrases:retire', { siteId: server.siteId, phraseId });
  const history = async (agent: AgentClient, phraseId: string) =>
    valueOf(await agent.reply('phrases:history', { siteId: server.siteId, phraseId }));

  it('hold what is shipped, until a team adds its own, as versions that stay', async () => {
    expect(await list(ines)).toHaveLength(phraseBook.length);
    const phrase = aPhrase();
    valueOf(await save(admin, 'team', phrase));
    valueOf(await save(admin, 'team', { ...phrase, version: 2, text: 'I will see to {issue} by {time}.' }));
    expect((await list(ines)).find(({ id }) => id === phrase.id)).toMatchObject({
      version: 2,
      source: 'team',
    });
    expect((await history(ines, phrase.id)).versions.map(({ version }) => version)).toEqual([2, 1]);
    await vi.waitFor(() => expect(ines.all('phrases:changed')).toContainEqual({ siteId: server.siteId }));
  });

  it('take no version twice, and nothing that breaks the rules of phrases', async () => {
    const phrase = aPhrase();
    const both = await Promise.all([save(admin, 'team', phrase), save(admin, 'team', phrase)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await save(admin, 'team', aPhrase({ text: 'I will do {nothing}.' }))).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'phrase.text' },
    });
    expect(
      await save(
        admin,
        'team',
        aPhrase({ intent: 'refuse', cue: 'refuse-with-reason', text: 'No {option}.' }),
      ),
      'a refusal without its reason',
    ).toMatchObject({ ok: false, refusal: { code: 'invalid', field: 'phrase.text' } });
    expect(await save(admin, 'team', aPhrase({ text: 'Here are 20 € for {issue}.' }))).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'phrase.tags' },
    });
  });

  it('keep the team’s for admins, and agents’ own for themselves', async () => {
    const phrase = aPhrase();
    expect(await save(ines, 'team', phrase)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    const { phrase: own } = valueOf(await save(ines, 'own', phrase));
    expect(own.source).toBe('agent');
    expect((await list(ines)).map(({ id }) => id)).toContain(phrase.id);
    expect((await list(admin)).map(({ id }) => id)).not.toContain(phrase.id);
    expect(await retire(admin, phrase.id)).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
    valueOf(await retire(ines, phrase.id));
    expect((await list(ines)).find(({ id }) => id === phrase.id)?.status).toBe('retired');
  });

  it('retire what is shipped for this site alone, by an admin', async () => {
    const [shipped] = phraseBook;
    const id = shipped?.id ?? '';
    expect(await retire(ines, id)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    valueOf(await retire(admin, id));
    valueOf(await retire(admin, id));
    expect((await list(ines)).find((one) => one.id === id)).toMatchObject({
      status: 'retired',
      source: 'team',
    });
    expect((await history(admin, id)).versions.map(({ status }) => status)).toEqual(['retired', 'active']);
    expect(await retire(admin, 'no-such-phrase')).toMatchObject({
      ok: false,
      refusal: { code: 'not-found' },
    });
  });

  it('go out as a file and come in from one, once', async () => {
    const phrases = [aPhrase(), aPhrase()];
    const file = { format: 'attune-phrases', formatVersion: 1, phrases } as const;
    const take = (given: AgentInput<'phrases:import'>['file']) =>
      admin.reply('phrases:import', { siteId: server.siteId, file: given });
    expect(valueOf(await take({ ...file, phrases }))).toEqual({ added: 2, changed: 0, unchanged: 0 });
    expect(valueOf(await take({ ...file, phrases }))).toEqual({ added: 0, changed: 0, unchanged: 2 });
    const exported = valueOf(await admin.reply('phrases:export', { siteId: server.siteId })).file;
    const ids = phrases.map(({ id }) => id);
    expect(exported.phrases.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    const [first, ...rest] = phrases;
    const reworded = { ...aPhrase(), ...first, text: 'I will see to {issue} by {time}.' };
    expect(valueOf(await take({ ...file, phrases: [reworded, ...rest] }))).toEqual({
      added: 0,
      changed: 1,
      unchanged: 1,
    });
    const broken = aPhrase({ text: 'I will {nothing}.' });
    expect(await take({ ...file, phrases: [aPhrase({ id: 'good-one' }), broken] })).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'file.phrases.1.text' },
    });
    expect(
      (await list(admin)).map(({ id }) => id),
      'whole or not at all',
    ).not.toContain('good-one');
    expect(
      await ines.reply('phrases:import', { siteId: server.siteId, file: { ...file, phrases } }),
    ).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
  });

  it('are another site’s as little as the site is there', async () => {
    for (const reply of [
      await ines.reply('phrases:list', { siteId: 'elsewhere' }),
      await ines.reply('phrases:save', { siteId: 'elsewhere', owner: 'own', phrase: aPhrase() }),
      await admin.reply('phrases:settle-candidate', { siteId: server.siteId, candidateId: 'none' }),
    ])
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
  });
});
