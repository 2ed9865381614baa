import {
  defaultDifficultyWeights,
  isInView,
  type Arrangement,
  type Availability,
  type InboxItem,
  type Label,
  type Sharing,
  type Team,
  type View,
} from '@attune/protocol';
import { ok, refused, type FakeConnection } from './fake-connection.ts';
import { ines, jo } from './fixtures/conversation.ts';
import { availabilities, labels as someLabels, teams as someTeams } from './fixtures/team.ts';

/** Rows as they stand, and a way to change one that tells of it. */
interface Book {
  readonly rows: ReadonlyMap<string, InboxItem>;
  changeRow(id: string, change: Partial<InboxItem>): void;
}

/** How a team shares its work, answered from memory. */
export function answerTeam(connection: FakeConnection, book: Book): void {
  answerInbox(connection, book);
  answerArranging(connection, book);
  answerLabels(connection);
  answerTeams(connection);
  answerAvailability(connection);
}

function answerInbox(connection: FakeConnection, { rows }: Book): void {
  let views: readonly View[] = [];
  connection.answer('inbox:page', ({ filter }) =>
    ok({ items: [...rows.values()].filter((item) => isInView(item, filter, ines.id)), next: null }),
  );
  connection.answer('inbox:count', ({ filters }) =>
    ok({
      counts: filters.map(
        (filter) => [...rows.values()].filter((item) => isInView(item, filter, ines.id)).length,
      ),
    }),
  );
  connection.answer('views:list', () => ok({ views }));
  connection.answer('view:save', ({ viewId, ...given }) => {
    const view: View = {
      ...given,
      teamId: given.teamId ?? null,
      id: viewId ?? `view-${views.length + 1}`,
      ownerId: ines.id,
    };
    views = [...views.filter(({ id }) => id !== view.id), view];
    return ok({ view });
  });
  connection.answer('view:remove', ({ viewId }) => {
    views = views.filter(({ id }) => id !== viewId);
    return ok(null);
  });
}

function answerArranging(connection: FakeConnection, { rows, changeRow }: Book): void {
  const arranged = (item: InboxItem, change: Arrangement): Partial<InboxItem> => {
    const { status, snoozedUntil, priority, assigneeId, teamId } = change;
    const person = availabilities().find(({ agentId }) => agentId === assigneeId);
    const kept = item.labelIds.filter((id) => !change.removeLabelIds?.includes(id));
    return {
      ...(status === undefined ? {} : { status, snoozedUntil: snoozedUntil ?? null }),
      ...(priority === undefined ? {} : { priority }),
      ...(teamId === undefined ? {} : { teamId }),
      ...(assigneeId === undefined
        ? {}
        : { assignee: person ? { id: person.agentId, name: person.name } : null }),
      labelIds: [...new Set([...kept, ...(change.addLabelIds ?? [])])],
    };
  };
  connection.answer('conversations:arrange', ({ changes }) => {
    const done = changes.flatMap(({ conversationId, change }) => {
      const before = rows.get(conversationId);
      if (!before) return [];
      changeRow(conversationId, arranged(before, change));
      const item = rows.get(conversationId) ?? before;
      const undo: Arrangement = {
        status: before.status,
        assigneeId: before.assignee?.id ?? null,
        priority: before.priority,
        addLabelIds: before.labelIds.filter((id) => !item.labelIds.includes(id)),
        removeLabelIds: item.labelIds.filter((id) => !before.labelIds.includes(id)),
      };
      return [{ conversationId, item, undo }];
    });
    return ok({ done, refused: [] });
  });
}

function answerLabels(connection: FakeConnection): void {
  let labels: readonly Label[] = someLabels;
  connection.answer('labels:list', () => ok({ labels }));
  connection.answer('label:save', ({ labelId, ...given }) => {
    if (labels.some(({ id, name }) => id !== labelId && name === given.name)) {
      return refused('conflict', 'There is a label of this name already.', { field: 'name' });
    }
    const label: Label = { ...given, id: labelId ?? `label-${labels.length + 1}` };
    labels = [...labels.filter(({ id }) => id !== label.id), label];
    return ok({ label });
  });
  connection.answer('label:remove', ({ labelId, deedId }) => {
    if (deedId === undefined) labels = labels.filter(({ id }) => id !== labelId);
    return ok(null);
  });
}

function answerTeams(connection: FakeConnection): void {
  let teams: readonly Team[] = someTeams;
  let sharing: Sharing = { sharesOut: true, weighs: true, weights: defaultDifficultyWeights };
  connection.answer('teams:list', () => ok({ teams }));
  connection.answer('team:save', ({ teamId, ...given }) => {
    const team: Team = { ...given, id: teamId ?? `team-${teams.length + 1}` };
    teams = [...teams.filter(({ id }) => id !== team.id), team];
    return ok({ team });
  });
  connection.answer('team:remove', ({ teamId }) => {
    teams = teams.filter(({ id }) => id !== teamId);
    return ok(null);
  });
  connection.answer('sharing:get', () => ok(sharing));
  connection.answer('sharing:save', ({ sharesOut, weighs, weights }) => {
    sharing = {
      sharesOut,
      weighs: weighs ?? sharing.weighs,
      weights: weights ?? sharing.weights,
    };
    return ok(sharing);
  });
}

function answerAvailability(connection: FakeConnection): void {
  let people: readonly Availability[] = availabilities();
  connection.answer('hard-ended:list', () => ok({ conversationIds: ['c-jo', 'c-mara', 'c-tom'] }));
  connection.answer('availability:list', () => ok({ people }));
  connection.answer('availability:set', (change) => {
    const breakLeftMs = change.breakMinutes === undefined ? null : change.breakMinutes * 60_000;
    const mode = breakLeftMs === null ? change.mode : 'away';
    people = people.map((one) =>
      one.agentId === ines.id
        ? { ...one, mode: mode ?? one.mode, capacity: change.capacity ?? one.capacity }
        : one,
    );
    const own = people.find(({ agentId }) => agentId === ines.id);
    return own
      ? ok({ own: { ...own, breakLeftMs } })
      : refused('not-found', 'Your account is no longer there.');
  });
  connection.answer('availability:touch', () => ok(null));
  connection.answer('viewing:set', () => ok(null));
  connection.answer('viewing:list', () =>
    ok({ viewing: [{ conversationId: 'c-jo', agent: { id: jo.id, name: jo.name ?? 'Jo' } }] }),
  );
}
