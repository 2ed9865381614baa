import { randomUUID } from 'node:crypto';
import { MAX_VIEWS_EACH, RequestError, type AgentInput, type Role, type View } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import type { Told } from '../labels/labels.ts';
import type { News } from '../news/news.ts';
import { countViewsOf, deleteView, findView, isTeam, listViews, saveView } from './view.repository.ts';

export interface ViewsDeps {
  readonly db: Db;
  readonly news: Pick<News, 'views'>;
  now(): number;
}

/** Who asks, and which sites are theirs. */
export interface Asker {
  readonly id: string;
  readonly role: Role;
  readonly siteIds: readonly string[];
}

export type Views = ReturnType<typeof createViews>;

/** Filters of the inbox kept under a name. */
export function createViews({ db, news, now }: ViewsDeps) {
  const told = <Value>(value: Value, sites: readonly (string | null | undefined)[]): Told<Value> => ({
    value,
    tell() {
      for (const siteId of new Set(sites)) if (typeof siteId === 'string') news.views(siteId);
    },
  });

  /** @throws RequestError `not-found`, or `forbidden` for a colleague's shared view */
  const own = async (viewId: string, { id, role, siteIds }: Asker): Promise<View> => {
    const view = await findView(db, viewId, id, siteIds);
    if (view === null) throw new RequestError('not-found', 'There is no such view.', { field: 'viewId' });
    if (view.ownerId !== id && role === 'agent') {
      throw new RequestError('forbidden', 'Only whoever made this view, or a lead, may change it.');
    }
    return view;
  };

  /** @throws RequestError `not-found` for a team that is not of the site, or not the asker's */
  const checkShare = async (
    { sharedOn, teamId = null }: Pick<AgentInput<'view:save'>, 'sharedOn' | 'teamId'>,
    { id, role, siteIds }: Asker,
  ): Promise<void> => {
    if (sharedOn !== null && !siteIds.includes(sharedOn)) {
      throw new RequestError('not-found', 'There is no such site among yours.', { field: 'sharedOn' });
    }
    if (teamId === null) return;
    const isTheirs =
      sharedOn !== null && (await isTeam(db, { siteId: sharedOn, teamId }, role === 'agent' ? id : null));
    if (!isTheirs) {
      throw new RequestError('not-found', 'There is no such team among yours.', { field: 'teamId' });
    }
  };

  return {
    list: ({ id, siteIds }: Asker): Promise<readonly View[]> => listViews(db, id, siteIds),

    /** @throws RequestError `not-found`, `forbidden`, `conflict` when somebody has too many */
    async save({ viewId, ...given }: AgentInput<'view:save'>, asker: Asker): Promise<Told<View>> {
      await checkShare(given, asker);
      const before = viewId === undefined ? null : await own(viewId, asker);
      if (before === null && (await countViewsOf(db, asker.id)) >= MAX_VIEWS_EACH) {
        throw new RequestError('conflict', `You have ${MAX_VIEWS_EACH} views; remove one first.`);
      }
      const view: View = {
        ...given,
        teamId: given.teamId ?? null,
        id: before?.id ?? randomUUID(),
        ownerId: before?.ownerId ?? asker.id,
      };
      await saveView(db, view, now());
      return told(view, [before?.sharedOn, view.sharedOn]);
    },

    /** @throws RequestError `not-found`, `forbidden` */
    async remove(viewId: string, asker: Asker): Promise<Told<null>> {
      const view = await own(viewId, asker);
      await deleteView(db, view.id);
      return told(null, [view.sharedOn]);
    },
  };
}
