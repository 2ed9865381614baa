import * as v from 'valibot';
import { deedIdField } from './deed.ts';
import { idField, labelField } from './fields.ts';

/** Colours a label can have; the console gives each a readable tone in both themes. */
export const labelColours = ['grey', 'red', 'amber', 'green', 'teal', 'blue', 'violet', 'pink'] as const;
export type LabelColour = (typeof labelColours)[number];

/** A word that agents of a site put on conversations, to find them again and to count them. */
export interface Label {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly colour: LabelColour;
}

/** Labels one conversation can carry. */
export const MAX_LABELS_ON_ONE = 20;

export const labelRequests = {
  'labels:list': v.strictObject({ siteId: idField }),
  /** Leads and admins. Without an id a new one; its name is unlike every other label's of the site. */
  'label:save': v.strictObject({
    siteId: idField,
    labelId: v.optional(idField),
    name: labelField(32),
    colour: v.picklist(labelColours),
  }),
  /** Leads and admins. Takes it off every conversation as well. */
  'label:remove': v.strictObject({ siteId: idField, labelId: idField, deedId: deedIdField }),
} as const;

export interface LabelAnswers {
  'labels:list': { readonly labels: readonly Label[] };
  'label:save': { readonly label: Label };
  'label:remove': null;
}
