import * as v from 'valibot';

/** The job that tells webhooks and automation of what happened. */
export const HAPPENING = 'happening';

/**
 * Something that other programs and rules may want to know of. It is owed in the transaction that makes it happen, by
 * `oweHappening`, or by the conversation's list itself for its entries.
 */
export const happeningField = v.variant('kind', [
  /** A message or another status; what it says is in the list. */
  v.object({ kind: v.literal('entry'), siteId: v.string(), conversationId: v.string(), seq: v.number() }),
  v.object({ kind: v.literal('flag'), siteId: v.string(), conversationId: v.string(), flagId: v.string() }),
  /** The visitor has waited this long since then, if nobody has answered meanwhile. */
  v.object({
    kind: v.literal('wait'),
    siteId: v.string(),
    conversationId: v.string(),
    ruleId: v.string(),
    since: v.number(),
  }),
  /** Somebody has it now, or its labels are others; `id` tells it from other times. */
  v.object({
    kind: v.picklist(['assigned', 'labelled']),
    siteId: v.string(),
    conversationId: v.string(),
    id: v.string(),
  }),
]);
export type Happening = v.InferOutput<typeof happeningField>;

/** The same for every attempt to tell of it. */
export function idOfHappening(happening: Happening): string {
  const { conversationId } = happening;
  switch (happening.kind) {
    case 'entry':
      return `${conversationId}.${happening.seq}`;
    case 'flag':
      return `${conversationId}.flag.${happening.flagId}`;
    case 'wait':
      return `${conversationId}.wait.${happening.since}`;
    default:
      return `${conversationId}.${happening.kind}.${happening.id}`;
  }
}
