import { directionOf } from '@attune/texts';

/** A mail before it is words and markup. */
export interface Sheet {
  /** BCP 47, of the words. */
  readonly language: string;
  readonly subject: string;
  readonly opening: readonly string[];
  /** What people wrote, each under a name. */
  readonly said: readonly { readonly who: string; readonly text: string }[];
  /** Shown as it stands. */
  readonly attached: string | null;
  readonly link: { readonly label: string; readonly url: string } | null;
  readonly closing: readonly string[];
  readonly unsubscribe: { readonly label: string; readonly url: string } | null;
}

/** For programs that show plain text, and for whoever prefers it. */
export function sheetText({ opening, said, attached, link, closing, unsubscribe }: Sheet): string {
  return [
    ...opening,
    ...said.map(({ who, text }) => `${who}:\n${text.replaceAll(/^/gm, '> ')}`),
    ...(attached === null ? [] : [attached]),
    ...(link === null ? [] : [`${link.label}:\n${link.url}`]),
    ...closing,
    ...(unsubscribe === null ? [] : [`${unsubscribe.label}: ${unsubscribe.url}`]),
  ]
    .join('\n\n')
    .concat('\n');
}

const FONT = "font:15px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif";

/** The same with a little form: one column, no pictures, nothing loaded from anywhere. */
export function sheetHtml(sheet: Sheet): string {
  const { language, subject, opening, said, attached, link, closing, unsubscribe } = sheet;
  const body = [
    ...opening.map((text) => paragraph(text)),
    ...said.map(
      ({ who, text }) =>
        `<p style="margin:0 0 4px;color:#5b5f66;font-size:13px">${escaped(who)}</p>` +
        `<blockquote style="margin:0 0 16px;padding:12px 16px;background:#f4f5f7;border-radius:10px">${lines(text)}</blockquote>`,
    ),
    ...(attached === null
      ? []
      : [
          `<pre style="white-space:pre-wrap;font:13px/1.5 ui-monospace,monospace">${escaped(attached)}</pre>`,
        ]),
    ...(link === null
      ? []
      : [
          `<p style="margin:24px 0"><a href="${escaped(link.url)}" style="display:inline-block;padding:10px 18px;border-radius:8px;background:#1f2328;color:#ffffff;text-decoration:none">${escaped(link.label)}</a></p>`,
        ]),
    ...closing.map((text) => paragraph(text, 'color:#5b5f66;font-size:13px')),
    ...(unsubscribe === null
      ? []
      : [
          `<p style="font-size:13px"><a href="${escaped(unsubscribe.url)}" style="color:#5b5f66">${escaped(unsubscribe.label)}</a></p>`,
        ]),
  ];
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}" dir="${directionOf(language)}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body style="margin:0;padding:24px;${FONT};color:#1f2328;background:#ffffff"><div style="max-width:560px;margin:0 auto">`,
    ...body,
    '</div></body></html>',
  ].join('\n');
}

const paragraph = (text: string, style = ''): string =>
  `<p style="margin:0 0 16px;${style}">${lines(text)}</p>`;

const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
