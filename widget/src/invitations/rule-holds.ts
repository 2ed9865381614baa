import type { Interaction, InvitationRule } from '@attune/protocol';

/** What is known of the visit on this page. */
export interface Visit {
  readonly path: string;
  /** While the page could be seen. */
  readonly seconds: number;
  readonly scrolledPercent: number;
  readonly isReturning: boolean;
  readonly languages: readonly string[];
  /** The latest facts of the recorder's own memory, oldest first; nothing of them is sent for this. */
  readonly facts: readonly Interaction[];
}

/** So many presses of one control within so short a time are no mere double click. */
const RAGE_PRESSES = 4;
const RAGE_MS = 2_000;

/** Whether everything a rule names holds. */
export function ruleHolds(rule: InvitationRule, visit: Visit): boolean {
  const { afterSeconds = 0, scrolledPercent = 0, visitor, languages, trouble } = rule;
  return (
    pathsFit(rule, visit.path) &&
    visit.seconds >= afterSeconds &&
    visit.scrolledPercent >= scrolledPercent &&
    (visitor === undefined || (visitor === 'returning') === visit.isReturning) &&
    (languages === undefined || languages.some((tag) => languageFits(tag, visit.languages))) &&
    (trouble === undefined || isIn[trouble](visit.facts))
  );
}

/** Whether a rule is about this page. */
export const pathsFit = ({ paths }: InvitationRule, path: string): boolean =>
  paths === undefined || paths.some((pattern) => pathFits(pattern, path));

function pathFits(pattern: string, path: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return path === pattern;
  let from = start.length;
  return (
    path.startsWith(start) &&
    rest.every((piece, index) => {
      const at =
        index === rest.length - 1 && piece !== '' ? path.lastIndexOf(piece) : path.indexOf(piece, from);
      if (at < from) return false;
      from = at + piece.length;
      return index < rest.length - 1 || piece === '' || from === path.length;
    })
  );
}

const languageFits = (tag: string, spoken: readonly string[]): boolean =>
  spoken.some(
    (each) =>
      each.toLowerCase() === tag.toLowerCase() || each.toLowerCase().startsWith(`${tag.toLowerCase()}-`),
  );

const isIn: Readonly<
  Record<NonNullable<InvitationRule['trouble']>, (facts: readonly Interaction[]) => boolean>
> = {
  'rage-click': (facts) => {
    const presses = facts.filter((fact) => fact.kind === 'press');
    return presses.some((first, index) => {
      const last = presses[index + RAGE_PRESSES - 1];
      return (
        last !== undefined &&
        last.at - first.at <= RAGE_MS &&
        presses.slice(index, index + RAGE_PRESSES).every(({ control }) => control.key === first.control.key)
      );
    });
  },
  'dead-click': (facts) => facts.some((fact) => fact.kind === 'outcome' && fact.outcome === 'none'),
  'form-error': (facts) => facts.some(({ kind }) => kind === 'form-refused'),
  'page-error': (facts) => facts.some(({ kind }) => kind === 'page-error'),
};
