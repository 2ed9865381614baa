/** Where a waiting visitor stands. */
export interface QueuePlace {
  /** From 1: how many wait, this one included, up to and with them. */
  readonly place: number;
  /** What first answers usually took lately, from the quick quarter to the slow one; null while too few were given. */
  readonly usual: { readonly fromMs: number; readonly toMs: number } | null;
}
