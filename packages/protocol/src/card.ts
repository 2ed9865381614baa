import * as v from 'valibot';
import { idField, labelField } from './fields.ts';
import { MAX_CHOICES } from './limits.ts';

/** Only addresses a browser opens as a page; never `javascript:` or a file. */
export const webAddressField = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(2_000, 'must have at most 2000 characters'),
  v.check((text) => isWebAddress(text), 'must be an address that starts with https:// or http://'),
);

/** A thing shown as a card: a product, an article, a place. */
export const cardField = v.strictObject({
  title: labelField(80),
  text: v.optional(labelField(300)),
  link: v.optional(v.strictObject({ address: webAddressField, label: labelField(40) })),
  /** One of the message's own attachments, an image. */
  imageId: v.optional(idField),
});
export type Card = v.InferOutput<typeof cardField>;

/** Answers the visitor can give by one press; the press becomes their message. */
export const choicesField = v.pipe(
  v.array(labelField(40)),
  v.minLength(1, 'must offer a choice'),
  v.maxLength(MAX_CHOICES, `must offer at most ${MAX_CHOICES} choices`),
  v.check((choices) => new Set(choices).size === choices.length, 'must not offer the same twice'),
);

/** No name or password before the host: that is how an address pretends to lead elsewhere. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#@\\]+(?:[/?#][^\s\\]*)?$/i.test(text);
}
