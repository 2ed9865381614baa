import type { OfferedInvitation } from '@attune/protocol';
import type { WidgetHost } from '../contract.ts';

const STYLES = `
.attune-invitation{position:fixed;inset-block-end:92px;inset-inline-end:20px;z-index:2147483000;box-sizing:border-box;
max-width:min(280px,calc(100vw - 40px));padding:14px 40px 14px 16px;border:1px solid #0002;border-radius:16px;background:#fff;color:#1c1c1c;
font:15px/1.45 system-ui,sans-serif;box-shadow:0 6px 24px #0002}
.attune-invitation p{margin:0 0 8px}
.attune-invitation button{min-width:28px;min-height:28px;border:0;background:none;color:inherit;font:inherit;cursor:pointer}
.attune-invitation .yes{padding:0;font-weight:600;text-decoration:underline;text-underline-offset:3px}
.attune-invitation .no{position:absolute;inset-block-start:6px;inset-inline-end:6px;font-size:18px}
@media (prefers-color-scheme:dark){.attune-invitation{background:#242424;color:#f2f2f2;border-color:#fff3}}`;

/** Puts an invitation beside the launcher; it takes no focus and covers nothing of the page. @returns how to take it away */
export function showInvitation(
  host: WidgetHost,
  { text, button }: Pick<OfferedInvitation, 'text' | 'button'>,
  dismissed: () => void,
): () => void {
  const styles = new CSSStyleSheet();
  styles.replaceSync(STYLES);
  host.root.adoptedStyleSheets.push(styles);
  const box = document.createElement('div');
  box.className = 'attune-invitation';
  box.setAttribute('role', 'status');
  const hide = (): void => box.remove();
  const words = document.createElement('p');
  words.dir = 'auto';
  words.textContent = text;
  const no = createButton('no', '×', () => {
    dismissed();
    hide();
  });
  no.setAttribute('aria-label', 'Dismiss');
  box.append(
    words,
    createButton('yes', button, () => (hide(), host.open())),
    no,
  );
  host.root.append(box);
  return hide;
}

function createButton(className: string, words: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.textContent = words;
  button.addEventListener('click', press);
  return button;
}
