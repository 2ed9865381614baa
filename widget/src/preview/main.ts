import { guarded } from '../shared/guarded.ts';
import { readableOn } from '../panel/accent.ts';
import { Composer } from '../panel/composer/composer.ts';
import { Panel } from '../panel/panel.ts';
import { Expected } from '../panel/thread/expected.ts';
import { Thread } from '../panel/thread/thread.ts';
import { shownConversation, type PreviewWanted } from './shown-conversation.ts';

/** Our own accent, as the loader has it. */
const OWN_ACCENT = '#1f6b57';

customElements.define('attune-panel', Panel);
customElements.define('attune-thread', Thread);
customElements.define('attune-expected', Expected);
customElements.define('attune-composer', Composer);

const colours = new CSSStyleSheet();
document.adoptedStyleSheets.push(colours);

/** Draws the real panel as the console wants it, in a frame beside the form. */
function show(wanted: PreviewWanted): void {
  const accent = wanted.accent ?? OWN_ACCENT;
  const text = readableOn(accent);
  colours.replaceSync(`attune-panel{--accent:${accent};--accent-text:${text};animation:none}`);
  const panel = document.createElement('attune-panel');
  panel.conversation = shownConversation(wanted);
  document.body.replaceChildren(panel);
}

addEventListener(
  'message',
  guarded(({ origin, source, data }: MessageEvent<PreviewWanted>) => {
    if (origin === location.origin && source === parent && typeof data === 'object') show(data);
  }),
);
parent.postMessage('attune-preview-ready', location.origin);
