import { priorities, type Arrangement, type InboxItem } from '@attune/protocol';
import type { Desk } from '../app/desk.ts';
import { priorityLooks } from '../assignment/priorities.ts';
import { snoozeChoices } from '../assignment/snooze-choices.ts';
import { noWork, type SiteWork } from '../teams/team-work.ts';
import { momentText } from '../ui/calendar.ts';
import type { IconName } from '../ui/icons.ts';
import { builtInViews } from '../views/built-in-views.ts';
import { downloadView } from '../views/download-view.ts';
import type { Command } from './commands.ts';

/** What can be done with the conversation on screen beside answering: who has it, its labels, priority, when it is back. */
export function arrangeCommands(desk: Desk): readonly Command[] {
  const item = desk.open.value?.state.value.item ?? null;
  if (item === null) return [];
  const work = desk.teamWork.state.value.get(item.siteId) ?? noWork;
  const me = desk.me.value?.agent.id ?? '';
  const act: Act = (id, title, change, done) => ({
    ...{ id: `arrange ${id}`, group: 'Do', title, icon: iconOf(change) },
    run: () => void desk.arranging.arrange([item.conversationId], change, done),
  });
  return [
    ...whoHasIt(item, work, me, act),
    ...handOvers(desk, work, me),
    ...labelActs(item, work, act),
    ...priorities
      .toReversed()
      .filter((priority) => priority !== item.priority)
      .map((priority) => {
        const { word } = priorityLooks[priority];
        return act(`priority ${priority}`, `${word} priority`, { priority }, `${word} priority`);
      }),
    ...whenBack(item, desk.clock.now(), act),
  ];
}

type Act = (id: string, title: string, change: Arrangement, done: string) => Command;

function iconOf({ assigneeId, teamId, status, priority }: Arrangement): IconName {
  if (teamId !== undefined) return 'users';
  if (assigneeId !== undefined) return assigneeId === null ? 'circle-dashed' : 'user';
  if (status !== undefined) return status === 'open' ? 'reopen' : 'clock';
  return priority === undefined ? 'tag' : 'circle-alert';
}

function whoHasIt(item: InboxItem, { people, teams }: SiteWork, me: string, act: Act): readonly Command[] {
  const has = item.assignee?.id ?? null;
  return [
    ...(has === null ? [] : [act('nobody', 'Give it back to everybody', { assigneeId: null }, 'Given back')]),
    ...people
      .filter(({ agentId }) => agentId !== me && agentId !== has)
      .map(({ agentId, name }) =>
        act(`to ${agentId}`, `Assign to ${name}`, { assigneeId: agentId }, `Given to ${name}`),
      ),
    ...teams
      .filter(({ id }) => id !== item.teamId)
      .map(({ id, name }) =>
        act(`team ${id}`, `Assign to the team ${name}`, { teamId: id, assigneeId: null }, `Given to ${name}`),
      ),
  ];
}

const handOvers = (desk: Desk, { people }: SiteWork, me: string): readonly Command[] =>
  people
    .filter(({ agentId }) => agentId !== me)
    .map(({ agentId, name }) => ({
      ...{
        id: `hand-over ${agentId}`,
        group: 'Do',
        title: `Hand over to ${name}, with the card`,
        icon: 'hand-over',
      },
      run: () => void handOver(desk, agentId, name),
    }));

async function handOver(desk: Desk, toAgentId: string, name: string): Promise<void> {
  const refusal = await desk.words.beside.handOver({ toAgentId });
  if (refusal) desk.toasts.problem(refusal.message);
  else desk.toasts.say(`Handed over to ${name}.`);
}

const labelActs = (item: InboxItem, { labels }: SiteWork, act: Act): readonly Command[] =>
  labels.map(({ id, name }) =>
    item.labelIds.includes(id)
      ? act(`label ${id}`, `Take the label ${name} off`, { removeLabelIds: [id] }, `${name} taken off`)
      : act(`label ${id}`, `Label it ${name}`, { addLabelIds: [id] }, `Labelled ${name}`),
  );

function whenBack({ status }: InboxItem, now: number, act: Act): readonly Command[] {
  const isAside = status === 'snoozed' || status === 'pending';
  return [
    ...(isAside ? [act('back', 'Back to the inbox now', { status: 'open' }, 'Back in the inbox')] : []),
    ...snoozeChoices(now).map(({ words, until }) => {
      const done = until === null ? 'Set aside until they write' : `Back ${momentText(until, now)}`;
      const title = `Snooze: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
      return act(`snooze ${words}`, title, { status: 'snoozed', snoozedUntil: until }, done);
    }),
    act('pending', 'Pending: waits for something', { status: 'pending' }, 'Waits for something'),
  ];
}

/** What can be done with the list: another view, as a file. And whether one is there to answer. */
export function deskWideCommands(desk: Desk, showInbox: () => void): readonly Command[] {
  const { saved, currentId } = desk.views.state.value;
  const views = [...builtInViews, ...saved].filter(({ id }) => id !== currentId);
  const own = desk.availability.own.value;
  return [
    ...views.map((view): Command => ({
      ...{ id: `view ${view.id}`, group: 'Do', title: `Show the view ${view.name}`, icon: 'inbox' },
      run() {
        desk.views.choose(view);
        showInbox();
      },
    })),
    {
      ...{ id: 'act csv', group: 'Do', title: 'Download this view as a table (CSV)', icon: 'download' },
      run: () => void downloadView(desk),
    },
    ...availabilities
      .filter(({ mode }) => own !== null && mode !== own.mode)
      .map(({ mode, title, done }): Command => ({
        ...{ id: `available ${mode}`, group: 'Do', title, icon: 'user' },
        run: () => void setAvailable(desk, mode, done),
      })),
  ];
}

const availabilities = [
  { mode: 'online', title: 'Be available', done: 'You are available.' },
  { mode: 'away', title: 'Be away', done: 'You are away: nothing new is given to you.' },
] as const;

async function setAvailable(desk: Desk, mode: 'online' | 'away', done: string): Promise<void> {
  const refusal = await desk.availability.set({ mode });
  if (refusal) desk.toasts.problem(refusal.message);
  else desk.toasts.say(done);
}
