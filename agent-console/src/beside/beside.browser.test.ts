import { WAIT_SOURCE } from '@attune/empathy/wait';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { besideMara, besideQuiet, emptyReflection } from '../../gallery/fixtures/beside.ts';
import { mara, suggestions } from '../../gallery/fixtures/conversation.ts';
import { drawn, find, findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import type { App } from '../app/app.ts';
import '../ui/page.css';

let server: FakeServer;
let app: App;
let router: ReturnType<typeof openScreen>['router'];

const open = async (): Promise<void> => {
  ({ app, router } = openScreen('/console/conversations/c-mara', { connection: server }));
  await vi.waitFor(async () => {
    await drawn(app);
    expect(findAll(app, '.bones')).toEqual([]);
  });
};
const pane = (): string => words(find(app, 'attune-words-pane'));
const composer = (): HTMLTextAreaElement => find(app, 'textarea[aria-label="Answer"]') as HTMLTextAreaElement;
const askedFor = (name: string): unknown[] =>
  server.asked.filter((each) => each.name === name).map(({ input }) => input);
const pointed = (): string => findAll(app, 'attune-message-line[pointed]').map(words).join();
const choose = async (label: string, value: string): Promise<void> =>
  userEvent.selectOptions(page.getByLabelText(label, { exact: true }), value);

beforeEach(async () => {
  await page.viewport(1440, 1400);
  server = createFakeServer();
});
afterEach(() => {
  router.close();
  unmountAll();
});

describe('the mood beside a conversation', () => {
  it('says what the words sound like, and each point leads to its message', async () => {
    await open();
    expect(pane()).toContain('Frustrated words');
    expect(pane()).toContain('third time');
    const points = findAll(app, '.point');
    expect(points).toHaveLength(5);
    await userEvent.click(points[3] ?? app);
    await vi.waitFor(() => expect(pointed()).toContain('I clicked the button again and again'));
  });

  it('is told of by words where a point is looked at', async () => {
    await open();
    await userEvent.hover(findAll(app, '.point')[1] ?? app);
    await vi.waitFor(() => expect(pane()).toContain('Grateful words · thank you'));
  });

  it('says honestly when there is not enough to say', async () => {
    await open();
    server.tell('beside:changed', { conversationId: 'c-mara', beside: besideQuiet });
    await vi.waitFor(() => expect(pane()).toContain('Not enough to say'));
    expect(findAll(app, '.point')).toEqual([]);
  });

  it('stands apart from what is at stake, which has its own line and words', async () => {
    await open();
    await page.getByRole('button', { name: /Money was taken/u }).click();
    await vi.waitFor(() => expect(pointed()).toContain('the card was charged, twice even'));
  });
});

describe('a conversation that was handed over', () => {
  it('says by whom and with what word, until its agent has answered', async () => {
    await open();
    const card = {
      ...{ conversationId: 'c-mara', at: Date.now(), reason: 'handed-over' as const, byName: 'Jo Lindqvist' },
      ...{ word: 'Finance answers at five.', reflection: emptyReflection, promises: [] },
    };
    server.tell('beside:changed', {
      conversationId: 'c-mara',
      beside: { ...besideMara(Date.now()), earlier: [card] },
    });
    const told = (): string => words(find(app, 'attune-handed-over'));
    await vi.waitFor(() => expect(told()).toContain('Jo Lindqvist handed this to you'));
    expect(told()).toContain('Finance answers at five.');
    await userEvent.fill(page.getByRole('textbox', { name: 'Answer', exact: true }), 'I have it now.');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(told()).toBe(''));
  });
});

describe('a suggestion that names the wait', () => {
  it('names the one of now, on screen and in the answer', async () => {
    await open();
    const [offered] = suggestions;
    if (!offered) throw new Error('nothing is offered');
    const wait = { slot: 'duration', value: 'almost a minute', source: WAIT_SOURCE } as const;
    server.tell('suggestions:offered', {
      conversationId: 'c-mara',
      suggestions: [{ ...offered, id: 's-wait', parts: [{ text: 'You waited ' }, wait, { text: '.' }] }],
      collapsed: false,
      held: false,
    });
    await vi.waitFor(() =>
      expect(words(find(app, 'attune-say-pane'))).toContain('You waited about 2 minutes.'),
    );
    await userEvent.keyboard('{Alt>}1{/Alt}');
    await vi.waitFor(() => expect(composer().value).toBe('You waited about 2 minutes.'));
  });
});

