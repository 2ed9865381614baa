import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  MAX_ATTACHMENTS,
  RequestError,
  type Attachment,
  type AttachmentKind,
  type AttachmentRules,
  type Author,
  type MessageParts,
  type PartsInput,
} from '@attune/protocol';
import { readConversation, type ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import {
  countUnsent,
  deleteForgotten,
  deleteUnsent,
  findAttachment,
  insertAttachment,
  listOwnAttachments,
  type AttachmentRow,
} from './attachment.repository.ts';
import { safeFileName } from './file-name.ts';
import type { FileStore } from './file-store.ts';
import { fileTypeOf, HEAD_BYTES, type FileType } from './file-type.ts';

const MEGABYTE = 1024 * 1024;

/** Files somebody can have uploaded to a conversation without sending them: two messages' worth, begun twice. */
const MAX_UNSENT = 4 * MAX_ATTACHMENTS;

/** What nobody sent by then was forgotten. */
const FORGOTTEN_AFTER_MS = 86_400_000;
const SLICE = 500;

const kindWords: Readonly<Record<AttachmentKind, string>> = {
  image: 'pictures',
  document: 'documents',
  text: 'text files',
  audio: 'sound',
  video: 'videos',
  archive: 'archives',
};

export interface AttachmentsDeps {
  readonly db: Db;
  readonly files: FileStore;
  now(): number;
  rulesOf(siteId: string): Promise<AttachmentRules>;
}

/** A file that is being handed over. */
export interface Upload {
  readonly name: string;
  /** As announced; null when nobody said. */
  readonly length: number | null;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export type Attachments = ReturnType<typeof createAttachments>;

/** Files in conversations: taken when their bytes say what they are, sent with a message, gone with it. */
export function createAttachments({ db, files, now, rulesOf }: AttachmentsDeps) {
  async function keep(unsized: Omit<AttachmentRow, 'bytes'>, counted: Counted): Promise<AttachmentRow> {
    await files.write(unsized.fileKey, counted.bytes);
    const row = { ...unsized, bytes: counted.total() };
    try {
      await insertAttachment(db, row);
    } catch (error) {
      await files.remove(row.fileKey);
      throw error;
    }
    return row;
  }

  return {
    /**
     * Takes a file. It waits for the message that it goes out with.
     * @throws RequestError `too-large`, `invalid` when its kind is not allowed, `forbidden` when nothing is,
     *   `rate-limited` when too many wait
     */
    async upload(key: ConversationKey, author: Author, { name, length, bytes }: Upload): Promise<Attachment> {
      const rules = await rulesOf(key.siteId);
      if (!rules.on) throw new RequestError('forbidden', 'Files cannot be sent here.');
      const most = rules.maxMegabytes * MEGABYTE;
      if (length !== null && length > most) throw tooLarge(rules);
      if ((await countUnsent(db, key, author)) >= MAX_UNSENT) {
        throw new RequestError(
          'rate-limited',
          'Many files wait to be sent already. Send or remove some first.',
        );
      }
      const stream = bytes[Symbol.asyncIterator]();
      const head = await readHead(stream);
      const type = allowedType(head, rules);
      const counted = countedBytes(head, stream, () => tooLarge(rules), most);
      const row = {
        ...key,
        id: randomUUID(),
        uploaderKind: author.kind,
        uploaderId: author.id,
        name: safeFileName(name, type),
        kind: type.kind,
        type: type.type,
        fileKey: randomUUID(),
        seq: null,
        uploadedAt: now(),
      };
      return toAttachment(await keep(row, counted));
    },

    /**
     * A file of this conversation, for whoever may read it; one that was not sent yet, for its uploader alone.
     * @throws RequestError `not-found`
     */
    async read(
      key: ConversationKey,
      reader: Author,
      id: string,
    ): Promise<{ readonly attachment: Attachment; open(): Readable }> {
      const row = await findAttachment(db, key, id);
      const isOwn = row?.uploaderKind === reader.kind && row.uploaderId === reader.id;
      if (row === null || (row.seq === null && !isOwn)) throw notFound();
      return { attachment: toAttachment(row), open: () => files.read(row.fileKey) };
    },

    /** @throws RequestError `not-found`, also for one that was sent */
    async discard(key: ConversationKey, author: Author, id: string): Promise<void> {
      if (!(await deleteUnsent(db, key, author, id))) throw notFound();
    },

    /**
     * What a message is to carry, from what a client asked for.
     * @throws RequestError `not-found` for a file that is not this author's in this conversation, or a reply to nothing
     */
    async partsOf(
      key: ConversationKey,
      author: Author,
      input: PartsInput | undefined,
    ): Promise<MessageParts | undefined> {
      const { attachmentIds = [], replyTo, choices, card } = input ?? {};
      const parts: MessageParts = {
        ...(attachmentIds.length === 0 ? {} : { attachments: await own(db, key, author, attachmentIds) }),
        ...(replyTo === undefined ? {} : { replyTo: await inReach(db, key, replyTo) }),
        ...(choices === undefined ? {} : { choices }),
        ...(card === undefined ? {} : { card }),
      };
      const image = card?.imageId;
      if (
        image !== undefined &&
        !parts.attachments?.some(({ id, kind }) => id === image && kind === 'image')
      ) {
        throw new RequestError('invalid', 'The picture of a card must be among the files of its message.', {
          field: 'parts.card.imageId',
        });
      }
      return Object.keys(parts).length === 0 ? undefined : parts;
    },

    /** A row has gone: its file goes too. As a job; harmless to repeat. */
    removeFile: (fileKey: string): Promise<void> => files.remove(fileKey),

    /** Deletes what was uploaded and never sent, as a daily job. @returns whether there may be more */
    async sweep(tx: Db): Promise<boolean> {
      return (await deleteForgotten(tx, now() - FORGOTTEN_AFTER_MS, SLICE)) === SLICE;
    },
  };
}

async function own(
  db: Db,
  key: ConversationKey,
  author: Author,
  ids: readonly string[],
): Promise<readonly Attachment[]> {
  const rows = new Map((await listOwnAttachments(db, key, author, ids)).map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = rows.get(id);
    if (row === undefined) {
      throw new RequestError('not-found', 'One of the files is not here any more. Attach it again.', {
        field: 'parts.attachmentIds',
      });
    }
    return toAttachment(row);
  });
}

async function inReach(db: Db, key: ConversationKey, seq: number): Promise<number> {
  const row = await readConversation(db, key);
  if (row === null || seq < 1 || seq > row.lastSeq) {
    throw new RequestError('not-found', 'The message that this one answers is not there.', {
      field: 'parts.replyTo',
    });
  }
  return seq;
}

async function readHead(stream: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < HEAD_BYTES) {
    const next = await stream.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  if (head.length === 0) throw new RequestError('invalid', 'This file is empty.');
  return head;
}

function allowedType(head: Buffer, rules: AttachmentRules): FileType {
  const type = fileTypeOf(head.subarray(0, HEAD_BYTES));
  if (type !== null && rules.kinds.includes(type.kind)) return type;
  const allowed = rules.kinds.map((kind) => kindWords[kind]).join(', ');
  throw new RequestError('invalid', `This kind of file cannot be sent here. These can: ${allowed}.`);
}

interface Counted {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Known once all were read. */
  total(): number;
}

/** Everything from the start, refused as soon as it is too much: what was announced may be wrong. */
function countedBytes(
  head: Buffer,
  rest: AsyncIterator<Uint8Array>,
  refusal: () => Error,
  most: number,
): Counted {
  let total = 0;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (let chunk: Uint8Array | null = head; chunk !== null;) {
      total += chunk.length;
      if (total > most) throw refusal();
      yield chunk;
      const next: IteratorResult<Uint8Array> = await rest.next();
      chunk = next.done === true ? null : next.value;
    }
  }
  return { bytes: bytes(), total: () => total };
}

function toAttachment({ id, name, kind, type, bytes }: AttachmentRow): Attachment {
  return { id, name, kind, type, bytes };
}

const notFound = () => new RequestError('not-found', 'This file does not exist.');
const tooLarge = ({ maxMegabytes }: AttachmentRules) =>
  new RequestError(
    'too-large',
    `This file is larger than ${maxMegabytes} MB, the most that can be sent here.`,
  );
