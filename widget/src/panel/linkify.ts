/** A piece of a message: text, or text that leads somewhere. */
export interface TextPart {
  readonly text: string;
  readonly href?: string;
}

/** Where a message may lead; anything else stays text. */
const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);

// Each branch begins with a fixed word or runs over one character class, so that a scan stays linear.
const CANDIDATE =
  /(?:https?:\/\/|mailto:|tel:|www\.)[^\s<>"]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/giu;

/** Punctuation that ends a sentence, not an address. */
const TRAILING = /[.,;:!?'’"»]+$/u;

/** Finds the addresses in a message. The parts, put together, are the message again. */
export function linkify(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(CANDIDATE)) {
    const address = withoutTrailing(found);
    const href = hrefOf(address);
    if (href === null) continue;
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: address, href });
    end = index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

function withoutTrailing(found: string): string {
  let address = found.replace(TRAILING, '');
  // "(see https://example.org)": the bracket is the sentence's, unless the address opened it.
  while (address.endsWith(')') && address.split(')').length > address.split('(').length) {
    address = address.slice(0, -1).replace(TRAILING, '');
  }
  return address;
}

function hrefOf(address: string): string | null {
  const [scheme] = /^(?:https?|mailto|tel):/i.exec(address) ?? [];
  const full = scheme
    ? address
    : address.includes('@') && !/^www\./i.test(address)
      ? `mailto:${address}`
      : `https://${address}`;
  if (!URL.canParse(full)) return null;
  const url = new URL(full);
  return SCHEMES.has(url.protocol) ? url.href : null;
}
