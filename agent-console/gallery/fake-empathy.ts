import { bookOf, imported, isSavable, phraseBook, revised, validatePhrase } from '@attune/empathy';
import type { Beside, PhraseEntry, Reflection, ReflectionItem, Suggestion } from '@attune/protocol';
import { ok, refused, type FakeConnection } from './fake-connection.ts';
import { besideMara, besideQuiet } from './fixtures/beside.ts';
import { DAY, ines, jo } from './fixtures/conversation.ts';
import { coachReport, empathySettings, hotSpots } from './fixtures/empathy.ts';

/** Everything about words, answered from memory. @returns what stands beside a conversation now */
export function answerEmpathy(connection: FakeConnection, now: () => number): (id: string) => Beside {
  const besides = new Map<string, Beside>([['c-mara', besideMara(now())]]);
  const besideOf = (id: string): Beside => besides.get(id) ?? besideQuiet;
  const change = (conversationId: string, known: Partial<Beside>): Beside => {
    const beside = { ...besideOf(conversationId), ...known };
    besides.set(conversationId, beside);
    connection.tell('beside:changed', { conversationId, beside });
    return beside;
  };
  answerNotes(connection, besideOf, change, now);
  answerCard(connection, besideOf, change);
  answerGiving(connection, besideOf, change, now);
  answerPhrases(connection, now);
  answerSettings(connection, now);
  return besideOf;
}

type BesideOf = (id: string) => Beside;
type Change = (id: string, known: Partial<Beside>) => Beside;

function answerNotes(
  connection: FakeConnection,
  besideOf: BesideOf,
  change: Change,
  now: () => number,
): void {
  connection.answer('note:add', ({ conversationId, clientId, body }) => {
    if (/difficult customer/iu.test(body)) {
      return refused('invalid', 'Say what happened rather than what they are: it says more to a colleague.', {
        field: 'body',
      });
    }
    const author = { authorId: ines.id, authorName: ines.name };
    const note = { id: clientId, visitorId: 'visitor-1', conversationId, body, at: now(), ...author };
    change(conversationId, { notes: [note, ...besideOf(conversationId).notes] });
    return ok({ note });
  });
  connection.answer('note:remove', ({ conversationId, noteId, deedId }) => {
    if (deedId !== undefined) return ok(null);
    change(conversationId, { notes: besideOf(conversationId).notes.filter(({ id }) => id !== noteId) });
    return ok(null);
  });
  connection.answer('promise:settle', ({ conversationId, promiseId, outcome }) => {
    const { promises } = besideOf(conversationId);
    const found = promises.find(({ id }) => id === promiseId);
    if (!found) return refused('not-found', 'There is no such promise.');
    const promise = { ...found, state: outcome, settledAt: outcome === 'open' ? null : now() };
    change(conversationId, { promises: promises.map((each) => (each.id === promiseId ? promise : each)) });
    return ok({ promise });
  });
}

function answerCard(connection: FakeConnection, besideOf: BesideOf, change: Change): void {
  connection.answer('reflection:correct', ({ conversationId, field, itemKey, text }) => {
    const { reflection } = besideOf(conversationId);
    const own = (words: string): ReflectionItem => ({
      key: `own:${words}`,
      text: words,
      source: { kind: 'note', noteId: 'own' },
      span: null,
      basis: 'said',
      struck: false,
      ai: false,
    });
    const items = reflection[field].flatMap((item) => {
      if (item.key !== itemKey) return [item];
      return text === undefined ? [{ ...item, struck: true }] : [{ ...item, struck: true }, own(text)];
    });
    const added = itemKey === undefined && text !== undefined ? [...items, own(text)] : items;
    const next: Reflection = { ...reflection, [field]: added };
    change(conversationId, { reflection: next });
    return ok({ reflection: next });
  });
  connection.answer('reflection:ask-model', ({ conversationId }) => {
    const { reflection } = besideOf(conversationId);
    return ok({
      reflection,
      used: false,
      why: 'The model did not answer in time; the card stands as it is.',
    });
  });
  connection.answer('suggestion:ask', ({ intent }) =>
    ok({
      suggestions: phraseBook
        .filter((phrase) => phrase.intent === intent && phrase.locale === 'en')
        .slice(0, 3)
        .map((phrase): Suggestion => ({
          id: `asked-${phrase.id}`,
          phraseId: phrase.id,
          family: phrase.family,
          intent,
          cue: phrase.cue,
          parts: phrase.parts.map((part) =>
            'slot' in part
              ? { slot: part.slot, value: null, source: null }
              : { text: 'text' in part ? part.text : ines.name },
          ),
          reason: phrase.do,
          signalKey: null,
          offeredAt: 0,
        })),
    }),
  );
}

