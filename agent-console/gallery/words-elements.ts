import { coach } from '@attune/empathy/coach';
import type { Beside } from '@attune/protocol';
import { html, type TemplateResult } from 'lit';
import '../src/beside/earlier-list.ts';
import '../src/beside/mood-timeline.ts';
import '../src/beside/note-list.ts';
import '../src/beside/promise-list.ts';
import '../src/beside/reflection-card.ts';
import '../src/coach/answer-notice.ts';
import '../src/coach/coach-chip.ts';
import { nothingRead, type DraftReading } from '../src/coach/draft-reading.ts';
import '../src/coach/fact-strip.ts';
import '../src/composer/answered-meanwhile.ts';
import '../src/composer/composer.ts';
import { emptyDraft } from '../src/composer/draft.ts';
import '../src/conversation/message-line.ts';
import '../src/empathy-settings/coach-section.ts';
import '../src/empathy-settings/glossary-section.ts';
import '../src/empathy-settings/manner-section.ts';
import '../src/empathy-settings/model-section.ts';
import '../src/empathy-settings/policies-section.ts';
import '../src/suggestion/suggestion-list.ts';
import { besideMara, besideQuiet, emptyReflection, notes, promises } from './fixtures/beside.ts';
import { emptyThread, receiveEvent } from '../src/conversation/thread.ts';
import { eventsOf, suggestions, troubledTalk } from './fixtures/conversation.ts';
import { coachReport, empathySettings } from './fixtures/empathy.ts';
import { shown } from './shown.ts';

const now = Date.now();
const mara = besideMara(now);
const bodies = new Map(troubledTalk.map(([, body], index) => [index + 1, body]));

/** Every element about words in every state it has. */
export function wordsShown(): TemplateResult {
  return html`${coachShown()} ${noticesShown()} ${moodsShown()} ${cardsShown()} ${promisesShown()}
  ${notesShown()} ${coveredShown()} ${heldShown()} ${settingsShown()}`;
}

function coachShown(): TemplateResult {
  const drafts = [
    ['one thing', 'This will be forwarded.'],
    ['several things', 'This will be forwarded to our team. We are looking into it asap!!'],
    ['nothing to say', 'I see the second charge of 39.90 €. I will send it back by 17:00.'],
    ['another language', 'Ich sehe die zweite Abbuchung und schicke sie heute zurück.'],
  ] as const;
  return html`<h2>Coach</h2>
    ${drafts.map(([title, text]) => {
      const report = coach(text, { mood: 'frustrated', customerLast: troubledTalk.at(-1)?.[1] ?? '' });
      const findings = report.findings.filter(({ strictness }) => strictness > 1);
      return shown(
        title,
        640,
        null,
        html`<attune-composer
          .draft=${{ ...emptyDraft, text }}
          .underlined=${findings[0]?.span ?? null}
          ?has-chip=${findings.length > 0}
        >
          <attune-fact-strip
            slot="facts"
            .facts=${report.judged ? report.facts : null}
            .text=${text}
          ></attune-fact-strip>
          <attune-coach-chip slot="chip" .findings=${findings} .text=${text}></attune-coach-chip>
        </attune-composer>`,
      );
    })}
    ${shown('still writing', 640, null, html`<attune-composer .note=${'Mara K. is still writing'}></attune-composer>`)}`;
}

function noticesShown(): TemplateResult {
  const reading = (known: Partial<DraftReading>): DraftReading => ({
    ...nothingRead,
    text: 'Hello',
    ...known,
  });
  const money = { left: 1_500, currency: 'EUR', isOver: false, offered: null };
  const states: readonly (readonly [string, DraftReading])[] = [
    ['already given', reading({ given: { detail: 'order', label: 'the order number', seq: 3 } })],
    [
      'likely next question',
      reading({
        likely: { need: 'when', question: 'When will I see it?', answer: 'You will see it by {time}.' },
      }),
    ],
    ['a reason for the no', reading({ policy: empathySettings.policies[0] ?? null })],
    ['goodwill left', reading({ goodwill: money })],
    ['a gift to write down', reading({ goodwill: { ...money, offered: 1_000 } })],
    ['too much', reading({ goodwill: { ...money, isOver: true } })],
  ];
  const thread = eventsOf(now, troubledTalk).reduce(receiveEvent, emptyThread('c1'));
  const begun = { conversationId: 'c1', seq: 1 };
  return html`<h2>Before an answer goes</h2>
    ${shown('a colleague answered', 560, null, html`<attune-answered-meanwhile is-writing .thread=${thread} .begun=${begun}></attune-answered-meanwhile>`)}
    ${states.map(([title, state]) =>
      shown(title, 560, null, html`<attune-answer-notice .reading=${state}></attune-answer-notice>`),
    )}`;
}

