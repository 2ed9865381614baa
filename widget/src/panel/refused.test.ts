import { texts as de } from '@attune/texts/languages/de';
import { afterEach, expect, it } from 'vitest';
import { refused } from './refused.ts';
import { speak } from './texts.ts';

afterEach(() => speak('en', null, {}));

it('says a refusal in the language of the panel, whatever the server called it', () => {
  speak('de', de, {});
  expect(refused({ code: 'rate-limited', message: 'Too many requests.' })).toBe(
    'Das war viel auf einmal. Versuchen Sie es gleich noch einmal.',
  );
});

it('says it in the site’s own words where it has some', () => {
  speak('de', de, { 'panel.refusedInternal': 'Hoppla.' });
  expect(refused({ code: 'internal', message: 'The server failed on this request.' })).toBe('Hoppla.');
});

it.each(['a-code-to-come', 'constructor'])(
  'leaves the server its words for what it does not know: %s',
  (code) => {
    expect(refused({ code, message: 'Something new.' })).toBe('Something new.');
  },
);
