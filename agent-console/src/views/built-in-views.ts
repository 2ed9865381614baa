import type { ViewFilter } from '@attune/protocol';

/** A view that everybody has. */
export interface BuiltInView {
  readonly id: string;
  readonly name: string;
  readonly filter: ViewFilter;
}

export const everything: BuiltInView = { id: 'everything', name: 'Everything', filter: {} };

export const builtInViews: readonly BuiltInView[] = [
  everything,
  { id: 'mine', name: 'Mine', filter: { assignees: ['me'] } },
  { id: 'nobodys', name: 'Not taken', filter: { assignees: ['nobody'] } },
  { id: 'waiting', name: 'Waiting', filter: { waiting: true } },
  { id: 'in-trouble', name: 'In trouble', filter: { levels: ['flag', 'urgent'] } },
];
