import * as v from 'valibot';
import { idField } from './fields.ts';
import { MAX_ATTACHMENTS } from './limits.ts';

/** What a site can allow to be attached. What a file is, its bytes say, never its name. */
export const attachmentKinds = ['image', 'document', 'text', 'audio', 'video', 'archive'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** A file in a conversation. Its bytes are fetched by its id, by those who may read the conversation. */
export interface Attachment {
  readonly id: string;
  /** As the sender called it, without a folder; for display and as the name of the download. */
  readonly name: string;
  readonly kind: AttachmentKind;
  /** Media type by the bytes. */
  readonly type: string;
  readonly bytes: number;
}

/** Files by their ids, each uploaded to the same conversation before. */
export const attachmentIdsField = v.pipe(
  v.array(idField),
  v.minLength(1, 'must name a file'),
  v.maxLength(MAX_ATTACHMENTS, `must name at most ${MAX_ATTACHMENTS} files`),
);

/** What may be attached on a site. */
export interface AttachmentRules {
  readonly on: boolean;
  readonly maxMegabytes: number;
  readonly kinds: readonly AttachmentKind[];
}
