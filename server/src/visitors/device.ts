/**
 * What a visitor's page is shown by, in families and without versions: "Safari on iOS, phone". So coarse that it is
 * shared by thousands; the User-Agent itself is never stored. An iPad that asks for desktop pages says it is a Mac.
 * @returns null when nothing in it is known
 */
export function deviceOf(userAgent: string | undefined): string | null {
  if (userAgent === undefined) return null;
  const said = userAgent.slice(0, MAX_READ);
  const system = familyIn(systems, said);
  const browser = familyIn(browsers, said);
  if (system === null && browser === null) return null;
  return `${[browser, system].filter((name) => name !== null).join(' on ')}, ${formOf(said)}`;
}

/** Longer ones are nobody's browser. */
const MAX_READ = 500;

type Families = readonly (readonly [name: string, sign: RegExp])[];

/** Most browsers also name those they descend from: the first sign found is the one that counts. */
const browsers: Families = [
  ['Samsung Internet', /SamsungBrowser\//],
  ['Opera', /\b(?:OPR|OPT|Opera)\//],
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['DuckDuckGo', /\b(?:DuckDuckGo|Ddg)\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|Chromium)\//],
  ['Safari', /\bVersion\/[\d.]+.*Safari\//],
];

const systems: Families = [
  ['iPadOS', /\biPad\b/],
  ['iOS', /\b(?:iPhone|iPod)\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];

const familyIn = (families: Families, said: string): string | null =>
  families.find(([, sign]) => sign.test(said))?.[0] ?? null;

function formOf(said: string): 'phone' | 'tablet' | 'desktop' {
  if (/\biPad\b|\bTablet\b/.test(said)) return 'tablet';
  if (/\bMobi/.test(said)) return 'phone';
  return /\bAndroid\b/.test(said) ? 'tablet' : 'desktop';
}