describe('the card', () => {
  it('gives the sentence back by one click', async () => {
    await open();
    await page.getByRole('button', { name: 'Reflect' }).click();
    await vi.waitFor(() => expect(composer().value).toBe(besideMara(0).reflectingSentence));
    await vi.waitFor(() => expect(composer().matches(':focus')).toBe(true));
  });

  it('is corrected in place, and struck', async () => {
    await open();
    await page.getByRole('button', { name: 'Correct “rent on Friday”' }).click();
    await userEvent.fill(page.getByLabelText('Correct: at stake'), 'rent on Thursday');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(pane()).toContain('rent on Thursday'));
    await page.getByRole('button', { name: 'Strike “one charge back”' }).click();
    await vi.waitFor(() => expect(pane()).toContain('No longer: one charge back'));
    expect(askedFor('reflection:correct')).toEqual([
      expect.objectContaining({ field: 'atStake', text: 'rent on Thursday' }),
      { conversationId: 'c-mara', field: 'wants', itemKey: '7:one charge back' },
    ]);
  });

  it('takes an item of one’s own', async () => {
    await open();
    await choose('Add to the card', 'knows');
    await userEvent.fill(page.getByLabelText('Add: knows'), 'that refunds take three days');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(pane()).toContain('that refunds take three days'));
  });

  it('leaves things as they are after Esc', async () => {
    await open();
    await page.getByRole('button', { name: 'Correct “rent on Friday”' }).click();
    await userEvent.keyboard('nonsense{Escape}');
    await vi.waitFor(() => expect(pane()).toContain('rent on Friday'));
    expect(askedFor('reflection:correct')).toEqual([]);
  });

  it('offers the model only where the site has one', async () => {
    await open();
    expect(pane()).not.toContain('Ask the model');
  });

  it('marks what was opened again, and what the model brought', async () => {
    await open();
    const beside = besideMara(Date.now());
    const [item] = beside.reflection.wants;
    if (!item) throw new Error('The fixture wants nothing.');
    server.tell('beside:changed', {
      conversationId: 'c-mara',
      beside: {
        ...beside,
        reflection: { ...beside.reflection, wants: [{ ...item, ai: true }], reopened: ['wants'] },
      },
    });
    await vi.waitFor(() => expect(pane()).toContain('open again'));
    expect(findAll(app, '.ai').map(words)).toEqual(['AI']);
  });
});

describe('promises, notes and handing over', () => {
  it('settles a promise, and opens it again', async () => {
    await open();
    await page.getByRole('button', { name: /^Kept:/u }).click();
    await vi.waitFor(() => expect(pane()).toContain('kept'));
    await page.getByRole('button', { name: /^Open again:/u }).click();
    await vi.waitFor(() =>
      expect(askedFor('promise:settle')).toMatchObject([{ outcome: 'kept' }, { outcome: 'open' }]),
    );
  });

  it('reminds of an own promise', async () => {
    await open();
    const [promise] = besideMara(Date.now()).promises;
    if (promise) server.tell('promise:due', { promise });
    await vi.waitFor(() =>
      expect(words(app)).toContain('You promised: ask finance about the second charge by'),
    );
  });

  it('keeps a note by Alt+N, and says kindly why a label is refused', async () => {
    await open();
    await userEvent.keyboard('{Alt>}n{/Alt}');
    const field = page.getByLabelText('A note for colleagues');
    const noteField = (): HTMLElement =>
      find(app, 'attune-note-list textarea, textarea[aria-describedby="problem"]');
    await vi.waitFor(() => expect(noteField().matches(':focus')).toBe(true));
    await userEvent.keyboard('Difficult customer{Enter}');
    await vi.waitFor(() => expect(words(app)).toContain('Say what happened rather than what they are'));
    await expect.element(field).toHaveValue('Difficult customer');
    await userEvent.fill(field, 'Was charged twice in March, too.');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() =>
      expect(words(find(app, 'attune-note-list'))).toContain('Was charged twice in March, too.'),
    );
    await expect.element(field).toHaveValue('');
  });

  it('hands over with the card and a word', async () => {
    await open();
    await page.getByRole('button', { name: 'Hand over…' }).click();
    await vi.waitFor(() => expect(words(find(app, 'dialog[open]'))).toContain('Jo Lindqvist'));
    expect(words(find(app, 'dialog[open]'))).toContain('the card was charged twice');
    await choose('To', 'agent-2');
    await userEvent.fill(page.getByLabelText('A word for them'), 'Finance answers at five.');
    await page.getByRole('button', { name: 'Hand over', exact: true }).click();
    await vi.waitFor(() =>
      expect(askedFor('conversation:hand-over')).toEqual([
        { conversationId: 'c-mara', toAgentId: 'agent-2', word: 'Finance answers at five.' },
      ]),
    );
    await vi.waitFor(() => expect(pane()).toContain('Jo Lindqvist’s'));
  });

  it('tells the visitor that somebody is still on it', async () => {
    await open();
    await choose('Still on it, about', '5');
    await vi.waitFor(() =>
      expect(askedFor('answer:expect')).toEqual([{ conversationId: 'c-mara', minutes: 5 }]),
    );
    await vi.waitFor(() => expect(pane()).toContain('They see: still on it'));
  });
});

