import type { WidgetForVisitor } from '@attune/protocol';

type Rules = Readonly<Record<string, (value: string) => string>>;

/** What a variable sets on every screen; bubbles take their corners from the variable itself. */
const everywhere: Rules = {
  '--attune-radius': (value) => `--attune-radius:${value}`,
  '--attune-font': (value) => `font-family:${value}`,
  '--attune-text-size': (value) => `font-size:${value}`,
};

/** And on large screens alone: a phone is filled. */
const onLarge: Rules = {
  '--attune-radius': (value) => `border-radius:${value}`,
  '--attune-width': (value) => `width:${value}`,
  '--attune-height': (value) => `height:min(${value},calc(100dvh - 108px))`,
};

/** The panel's own rules for what the site has set. The server takes no value that could hold another rule. */
export function lookOf({ variables = {}, theme }: WidgetForVisitor, tokens: string): string {
  const rulesBy = (properties: Rules): string =>
    Object.entries(variables)
      .flatMap(([name, value]) => properties[name]?.(value) ?? [])
      .join(';');
  const [all, large] = [rulesBy(everywhere), rulesBy(onLarge)];
  const size =
    (all && `:host{${all}}`) + (large && `@media (min-width:480px) and (min-height:480px){:host{${large}}}`);
  if (theme === undefined) return size;
  // Our own tokens with the question answered: by the site, not by the device.
  const answer = theme === 'dark' ? 'all' : 'not all';
  return tokens.replace(/\(\s*prefers-color-scheme:\s*dark\s*\)/g, answer) + size;
}

/** Quick questions under the greeting. */
export const questions = `
.asked{display:flex;flex-wrap:wrap;justify-content:center;gap:8px;padding:0 16px 16px}
.asked button{min-height:36px;padding:6px 14px;border:1px solid var(--line);border-radius:18px;
color:var(--mark);font-weight:500;text-align:start}
.asked button:hover{background:var(--surface-2)}`;

/** The first letter of the agent's name, beside what they write. */
export const avatars = `
.group:not(.own){position:relative;padding-inline-start:36px}
.group:not(.own)::before{content:attr(data-initial);position:absolute;inset-inline-start:0;inset-block-start:18px;
display:grid;place-items:center;width:28px;height:28px;border-radius:50%;background:var(--surface-3);
color:var(--text);font-size:13px;font-weight:600}`;
