import { randomUUID } from 'node:crypto';
import { RequestError, type AgentInput, type Label } from '@attune/protocol';
import { isUniqueViolation } from '../db/errors.ts';
import type { Db } from '../db/open-database.ts';
import type { News } from '../news/news.ts';
import { countKnownLabels, deleteLabel, insertLabel, listLabels, updateLabel } from './label.repository.ts';

export interface LabelsDeps {
  readonly db: Db;
  readonly news: Pick<News, 'teamWork'>;
  now(): number;
}

/** A change that is made, and how everybody learns of it; `tell` is for after the ack. */
export interface Told<Value> {
  readonly value: Value;
  tell(): void;
}

export type Labels = ReturnType<typeof createLabels>;

/** The words a site puts on its conversations. */
export function createLabels({ db, news, now }: LabelsDeps) {
  const told = <Value>(siteId: string, value: Value): Told<Value> => ({
    value,
    tell: () => news.teamWork(siteId),
  });

  return {
    list: (siteId: string): Promise<readonly Label[]> => listLabels(db, siteId),

    /**
     * @throws RequestError `conflict` with field `name` when another label has it, `not-found`
     */
    async save({ siteId, labelId, name, colour }: AgentInput<'label:save'>): Promise<Told<Label>> {
      const label: Label = { id: labelId ?? randomUUID(), siteId, name, colour };
      try {
        if (labelId === undefined) await insertLabel(db, label, now());
        else if (!(await updateLabel(db, label))) throw notFound();
      } catch (error) {
        if (!isUniqueViolation(error, 'labels_name')) throw error;
        throw new RequestError('conflict', 'There is a label of this name already.', { field: 'name' });
      }
      return told(siteId, label);
    },

    /** @throws RequestError `not-found` */
    async remove(siteId: string, labelId: string): Promise<Told<null>> {
      const wasThere = await db.transaction((tx) => deleteLabel(tx, siteId, labelId, now()));
      if (!wasThere) throw notFound();
      return told(siteId, null);
    },

    /** @throws RequestError `not-found` when one of them is no label of this site */
    async requireAll(siteId: string, ids: readonly string[], from: Db = db): Promise<void> {
      const distinct = new Set(ids);
      if ((await countKnownLabels(from, siteId, [...distinct])) < distinct.size) throw notFound();
    },
  };
}

const notFound = () => new RequestError('not-found', 'There is no such label on this site.');