describe('abuse', () => {
  it('is covered until the agent wants to see it, and a limit is offered', async () => {
    server.say('c-mara', mara, 'You are a stupid idiot. Where is my money?');
    const seq = server.listOf('c-mara').length;
    await open();
    const spans = [{ start: 0, end: 23 }];
    const beside = { ...besideMara(Date.now()), shielded: [{ seq, spans }] };
    server.tell('beside:changed', { conversationId: 'c-mara', beside });
    await vi.waitFor(() => expect(findAll(app, '.covered').map((each) => each.ariaHidden)).toEqual(['true']));
    await page.getByRole('button', { name: 'Show them' }).click();
    await vi.waitFor(() => expect(findAll(app, '.covered')).toEqual([]));
    await page.getByRole('button', { name: 'Set a limit' }).click();
    await vi.waitFor(() => expect(askedFor('suggestion:ask')).toMatchObject([{ intent: 'set-limit' }]));
  });
});

describe('what could be said', () => {
  const newer = suggestions.map((each, index) => ({
    ...each,
    id: `newer-${index}`,
    parts: [{ text: `newer ${index}` }],
  }));
  const first = (): string => words(find(app, '.take'));

  it('stays as it is while the visitor writes, and changes when they are done', async () => {
    await open();
    server.tell('typing:changed', { conversationId: 'c-mara', author: mara, typing: true });
    await drawn(app);
    server.tell('suggestions:offered', {
      conversationId: 'c-mara',
      suggestions: newer,
      collapsed: false,
      held: true,
    });
    await drawn(app);
    expect(first()).toContain('I can see that');
    expect(words(find(app, 'attune-say-pane'))).toContain('Newer ones come when they have finished writing.');
    server.tell('typing:changed', { conversationId: 'c-mara', author: mara, typing: false });
    server.tell('suggestions:offered', {
      conversationId: 'c-mara',
      suggestions: newer,
      collapsed: false,
      held: false,
    });
    await vi.waitFor(() => expect(first()).toContain('newer 0'));
  });

  it('is folded away for who hardly ever takes it, and no key takes it unseen', async () => {
    await open();
    server.tell('suggestions:offered', {
      conversationId: 'c-mara',
      suggestions,
      collapsed: true,
      held: false,
    });
    await vi.waitFor(() => expect(words(find(app, 'attune-say-pane'))).toContain('3 suggestions'));
    await userEvent.keyboard('{Alt>}1{/Alt}');
    await drawn(app);
    expect(composer().value).toBe('');
    await page.getByRole('button', { name: '3 suggestions' }).click();
    await userEvent.keyboard('{Alt>}2{/Alt}');
    await vi.waitFor(() => expect(composer().value).toContain('Thank you for waiting'));
  });

  it('is looked for by the move', async () => {
    await open();
    await choose('Look for a move', 'refuse');
    await vi.waitFor(() => expect(words(find(app, 'attune-say-pane'))).toContain('Decline'));
    expect(askedFor('suggestion:ask')).toEqual([{ conversationId: 'c-mara', intent: 'refuse' }]);
    await page.getByRole('button', { name: 'What fits now' }).click();
    await vi.waitFor(() => expect(first()).toContain('I can see that'));
  });

  it('unfolds why it stands where it stands', async () => {
    await open();
    const why = [{ part: 'fit', points: 1.25, words: 'fits what was seen' }] as const;
    server.tell('suggestions:offered', {
      conversationId: 'c-mara',
      suggestions: suggestions.map((each) => ({ ...each, id: `${each.id}-why`, why })),
      collapsed: false,
      held: false,
    });
    await vi.waitFor(() => expect(findAll(app, '.why summary')).toHaveLength(3));
    await userEvent.click(find(app, '.why summary'));
    expect(words(find(app, 'details.why'))).toContain('fits what was seen +1.3');
  });
});
