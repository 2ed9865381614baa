import { reportNames, reports, roles } from '@attune/protocol';
import type { Desk } from '../app/desk.ts';
import { paths } from '../app/routes.ts';
import { factsOf, filled } from '../canned/fill-canned.ts';
import { runMacro } from '../macros/run-macro.ts';
import type { Install } from '../pwa/install.ts';
import { places } from '../settings/places.ts';
import { shortcuts, type ShortcutName } from '../shortcuts/shortcuts.ts';
import { arrangeCommands, deskWideCommands } from './arrange-commands.ts';
import type { Command } from './commands.ts';

export interface DeskCommandNeeds {
  readonly desk: Desk;
  /** Whether a conversation is on screen: some acts mean nothing without one. */
  readonly hasConversation: boolean;
  go(path: string): void;
  perform(name: ShortcutName): void;
  nextTheme(): void;
  signOut(): void;
  /** The browser's offer to install the console; null: it makes none. */
  readonly install: Pick<Install, 'ask'> | null;
}

/** Keys that do this, as shown. */
const keysOf = (name: ShortcutName): readonly string[] =>
  shortcuts.find((each) => each.name === name)?.keys ?? [];

const screens: readonly (Pick<Command, 'title' | 'icon' | 'keys'> & { readonly path: string })[] = [
  { path: paths.inbox, title: 'Inbox', icon: 'inbox' },
  { path: paths.search, title: 'Search', icon: 'search', keys: keysOf('search') },
  { path: paths.visitors, title: 'On the site now', icon: 'globe' },
  { path: paths.ready, title: 'Ready answers and macros', icon: 'text-quote' },
  { path: paths.notifications, title: 'Notifications', icon: 'bell' },
];

/** What the command bar is asked by a key that leaves it to say to whom, with what, until when. */
export const begunActs = {
  assign: 'Assign to ',
  label: 'Label ',
  snooze: 'Snooze: ',
  view: 'Show the view ',
} as const;

const inConversation: ReadonlySet<ShortcutName> = new Set([
  'reply',
  'suggestion-1',
  'suggestion-2',
  'suggestion-3',
  'resolve',
  'take',
  'unread',
  'assign',
  'label',
  'snooze',
  'note',
  'beside',
]);

/** Everything the desk can do now, for what is typed. */
export function deskCommands(needs: DeskCommandNeeds, query: string): readonly Command[] {
  return [
    ...conversationCommands(needs),
    ...actCommands(needs),
    ...(needs.hasConversation ? arrangeCommands(needs.desk) : []),
    ...deskWideCommands(needs.desk, () => needs.go(paths.inbox)),
    ...readyCommands(needs),
    ...screenCommands(needs),
    ...searchCommands(needs, query),
  ];
}

function conversationCommands({ desk, go }: DeskCommandNeeds): readonly Command[] {
  const items = [...desk.inbox.state.value.items.values()].toSorted(
    (one, other) => other.updatedAt - one.updatedAt,
  );
  return items.map(({ conversationId, visitorName, visitorLabel, lastMessage }) => ({
    id: `conversation ${conversationId}`,
    group: 'Conversations',
    title: visitorName ?? visitorLabel,
    hint: lastMessage?.preview ?? '',
    icon: 'message-square',
    run: () => go(paths.conversation(conversationId)),
  }));
}

/** The keys' own list: what has a key is also found by its name. */
function actCommands({
  perform,
  nextTheme,
  signOut,
  hasConversation,
  install,
}: DeskCommandNeeds): readonly Command[] {
  const acts = shortcuts
    .filter(
      ({ name }) => name !== 'command-bar' && name !== 'leave' && name !== 'search' && name !== 'filter',
    )
    .filter(({ name }) => hasConversation || !inConversation.has(name))
    .map(({ name, does, keys }): Command => ({
      id: `act ${name}`,
      group: 'Do',
      title: does,
      keys,
      icon: 'keyboard',
      run: () => perform(name),
    }));
  return [
    ...acts,
    ...(install === null ? [] : [installCommand(install)]),
    { id: 'act theme', group: 'Do', title: 'Change the theme', icon: 'moon', run: nextTheme },
    { id: 'act sign-out', group: 'Do', title: 'Sign out', icon: 'log-out', run: signOut },
  ];
}

const installCommand = (install: Pick<Install, 'ask'>): Command => ({
  id: 'act install',
  group: 'Do',
  title: 'Install the console as an app',
  icon: 'monitor',
  run: () => void install.ask(),
});

function readyCommands({ desk, hasConversation }: DeskCommandNeeds): readonly Command[] {
  if (!hasConversation) return [];
  const answers = (desk.here.ready.canned.value ?? []).map(({ id, title, shortcut, body }): Command => ({
    id: `canned ${id}`,
    group: 'Answers',
    title,
    hint: `/${shortcut}`,
    icon: 'text-quote',
    run: () => desk.answering.insert(filled(body, factsOf(desk))),
  }));
  const macros = (desk.here.ready.macros.value ?? []).map((macro): Command => ({
    id: `macro ${macro.id}`,
    group: 'Macros',
    title: macro.name,
    icon: 'zap',
    run: () => void runMacro(desk, macro),
  }));
  return [...answers, ...macros];
}

function screenCommands({ desk, go }: DeskCommandNeeds): readonly Command[] {
  const role = desk.me.value?.agent.role ?? 'agent';
  const settings = places
    .filter(({ least }) => roles.indexOf(role) >= roles.indexOf(least))
    .map(({ name, label, icon }) => ({ path: paths.place(name), title: label, icon, hint: 'Settings' }));
  const shownReports = role === 'agent' ? [] : reportNames;
  const figures = shownReports.map((name) => ({
    path: paths.report(name),
    title: reports[name].title,
    icon: 'chart' as const,
    hint: 'Reports',
  }));
  return [...screens, ...figures, ...settings].map(({ path, ...shown }): Command => ({
    id: `screen ${path}`,
    group: 'Go to',
    ...shown,
    run: () => go(path),
  }));
}

function searchCommands({ go }: DeskCommandNeeds, query: string): readonly Command[] {
  const words = query.trim();
  if (words === '') return [];
  const run = (): void => go(`${paths.search}?q=${encodeURIComponent(words)}`);
  return [{ id: 'search', group: 'Search', title: `Search for “${words}” everywhere`, icon: 'search', run }];
}
