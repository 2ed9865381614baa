import type { Line } from './corpora.ts';
import type { SupportLine } from './support-lines.ts';

/**
 * Our lines as hurried people type them, in small letters without marks, and two to a message: a complaint among plain
 * facts is a complaint, two plain facts are none.
 */
export function variantsOf(lines: readonly SupportLine[]): readonly Line[] {
  return [...lines.map(hurried), ...pairsOf(lines)];
}

function hurried(line: SupportLine): Line {
  return { ...line, source: 'support-variants', text: line.text.replace(/[.!?,]+/gu, '').toLowerCase() };
}

/** Two lines of a field as one message; every other complaint comes before the fact. */
export function pairsOf(lines: readonly SupportLine[]): readonly Line[] {
  const domains = [...new Set(lines.map(({ domain }) => domain))];
  return domains.flatMap((domain) => {
    const own = lines.filter((line) => line.domain === domain);
    const calm = own.filter(({ unhappy }) => unhappy === 0);
    return own.map((line, at): Line => {
      // Five is prime to the sizes of the fields, or near enough: partners come from all over the field.
      const partner = calm[(at * 5 + 3) % calm.length];
      const isFirst = line.unhappy === 1 && at % 2 === 0;
      const text = isFirst ? `${line.text} ${partner.text}` : `${partner.text} ${line.text}`;
      return { ...line, source: 'support-variants', text };
    });
  });
}
