import { RequestError, type AgentInput, type CannedResponse } from '@attune/protocol';
import { isUniqueViolation } from '../db/errors.ts';
import type { Db } from '../db/open-database.ts';
import {
  countCanned,
  deleteCanned,
  findCanned,
  listCanned,
  saveCanned,
  type CannedRow,
} from './canned.repository.ts';
import { mayChange, ownershipBy, ownersFor, teamIdOf, type Keeper } from './ownership.ts';

/** Of one owner; nobody finds anything in more. */
const MAX_OF_OWNER = 500;
const MAX_LISTED = 2_000;

export type Canned = ReturnType<typeof createCanned>;

/** Answers kept ready: one's own, one's teams' and the site's. */
export function createCanned({ db, now }: { readonly db: Db; now(): number }) {
  const seen = async (siteId: string, id: string, keeper: Keeper): Promise<CannedRow | null> => {
    const row = await findCanned(db, siteId, id);
    return row !== null && ownersFor(keeper).includes(row.ownerId) ? row : null;
  };

  return {
    async list(siteId: string, keeper: Keeper): Promise<readonly CannedResponse[]> {
      const rows = await listCanned(db, siteId, ownersFor(keeper), MAX_LISTED);
      return rows.map((row) => toCanned(row, keeper));
    },

    /**
     * @throws RequestError `conflict` when the owner has another one of this shortcut, or the id is somebody else's;
     * `forbidden`, `not-found` for an owner that is not theirs to write for
     */
    async save(
      siteId: string,
      given: AgentInput<'canned:save'>['canned'],
      keeper: Keeper,
    ): Promise<CannedResponse> {
      const ownership = ownershipBy(keeper, given);
      const before = await seen(siteId, given.id, keeper);
      if (before !== null && !mayChange(keeper, before)) throw notYours();
      if (before === null && (await countCanned(db, siteId, ownership.ownerId)) >= MAX_OF_OWNER) {
        throw new RequestError('invalid', `There are ${MAX_OF_OWNER} already. Remove some that nobody uses.`);
      }
      const { id, shortcut, title, body } = given;
      const row = { siteId, id, ...ownership, shortcut, title, body, savedBy: keeper.id, savedAt: now() };
      if (!(await saveUnlessTaken(row, before?.ownerId ?? null))) {
        throw new RequestError('conflict', 'It was changed meanwhile. Look at it again.', { field: 'id' });
      }
      return toCanned(row, keeper);
    },

    /** @throws RequestError `not-found`, `forbidden` */
    async remove(siteId: string, id: string, keeper: Keeper): Promise<void> {
      const row = await seen(siteId, id, keeper);
      if (row === null) {
        throw new RequestError('not-found', 'This canned response does not exist.', { field: 'cannedId' });
      }
      if (!mayChange(keeper, row)) throw notYours();
      await deleteCanned(db, siteId, id);
    },
  };

  async function saveUnlessTaken(row: CannedRow, ownerBefore: string | null): Promise<boolean> {
    try {
      return await saveCanned(db, row, ownerBefore);
    } catch (error) {
      if (!isUniqueViolation(error, 'canned_responses_shortcut')) throw error;
      throw new RequestError('conflict', `“/${row.shortcut}” is there already. Choose another word.`, {
        field: 'shortcut',
      });
    }
  }
}

const notYours = () =>
  new RequestError('forbidden', 'What the whole site uses is changed by leads and admins.');

function toCanned(row: CannedRow, keeper: Keeper): CannedResponse {
  const { id, siteId, sharedWith, shortcut, title, body, savedAt } = row;
  const isYours = mayChange(keeper, row);
  return { id, siteId, sharedWith, teamId: teamIdOf(row), shortcut, title, body, savedAt, isYours };
}
