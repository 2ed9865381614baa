import type { Report, ReportSettings } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import type { OpenDuration } from './open-duration.ts';
import type { Asked } from './report.repository.ts';

/** What a report is worked out from. */
export interface Reading extends Asked {
  readonly db: Db;
  readonly now: number;
  /** Null: the site has no hours, and all time counts. */
  readonly open: OpenDuration | null;
  readonly settings: ReportSettings;
}

/** What a report says; the rest of it is the same for all. */
export type Said = Pick<Report, 'definition' | 'figures' | 'charts' | 'isCut'>;

/** Time between two instants as it counts on this site. */
export const counted = ({ open }: Pick<Reading, 'open'>, from: number, to: number): number =>
  open === null ? to - from : open(from, to);

/** Said of every time on a site that has hours. */
export const hoursWords = ({ open }: Pick<Reading, 'open'>): string =>
  open === null ? '' : ' Only time within the hours of the team counts, unless it says otherwise.';