function answerGiving(
  connection: FakeConnection,
  besideOf: BesideOf,
  change: Change,
  now: () => number,
): void {
  connection.answer('colleagues:list', () =>
    ok({ colleagues: [ines, jo].map(({ id, name }) => ({ id, name })) }),
  );
  connection.answer('conversation:hand-over', ({ conversationId, toAgentId, word }) => {
    const { reflection, promises, earlier } = besideOf(conversationId);
    const card = {
      ...{ conversationId, at: now(), reason: 'handed-over' as const, byName: ines.name },
      ...{ word: word ?? null, reflection, promises },
    };
    const to = [ines, jo].find(({ id }) => id === toAgentId);
    change(conversationId, {
      earlier: [card, ...earlier],
      assignee: to ? { id: to.id, name: to.name } : null,
    });
    return ok({ card });
  });
  connection.answer('answer:expect', ({ conversationId, minutes }) => {
    const until = minutes === 0 ? null : now() + minutes * 60_000;
    change(conversationId, { expectedAt: until });
    return ok({ until });
  });
  connection.answer('goodwill:give', ({ conversationId, amount }) => {
    const { goodwill } = besideOf(conversationId);
    if (goodwill.given + amount > goodwill.budget)
      return refused('invalid', 'That is more than you may give.');
    const next = { ...goodwill, given: goodwill.given + amount };
    change(conversationId, { goodwill: next });
    return ok({ goodwill: next });
  });
}

function answerPhrases(connection: FakeConnection, now: () => number): void {
  let team: readonly PhraseEntry[] = [];
  const book = (): readonly PhraseEntry[] => bookOf(phraseBook, team);
  connection.answer('phrases:list', ({ locale }) =>
    ok({ phrases: book().filter((phrase) => locale === undefined || phrase.locale === locale) }),
  );
  connection.answer('phrases:save', ({ phrase }) => {
    const problems = validatePhrase(phrase, { book: book() });
    const first = problems.find(({ level }) => level === 'error');
    if (first && !isSavable(problems)) {
      return refused('invalid', `The ${first.field} ${first.message}.`, { field: first.field });
    }
    team = [...team, phrase];
    return ok({ phrase });
  });
  connection.answer('phrases:retire', ({ phraseId }) => {
    const found = book().find(({ id }) => id === phraseId);
    if (!found) return refused('not-found', 'There is no such phrase.');
    const phrase = { ...revised(found, { source: 'team' }), status: 'retired' as const };
    team = [...team, phrase];
    return ok(null);
  });
  connection.answer('phrases:import', ({ file }) => {
    const { added, changed, unchanged } = imported(file, team);
    team = [...team, ...added, ...changed];
    return ok({ added: added.length, changed: changed.length, unchanged: unchanged.length });
  });
  connection.answer('phrases:export', () =>
    ok({ file: { format: 'attune-phrases', formatVersion: 1, phrases: team } }),
  );
  connection.answer('phrases:history', ({ phraseId }) =>
    ok({
      versions: book().filter(({ id }) => id === phraseId),
      uses: [
        { byName: ines.name, at: now() - DAY, outcome: 'accepted', conversationId: 'c-mara' },
        { byName: jo.name, at: now() - 2 * DAY, outcome: 'lightly-edited', conversationId: 'c-li' },
      ],
    }),
  );
  connection.answer('phrases:candidates', () => {
    const [from] = book();
    const candidates = from
      ? [
          {
            id: 'candidate-1',
            phrase: { ...from, id: `${from.id}-ours`, text: from.text, source: 'team' as const, version: 1 },
            fromPhraseId: from.id,
            byName: jo.name,
            at: now() - DAY,
          },
        ]
      : [];
    return ok({ candidates });
  });
  connection.answer('phrases:settle-candidate', () => ok(null));
}

function answerSettings(connection: FakeConnection, now: () => number): void {
  let settings = empathySettings;
  let spots = hotSpots(now());
  connection.answer('empathy-settings:get', () => ok({ settings }));
  connection.answer('empathy-settings:save', (input) => {
    settings = { ...input.settings, model: { ...input.settings.model, apiKey: '' } };
    return ok({ settings });
  });
  connection.answer('coach:mark', () => ok(null));
  connection.answer('coach:report', () => ok({ rules: coachReport(now()) }));
  connection.answer('hot-spots:list', () => ok({ spots }));
  connection.answer('hot-spots:mark', ({ controlKey, kind, status }) => {
    spots = spots.map((each) =>
      each.controlKey === controlKey && each.kind === kind ? { ...each, status } : each,
    );
    const spot = spots.find((each) => each.controlKey === controlKey);
    return spot ? ok({ spot }) : refused('not-found', 'There is no such spot.');
  });
  connection.answer('kept-words:list', () =>
    ok({
      words: [
        {
          conversationId: 'c-eva',
          seq: 9,
          text: 'You are the first who listened. Thank you!',
          at: now() - DAY,
        },
        { conversationId: 'c-sam', seq: 4, text: 'That was quick and so kind.', at: now() - 6 * DAY },
      ],
    }),
  );
}
