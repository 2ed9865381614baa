import type { OfferedInvitation } from '@attune/protocol';
import { launcher as english } from '@attune/texts/english/launcher';
import type { WidgetHost } from '../contract.ts';
import { readableOn } from '../panel/accent.ts';
import { tellFault } from '../shared/guarded.ts';
import { wishes } from '../shared/wishes.ts';
import { languageParts } from '../texts/fetch-language.ts';
import { invitationStyles } from './show-invitation.styles.ts';
import { primary, wordsOf } from './words-of.ts';

/**
 * Puts an invitation beside the launcher; it takes no focus and covers nothing of the page.
 * @returns how to take it away
 */
export function showInvitation(
  host: Pick<WidgetHost, 'root' | 'settings' | 'open'>,
  invitation: Pick<OfferedInvitation, 'text' | 'button' | 'translations'>,
  dismissed: () => void,
): () => void {
  const { root, settings } = host;
  const { backgroundColor } = getComputedStyle(root.querySelector('button') ?? root.host);
  const styles = new CSSStyleSheet();
  styles.replaceSync(invitationStyles(settings, backgroundColor, readableOn(backgroundColor)));
  root.adoptedStyleSheets.push(styles);
  const hide = (): void => {
    box.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== styles);
  };

  const wanted = wishes().filter((tag) => tag !== '');
  const written = settings.locale ?? 'en';
  const { text, button, language } = wordsOf(invitation, wanted, written);
  const box = document.createElement('div');
  box.className = 'invitation';
  box.setAttribute('role', 'status');
  const words = document.createElement('p');
  words.dir = 'auto';
  words.textContent = text;
  const yes = createButton('yes', button, () => (hide(), host.open()));
  yes.dir = 'auto';
  const no = createButton('no', '×', () => (dismissed(), hide()));
  // The site's own words are in the language that its invitations are written in first.
  const own = language === written ? settings.labels?.dismiss : undefined;
  no.setAttribute('aria-label', own ?? english.dismiss);
  if (own === undefined) void speak(no, language);
  box.append(words, yes, no);
  root.append(box);
  return hide;
}

/** Where the site says nothing in its own words, the button is called what the invitation's language calls it. */
async function speak(no: HTMLElement, language: string): Promise<void> {
  try {
    const part = await languageParts[primary(language)]?.();
    if (part) no.setAttribute('aria-label', part.texts.launcher.dismiss);
  } catch (fault) {
    tellFault(fault);
  }
}

function createButton(className: string, words: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.textContent = words;
  button.addEventListener('click', press);
  return button;
}
