import { randomUUID } from 'node:crypto';
import { RequestError, type AgentInput, type Sharing, type Team } from '@attune/protocol';
import { isUniqueViolation } from '../db/errors.ts';
import type { Db } from '../db/open-database.ts';
import type { Told } from '../labels/labels.ts';
import type { News } from '../news/news.ts';
import {
  countWorkers,
  deleteTeam,
  findSharing,
  insertTeam,
  listTeams,
  replaceMembers,
  saveSharing,
  teamExists,
  updateTeam,
  type SharingChange,
} from './team.repository.ts';

export interface TeamsDeps {
  readonly db: Db;
  readonly news: Pick<News, 'teamWork'>;
  now(): number;
  /** Somebody else may be given conversations now. */
  shareOut(siteId: string): void;
}

export type Teams = ReturnType<typeof createTeams>;

/** Who works together on a site, and whether conversations go round among them. */
export function createTeams({ db, news, now, shareOut }: TeamsDeps) {
  const told = <Value>(siteId: string, value: Value): Told<Value> => ({
    value,
    tell() {
      news.teamWork(siteId);
      shareOut(siteId);
    },
  });

  const store = (team: Team, isNew: boolean): Promise<void> =>
    db.transaction(async (tx) => {
      const { siteId, memberIds } = team;
      if ((await countWorkers(tx, siteId, memberIds)) < memberIds.length) {
        throw new RequestError('not-found', 'One of these people does not work for this site.', {
          field: 'memberIds',
        });
      }
      if (isNew) await insertTeam(tx, team, now());
      else if (!(await updateTeam(tx, team))) throw notFound();
      await replaceMembers(tx, team);
    });

  return {
    list: (siteId: string): Promise<readonly Team[]> => listTeams(db, siteId),

    /** @throws RequestError `conflict` with field `name` when another team has it, `not-found` */
    async save({ siteId, teamId, ...given }: AgentInput<'team:save'>): Promise<Told<Team>> {
      const memberIds = [...new Set(given.memberIds)].sort();
      const team: Team = { ...given, id: teamId ?? randomUUID(), siteId, memberIds };
      try {
        await store(team, teamId === undefined);
      } catch (error) {
        if (!isUniqueViolation(error, 'teams_name')) throw error;
        throw new RequestError('conflict', 'There is a team of this name already.', { field: 'name' });
      }
      return told(siteId, team);
    },

    /** @throws RequestError `not-found` */
    async remove(siteId: string, teamId: string): Promise<Told<null>> {
      const wasThere = await db.transaction((tx) => deleteTeam(tx, siteId, teamId, now()));
      if (!wasThere) throw notFound();
      return told(siteId, null);
    },

    sharing: (siteId: string): Promise<Sharing> => findSharing(db, siteId),

    async setSharing(siteId: string, change: SharingChange): Promise<Told<Sharing>> {
      await saveSharing(db, siteId, change);
      return told(siteId, await findSharing(db, siteId));
    },

    /** @throws RequestError `not-found` */
    async require(siteId: string, teamId: string, from: Db = db): Promise<void> {
      if (!(await teamExists(from, siteId, teamId))) throw notFound();
    },
  };
}

const notFound = () =>
  new RequestError('not-found', 'There is no such team on this site.', { field: 'teamId' });
