import type { PolicyEntry } from '@attune/protocol';
import type { SaidMessage } from '@attune/empathy/reflection';

const REFUSING =
  /\b(?:cannot|can't|can not|unable|not possible|not able|won't be able|not allowed|against (?:our|the) (?:policy|rules)|policy|unfortunately|have to (?:refuse|decline))\b/iu;
const EMPTY = new Set(
  'that this with from have will your they them what when which would could about there only into than then were been also must after before policy'.split(
    ' ',
  ),
);

/** The policy a draft that says no most likely rests on; null when it says no such thing or nothing fits. */
export function policyFor(
  draft: string,
  said: readonly SaidMessage[],
  policies: readonly PolicyEntry[],
): PolicyEntry | null {
  if (policies.length === 0 || !REFUSING.test(draft)) return null;
  const heard = said.filter(({ author }) => author === 'visitor').slice(-4);
  const words = stemsOf([draft, ...heard.map(({ text }) => text)].join(' '));
  let best: { readonly policy: PolicyEntry; readonly points: number } | null = null;
  for (const policy of policies) {
    const points = 2 * shared(stemsOf(policy.title), words) + shared(stemsOf(policy.text), words);
    if (points > (best?.points ?? 1)) best = { policy, points };
  }
  return best?.policy ?? null;
}

/** As a sentence or two for the customer. */
export function policyWords({ reason, alternative }: PolicyEntry): string {
  const asSentence = (text: string): string => (/[.!?]$/u.test(text) ? text : `${text}.`);
  return [reason, alternative]
    .filter((each) => each !== '')
    .map(asSentence)
    .join(' ');
}

function shared(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...some].filter((word) => others.has(word)).length;
}

/** Crude on purpose: "returned", "returns" and "return" are one. */
function stemsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .slice(0, 4_000)
      .toLowerCase()
      .match(/\p{L}{4,}/gu) ?? [];
  return new Set(words.filter((word) => !EMPTY.has(word)).map((word) => word.slice(0, 5)));
}
