import { html, type TemplateResult } from 'lit';

/** As many characters of a message as are searched for links. */
const MOST = 8_000;
const LINK = /https?:\/\/[^\s<>"“”„'’]{3,2000}/giu;

/** A piece of a text: words, or an address that may be followed. */
export type TextPiece = string | { readonly href: string; readonly text: string };

/** A text cut at its http and https addresses. Everything else, `javascript:` above all, stays words. */
export function linkedPieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.slice(0, MOST).matchAll(LINK)) {
    const shown = withoutTail(match[0]);
    const href = hrefOf(shown);
    if (href === null) continue;
    if (match.index > from) pieces.push(text.slice(from, match.index));
    pieces.push({ href, text: shown });
    from = match.index + shown.length;
  }
  if (from < text.length || pieces.length === 0) pieces.push(text.slice(from));
  return pieces;
}

/** The same as templates; a link tells its page nothing of ours. */
export function linkedText(text: string): readonly (string | TemplateResult)[] {
  return linkedPieces(text).map((piece) =>
    typeof piece === 'string'
      ? piece
      : html`<a href=${piece.href} target="_blank" rel="noopener noreferrer nofollow">${piece.text}</a>`,
  );
}

/** The full stop of a sentence and the bracket around an address are not of the address. */
function withoutTail(found: string): string {
  const bare = found.replace(/[.,;:!?]+$/u, '');
  const opened = bare.split('(').length;
  return bare.endsWith(')') && bare.split(')').length > opened ? bare.slice(0, -1) : bare;
}

function hrefOf(text: string): string | null {
  const address = URL.parse(text);
  return address?.protocol === 'https:' || address?.protocol === 'http:' ? address.href : null;
}
