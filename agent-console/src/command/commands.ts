import type { IconName } from '../ui/icons.ts';
import { fits } from './fuzzy.ts';

/** The groups of the command bar, in their order. */
export const commandGroups = [
  'Recent',
  'Conversations',
  'Do',
  'Answers',
  'Macros',
  'Go to',
  'Search',
] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Something the command bar can do. */
export interface Command {
  /** Stays the same over reloads, so that it can be remembered as recent. */
  readonly id: string;
  readonly group: Exclude<CommandGroup, 'Recent'>;
  readonly title: string;
  readonly hint?: string;
  readonly icon: IconName;
  /** Keys that do the same, as shown. */
  readonly keys?: readonly string[];
  run(): void;
}

/** One line of the bar, with the places of the letters that fit. */
export interface FoundCommand {
  readonly command: Command;
  readonly group: CommandGroup;
  readonly places: readonly number[];
}

/** Lines of one group; more are found by typing on. */
const MOST_OF_GROUP = 6;
const MOST_RECENT = 5;

/** What the bar shows for what was typed: without words the recent ones first, else what fits best in each group. */
export function foundCommands(
  commands: readonly Command[],
  query: string,
  recent: readonly string[],
): readonly FoundCommand[] {
  const fitting = commands.flatMap((command) => {
    const fit = fits(command.title, query);
    const aside = fit === null && command.hint !== undefined ? fits(command.hint, query) : null;
    const found = fit ?? (aside && { score: aside.score - 60, places: [] });
    if (!found && command.group !== 'Search') return [];
    const bonus = recent.includes(command.id) ? 10 : 0;
    return [{ command, score: (found?.score ?? 0) + bonus, places: found?.places ?? [] }];
  });
  const isBlank = query.trim() === '';
  const remembered = isBlank
    ? recent.flatMap((id) => fitting.filter(({ command }) => command.id === id)).slice(0, MOST_RECENT)
    : [];
  const rest = fitting.filter((each) => !remembered.includes(each));
  const ordered = isBlank ? rest : rest.toSorted((one, other) => other.score - one.score);
  const groups = commandGroups.map((group) =>
    group === 'Recent'
      ? remembered
      : ordered.filter(({ command }) => command.group === group).slice(0, MOST_OF_GROUP),
  );
  const inOrder = commandGroups.map((group, index) => ({ group, lines: groups[index] ?? [] }));
  // What fits best stands on top with its group; ways to search come last.
  if (!isBlank) inOrder.sort((one, other) => bestOf(other) - bestOf(one));
  return inOrder.flatMap(({ group, lines }) =>
    lines.map(({ command, places }) => ({ command, group, places })),
  );
}

function bestOf({
  group,
  lines,
}: {
  readonly group: CommandGroup;
  readonly lines: readonly { readonly score: number }[];
}): number {
  return group === 'Search' ? -Infinity : (lines[0]?.score ?? -Infinity);
}
