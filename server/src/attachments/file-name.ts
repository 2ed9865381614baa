import type { FileType } from './file-type.ts';

const LONGEST = 120;

/**
 * The name a file keeps: without folders and without signs that hide what is there, and with an ending that fits its
 * bytes, so that what looks like a picture is one.
 */
export function safeFileName(given: string, { endings }: Pick<FileType, 'endings'>): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  // Control characters, and those that turn the direction of writing: "gpj.exe" must not read "exe.jpg".
  const clean = last
    .replaceAll(/[\p{Cc}\p{Cf}"<>:|?*]/gu, '')
    .replace(/^[.\s]+/, '')
    .trim();
  const [ending = ''] = endings;
  const hasEnding = endings.includes(clean.split('.').at(-1)?.toLowerCase() ?? '') && clean.includes('.');
  const stem = hasEnding ? clean.slice(0, clean.lastIndexOf('.')) : clean;
  const tail = hasEnding ? clean.slice(clean.lastIndexOf('.')) : `.${ending}`;
  const short = Array.from(stem)
    .slice(0, LONGEST - tail.length)
    .join('');
  return `${short === '' ? 'file' : short}${tail}`;
}
