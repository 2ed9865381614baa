import { RequestError, type AgentInput, type Macro } from '@attune/protocol';
import { mayChange, ownershipBy, ownersFor, teamIdOf, type Keeper } from '../canned/ownership.ts';
import type { Db } from '../db/open-database.ts';
import {
  countMacros,
  deleteMacro,
  findMacro,
  listMacros,
  saveMacro,
  type MacroRow,
} from './macro.repository.ts';

/** Of one owner; more than anybody remembers. */
const MAX_OF_OWNER = 200;
const MAX_LISTED = 1_000;

export type Macros = ReturnType<typeof createMacros>;

/** Named rows of acts. They are kept here and run by the console, through the very requests a person would make. */
export function createMacros({ db, now }: { readonly db: Db; now(): number }) {
  const seen = async (siteId: string, id: string, keeper: Keeper): Promise<MacroRow | null> => {
    const row = await findMacro(db, siteId, id);
    return row !== null && ownersFor(keeper).includes(row.ownerId) ? row : null;
  };

  return {
    async list(siteId: string, keeper: Keeper): Promise<readonly Macro[]> {
      const rows = await listMacros(db, siteId, ownersFor(keeper), MAX_LISTED);
      return rows.map((row) => toMacro(row, keeper));
    },

    /** @throws RequestError `conflict` when the id is somebody else's; `forbidden`, `not-found` for another's owner */
    async save(siteId: string, given: AgentInput<'macros:save'>['macro'], keeper: Keeper): Promise<Macro> {
      const ownership = ownershipBy(keeper, given);
      const before = await seen(siteId, given.id, keeper);
      if (before !== null && !mayChange(keeper, before)) throw notYours();
      if (before === null && (await countMacros(db, siteId, ownership.ownerId)) >= MAX_OF_OWNER) {
        throw new RequestError('invalid', `There are ${MAX_OF_OWNER} already. Remove some that nobody uses.`);
      }
      const { id, name, steps } = given;
      const row = { siteId, id, ...ownership, name, steps, savedBy: keeper.id, savedAt: now() };
      if (!(await saveMacro(db, row, before?.ownerId ?? null))) {
        throw new RequestError('conflict', 'It was changed meanwhile. Look at it again.', { field: 'id' });
      }
      return toMacro(row, keeper);
    },

    /** @throws RequestError `not-found`, `forbidden` */
    async remove(siteId: string, id: string, keeper: Keeper): Promise<void> {
      const row = await seen(siteId, id, keeper);
      if (row === null) {
        throw new RequestError('not-found', 'This macro does not exist.', { field: 'macroId' });
      }
      if (!mayChange(keeper, row)) throw notYours();
      await deleteMacro(db, siteId, id);
    },
  };
}

const notYours = () =>
  new RequestError('forbidden', 'What the whole site uses is changed by leads and admins.');

function toMacro(row: MacroRow, keeper: Keeper): Macro {
  const { id, siteId, sharedWith, name, steps, savedAt } = row;
  const isYours = mayChange(keeper, row);
  return { id, siteId, sharedWith, teamId: teamIdOf(row), name, steps, savedAt, isYours };
}