function moodsShown(): TemplateResult {
  const calm = { ...mara.mood, label: 'happy', timeline: mara.mood.timeline.slice(0, 2) } as const;
  const states: readonly (readonly [string, Beside['mood']])[] = [
    ['rising', mara.mood],
    ['glad', calm],
    ['one message', { ...mara.mood, timeline: mara.mood.timeline.slice(-1) }],
    ['not enough to say', besideQuiet.mood],
  ];
  return html`<h2>Mood</h2>
    ${states.map(([title, mood]) =>
      shown(
        title,
        316,
        null,
        html`<attune-mood-timeline .mood=${mood} .bodies=${bodies}></attune-mood-timeline>`,
      ),
    )}`;
}

function cardsShown(): TemplateResult {
  const { reflection, reflectingSentence } = mara;
  const ai = reflection.wants.map((item) => ({ ...item, ai: true }));
  const states = [
    ['known', reflection, reflectingSentence, false, false],
    [
      'open again, a summary due',
      { ...reflection, reopened: ['wants'], summaryDue: true },
      reflectingSentence,
      false,
      false,
    ],
    ['with the model', { ...reflection, wants: ai }, reflectingSentence, true, false],
    ['nothing yet', emptyReflection, null, false, false],
    ['of an earlier contact', reflection, null, false, true],
  ] as const;
  return html`<h2>Card</h2>
    ${states.map(([title, card, sentence, hasModel, isPast]) =>
      shown(
        title,
        316,
        null,
        html`<attune-reflection-card
          .reflection=${card}
          .sentence=${sentence}
          ?has-model=${hasModel}
          ?is-past=${isPast}
        ></attune-reflection-card>`,
      ),
    )}
    ${shown('earlier contacts', 316, null, html`<attune-earlier-list .cards=${mara.earlier}></attune-earlier-list>`)}`;
}

function promisesShown(): TemplateResult {
  const [soon] = promises(now);
  if (!soon) return html``;
  const all = [
    soon,
    { ...soon, id: '2', dueAt: now - 60_000 },
    { ...soon, id: '3', dueAt: null },
    ...(['kept', 'missed', 'withdrawn'] as const).map((state) => ({ ...soon, id: state, state })),
  ];
  return html`<h2>Promises</h2>
    ${shown('every state', 316, null, html`<attune-promise-list .promises=${all}></attune-promise-list>`)}`;
}

function notesShown(): TemplateResult {
  return html`<h2>Notes</h2>
    ${shown('one', 316, null, html`<attune-note-list .notes=${notes(now)}></attune-note-list>`)}
    ${shown('none', 316, null, html`<attune-note-list></attune-note-list>`)}`;
}

function coveredShown(): TemplateResult {
  const line = {
    ...({ kind: 'message', key: 'm1', seq: 1, side: 'visitor', name: null, at: now } as const),
    ...{ opensRun: true, closesRun: true, delivery: null, outgoing: null },
    body: 'You are a stupid idiot. See https://example.org/receipt.',
  };
  return html`<h2>Messages</h2>
    ${shown('covered words', 420, null, html`<attune-message-line .line=${line} .covered=${[{ start: 0, end: 23 }]}></attune-message-line>`)}
    ${shown('with a link', 420, null, html`<attune-message-line .line=${line}></attune-message-line>`)}`;
}

function heldShown(): TemplateResult {
  const why = [
    { part: 'fit', points: 1.2, words: 'fits what was seen on the page' },
    { part: 'exposure', points: -0.3, words: 'the team says it often' },
  ] as const;
  return html`<h2>Suggestions, with why</h2>
    ${shown('with why', 316, null, html`<attune-suggestion-list .suggestions=${suggestions.map((each) => ({ ...each, why }))}></attune-suggestion-list>`)}`;
}

function settingsShown(): TemplateResult {
  const on = { ...empathySettings, model: { ...empathySettings.model, enabled: true } };
  return html`<h2>Settings of words</h2>
    ${shown('manner', 720, null, html`<attune-manner-section .settings=${on}></attune-manner-section>`)}
    ${shown('policies', 720, null, html`<attune-policies-section .settings=${on}></attune-policies-section>`)}
    ${shown('glossary', 720, null, html`<attune-glossary-section .settings=${on}></attune-glossary-section>`)}
    ${shown('coach', 720, null, html`<attune-coach-section .settings=${on} .report=${coachReport(now)}></attune-coach-section>`)}
    ${shown('model', 720, null, html`<attune-model-section .settings=${on}></attune-model-section>`)}`;
}
