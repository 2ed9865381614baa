/** The fields of a reflection card, in the order they are shown. */
export const reflectionFields = [
  'happened',
  'wants',
  'feels',
  'tried',
  'knows',
  'lacks',
  'atStake',
  'nextQuestion',
  'promises',
] as const;
export type ReflectionField = (typeof reflectionFields)[number];

/** Where an item comes from: nothing stands on the card without. */
export type ReflectionSource =
  | { readonly kind: 'message'; readonly seq: number }
  | { readonly kind: 'signal'; readonly signalKey: string }
  | { readonly kind: 'note'; readonly noteId: string }
  | { readonly kind: 'page'; readonly path: string };

export interface ReflectionItem {
  /** Stable while its source and words stay the same; what a correction refers to. */
  readonly key: string;
  readonly text: string;
  readonly source: ReflectionSource;
  /** Where in the source's text it stands, UTF-16 offsets; null for what is derived. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** `said`: their own words; `derived`: follows from facts; `guess`: likely, and shown as such. */
  readonly basis: 'said' | 'derived' | 'guess';
  /** Overtaken by a correction: shown struck through. */
  readonly struck: boolean;
  /** From the optional language model. */
  readonly ai: boolean;
}

/** What happened and what the visitor wants, as far as it was said or is known. */
export type Reflection = { readonly [Field in ReflectionField]: readonly ReflectionItem[] } & {
  /** Fields that a "No, I mean …" of the visitor has opened again. */
  readonly reopened: readonly ReflectionField[];
  /** The conversation is long, or was handed over, and nobody has summed up yet. */
  readonly summaryDue: boolean;
};
