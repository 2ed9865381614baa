import { randomUUID } from 'node:crypto';
import type { Suggestion } from '@attune/protocol';
import { phraseBook, textOfParts } from '@attune/empathy';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { DEFAULT_EMPATHY_SETTINGS } from '../empathy-settings/default-settings.ts';
import { agentOn, valueOf, visitorOn, type AgentClient, type VisitorClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { pressedInVain, report } from '../testing/reporting.ts';

const soon = { timeout: 20_000, interval: 50 };

/** A suggestion as an agent would send it: what is empty filled in. */
const filled = ({ parts }: Suggestion): string =>
  textOfParts(
    parts.map((part) =>
      'slot' in part && part.value === null ? { ...part, value: 'a word of mine' } : part,
    ),
  ) ?? '';

describe.each(engines)('suggestions beside a conversation on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  beforeAll(async () => {
    server = await serverOn(engine);
    admin = await agentOn(server.url, server.adminCookie);
  });
  afterAll(async () => {
    admin.close();
    await server.close();
  });

  const saying = async (...bodies: readonly string[]): Promise<VisitorClient> => {
    const mara = await visitorOn(server);
    for (const body of bodies) await mara.say(body);
    return mara;
  };
  const open = async (mara: VisitorClient) =>
    valueOf(await admin.reply('conversation:open', { conversationId: mara.visit.conversation.id }));
  const offers = (mara: VisitorClient) =>
    admin
      .all('suggestions:offered')
      .filter(({ conversationId }) => conversationId === mara.visit.conversation.id);
  const standing = (mara: VisitorClient): Promise<readonly Suggestion[]> =>
    vi.waitFor(async () => {
      const { suggestions } = await open(mara);
      expect(suggestions.length).toBeGreaterThan(0);
      return suggestions;
    }, soon);
  const ask = async (mara: VisitorClient, intent: 'refuse' | 'handover') =>
    valueOf(await admin.reply('suggestion:ask', { conversationId: mara.visit.conversation.id, intent }))
      .suggestions;

  it('say why they stand where they stand, and keep it', async () => {
    const mara = await saying('I was charged twice and I am furious!');
    const [first] = await standing(mara);
    expect(first?.why?.length).toBeGreaterThan(0);
    expect((await open(mara)).suggestions[0]?.why).toEqual(first?.why);
    mara.close();
  });

  it('[practice 3] never come again in a conversation, taken or ignored', async () => {
    const mara = await saying('I was charged twice.');
    await standing(mara);
    const seen: Suggestion[] = [];
    for (const body of [
      'Where is my money?',
      'I tried it again.',
      'Nobody answers me.',
      'It is still wrong.',
    ]) {
      const before = (await open(mara)).suggestions;
      seen.push(...before);
      await mara.say(body);
      await vi.waitFor(async () => {
        const { suggestions } = await open(mara);
        expect(suggestions.map(({ id }) => id)).not.toEqual(before.map(({ id }) => id));
      }, soon);
    }
    expect(seen.length).toBeGreaterThanOrEqual(9);
    expect(new Set(seen.map(({ phraseId }) => phraseId)).size).toBe(seen.length);
    expect(new Set(seen.map(({ family }) => family)).size).toBe(seen.length);
    mara.close();
  });

  it('[practice 20] are held while the visitor writes, and come when they are done', async () => {
    const mara = await saying('I cannot pay');
    const before = await standing(mara);
    const { id: conversationId } = mara.visit.conversation;
    valueOf(await mara.reply('typing:set', { conversationId, typing: true }));
    await report(mara, 0, pressedInVain(5));
    await vi.waitFor(() => expect(offers(mara).at(-1)?.held).toBe(true), soon);
    expect(
      offers(mara)
        .at(-1)
        ?.suggestions.map(({ id }) => id),
    ).toEqual(before.map(({ id }) => id));
    expect((await open(mara)).suggestions.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    valueOf(await mara.reply('typing:set', { conversationId, typing: false }));
    await vi.waitFor(() => {
      expect(offers(mara).at(-1)).toMatchObject({ held: false });
      expect(JSON.stringify(offers(mara).at(-1)?.suggestions[0]?.parts)).toContain('Pay');
    }, soon);
    mara.close();
  });

  it('are learned from: sent as they were, lightly and heavily edited, dismissed', async () => {
    const decided: { readonly phraseId: string; readonly outcome: string }[] = [];
    const send = async (mara: VisitorClient, suggestion: Suggestion | undefined, body: string) => {
      if (suggestion === undefined) throw new Error('nothing was offered');
      const { id: conversationId } = mara.visit.conversation;
      const input = { conversationId, clientId: randomUUID(), body, suggestionId: suggestion.id };
      valueOf(await admin.reply('message:send', input));
      return suggestion.phraseId;
    };
    const one = await saying('I was charged twice.');
    const [taken] = await standing(one);
    if (taken !== undefined)
      decided.push({ phraseId: await send(one, taken, filled(taken)), outcome: 'accepted' });
    const two = await saying('My parcel never arrived and nobody helps.');
    const [over] = await standing(two);
    const body = 'Mara, call 555 010 99 99 and the depot hands your parcel over at 17:30, promised.';
    decided.push({ phraseId: await send(two, over, body), outcome: 'heavily-edited' });
    const three = await saying('How do I change my address?');
    const [unwanted] = await standing(three);
    const suggestionId = unwanted?.id ?? '';
    const conversationId = three.visit.conversation.id;
    valueOf(await admin.reply('suggestion:decide', { conversationId, suggestionId, outcome: 'dismissed' }));
    decided.push({ phraseId: unwanted?.phraseId ?? '', outcome: 'dismissed' });

    for (const { phraseId, outcome } of decided)
      await vi.waitFor(async () => {
        const { uses } = valueOf(await admin.reply('phrases:history', { siteId: server.siteId, phraseId }));
        expect(uses).toContainEqual(expect.objectContaining({ outcome, byName: 'Ada Admin' }));
      }, soon);
    const { candidates } = valueOf(await admin.reply('phrases:candidates', { siteId: server.siteId }));
    expect(candidates).toMatchObject([{ fromPhraseId: over?.phraseId, byName: 'Ada Admin' }]);
    expect(candidates[0]?.phrase.text).not.toMatch(/555|17:30/);
    for (const mara of [one, two, three]) mara.close();
  });

  it('[practice 13] refuse with the reason and the other way of the one policy it is about', async () => {
    const policy = {
      id: 'returns',
      title: 'Returns of opened goods',
      text: 'Opened hygiene goods are not taken back.',
      reason: 'opened hygiene goods cannot be sold again.',
      alternative: 'exchange it for an unopened one',
    };
    const other = { ...policy, id: 'invoices', title: 'Invoices', reason: 'tax law says so' };
    const settings = { ...DEFAULT_EMPATHY_SETTINGS, policies: [policy, other] };
    valueOf(
      await admin.reply('empathy-settings:save', { siteId: server.siteId, settings: asInput(settings) }),
    );
    const mara = await saying('I want to return the opened toothbrush.');
    const suggestions = await ask(mara, 'refuse');
    expect(suggestions.length).toBeGreaterThan(0);
    const slots = suggestions.flatMap(({ parts }) => parts.filter((part) => 'slot' in part));
    expect(slots).toContainEqual({
      slot: 'reason',
      value: 'opened hygiene goods cannot be sold again',
      source: "the site's policy “Returns of opened goods”",
    });
    expect(JSON.stringify(slots)).not.toContain('tax law');
    expect(
      (await ask(mara, 'refuse')).map(({ id }) => id),
      'asking again',
    ).toEqual(suggestions.map(({ id }) => id));
    expect((await open(mara)).suggestions.map(({ intent }) => intent)).not.toContain('refuse');
    mara.close();
  });

  it('speak the visitor’s language', async () => {
    const mara = await visitorOn(server);
    const { visitId } = mara;
    valueOf(await mara.reply('visit:start', { visitId, path: '/kasse', locale: 'de-AT' }));
    await mara.say('Ich wurde doppelt belastet.');
    const [first] = await standing(mara);
    expect(phraseBook.find(({ id }) => id === first?.phraseId)).toMatchObject({ locale: 'de' });
    mara.close();
  });
});

/** Settings as a request carries them. */
function asInput(settings: typeof DEFAULT_EMPATHY_SETTINGS) {
  return { ...settings, policies: [...settings.policies], glossary: [...settings.glossary] };
}
