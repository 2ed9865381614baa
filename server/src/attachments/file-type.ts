import type { AttachmentKind } from '@attune/protocol';

/** What a file is, by its bytes. */
export interface FileType {
  readonly kind: AttachmentKind;
  /** Media type under which it is sent out again. */
  readonly type: string;
  /** Endings of names that fit; the first one is put behind a name that has none of them. */
  readonly endings: readonly string[];
}

/** Bytes from the start of a file that are enough to tell. */
export const HEAD_BYTES = 4_096;

const image = (type: string, ...endings: string[]): FileType => ({
  kind: 'image',
  type: `image/${type}`,
  endings,
});
const office = (name: string, ending: string): FileType => ({
  kind: 'document',
  type: `application/vnd.openxmlformats-officedocument.${name}`,
  endings: [ending],
});
const openDocument = (name: string, ending: string): FileType => ({
  kind: 'document',
  type: `application/vnd.oasis.opendocument.${name}`,
  endings: [ending],
});

const zip: FileType = { kind: 'archive', type: 'application/zip', endings: ['zip'] };
const plainText: FileType = {
  kind: 'text',
  type: 'text/plain; charset=utf-8',
  endings: ['txt', 'csv', 'tsv', 'log', 'md', 'json', 'ics', 'yaml', 'yml'],
};

/** First bytes, as latin-1 text at an offset, and what they begin. */
const signatures: readonly (readonly [offset: number, bytes: string, type: FileType])[] = [
  [0, '\xff\xd8\xff', image('jpeg', 'jpg', 'jpeg')],
  [0, '\x89PNG\r\n\x1a\n', image('png', 'png')],
  [0, 'GIF87a', image('gif', 'gif')],
  [0, 'GIF89a', image('gif', 'gif')],
  [0, '%PDF-', { kind: 'document', type: 'application/pdf', endings: ['pdf'] }],
  [4, 'ftypavif', image('avif', 'avif')],
  [4, 'ftypheic', image('heic', 'heic')],
  [4, 'ftypheix', image('heic', 'heic')],
  [4, 'ftypmif1', image('heic', 'heic')],
  [4, 'ftypM4A', { kind: 'audio', type: 'audio/mp4', endings: ['m4a'] }],
  [4, 'ftypqt', { kind: 'video', type: 'video/quicktime', endings: ['mov'] }],
  [4, 'ftyp', { kind: 'video', type: 'video/mp4', endings: ['mp4', 'm4v'] }],
  [0, '\x1aE\xdf\xa3', { kind: 'video', type: 'video/webm', endings: ['webm'] }],
  [0, 'ID3', { kind: 'audio', type: 'audio/mpeg', endings: ['mp3'] }],
  [0, '\xff\xfb', { kind: 'audio', type: 'audio/mpeg', endings: ['mp3'] }],
  [0, 'OggS', { kind: 'audio', type: 'audio/ogg', endings: ['ogg', 'oga', 'opus'] }],
  [0, 'fLaC', { kind: 'audio', type: 'audio/flac', endings: ['flac'] }],
  [0, '\x1f\x8b', { kind: 'archive', type: 'application/gzip', endings: ['gz', 'tgz'] }],
  [0, '7z\xbc\xaf\x27\x1c', { kind: 'archive', type: 'application/x-7z-compressed', endings: ['7z'] }],
];

/** A zip says what it holds by the names at its start. */
const insideZip: readonly (readonly [name: string, type: FileType])[] = [
  ['word/', office('wordprocessingml.document', 'docx')],
  ['xl/', office('spreadsheetml.sheet', 'xlsx')],
  ['ppt/', office('presentationml.presentation', 'pptx')],
  ['mimetypeapplication/vnd.oasis.opendocument.text', openDocument('text', 'odt')],
  ['mimetypeapplication/vnd.oasis.opendocument.spreadsheet', openDocument('spreadsheet', 'ods')],
  ['mimetypeapplication/vnd.oasis.opendocument.presentation', openDocument('presentation', 'odp')],
];

/**
 * What the bytes say, whatever the name claims. Markup and scripts are no attachments: SVG and HTML would run on a page.
 * @param head the first {@link HEAD_BYTES} bytes, or all there are
 * @returns null for what is not known, and so not taken
 */
export function fileTypeOf(head: Uint8Array): FileType | null {
  const text = Buffer.from(head).toString('latin1');
  const known = signatures.find(([offset, bytes]) => text.startsWith(bytes, offset));
  if (known) return known[2];
  if (text.startsWith('RIFF')) return insideRiff(text.slice(8, 12));
  if (text.startsWith('PK\x03\x04')) return insideZip.find(([name]) => text.includes(name))?.[1] ?? zip;
  return isPlainText(head) ? plainText : null;
}

function insideRiff(form: string): FileType | null {
  if (form === 'WEBP') return image('webp', 'webp');
  return form === 'WAVE' ? { kind: 'audio', type: 'audio/wav', endings: ['wav'] } : null;
}

/** Words in UTF-8 without control characters, which do not begin as markup. */
function isPlainText(head: Uint8Array): boolean {
  // The head may end within a character.
  const isWhole = head.length < HEAD_BYTES;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !isWhole });
    return text.length > 0 && !/\p{Cc}/u.test(text.replaceAll(/\s/g, '')) && !/^\s*(?:<|#!)/.test(text);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
