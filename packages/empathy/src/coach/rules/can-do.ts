import { firstMeant, wholeSentence, type Rule } from '../occasion.ts';
import { patterns } from '../reading/pattern.ts';

const negated = patterns(`
  i|we can not ..6 until|before
  not ..1 available|open|possible|ready ..3 until|before
  can not be ..4 until|before
`);

/** Never anything but the same fact from its other end: without "until" a no stays a no. */
export const canDo: Rule = {
  name: 'can-do',
  label: 'Say what can be done',
  explanation:
    '"I cannot until Friday" and "from Friday I can" are the same truth; the second one helps. A refusal is left as it is.',
  strictness: 1,
  judge(occasion) {
    const match = firstMeant(
      negated,
      occasion,
      ({ sentence, to }) => !sentence.asks && sentence.words.length > to,
    );
    if (!match) return null;
    const { sentence, from, to } = match;
    const { draft } = occasion;
    const time = sentence.words[to];
    if (!time) return null;
    const end = sentence.words.findIndex((word, at) => at > to && word.clause !== time.clause);
    const last = sentence.words[(end < 0 ? sentence.words.length : end) - 1] ?? time;
    const when = draft.slice(time.start, last.end);
    const verb = sentence.words.slice(from, to - 1).findIndex(({ text }) => text === 'not');
    const rest = sentence.words.slice(from + verb + 1, to - 1);
    const did = rest.length > 0 ? draft.slice(rest[0]?.start, rest.at(-1)?.end) : '';
    const span = { start: sentence.words[from]?.start ?? sentence.start, end: last.end };
    const subject = sentence.words[from]?.text === 'i' || sentence.words[from]?.text === 'we';
    const text = subject ? `From ${when} on I can ${did}` : `${did} from ${when} on`;
    return {
      span: wholeSentence(draft, sentence),
      why: 'The same fact from its other end helps more.',
      fix: { text, at: span },
    };
  },
};
