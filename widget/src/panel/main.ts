import type { PanelPart } from '../contract.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { wishes } from '../shared/wishes.ts';
import { languageOf, speakLanguage } from '../texts/choose-language.ts';
import { readableOn } from './accent.ts';
import { besidePanel } from './beside-panel.ts';
import { Composer } from './composer/composer.ts';
import { fitScreen } from './fit-screen.ts';
import type { InChat } from './in-chat/in-chat.ts';
import { Panel } from './panel.ts';
import { Expected } from './thread/expected.ts';
import { Thread } from './thread/thread.ts';
import type { WhatTheySee } from './what-they-see/what-they-see.ts';

const elements = {
  'attune-panel': Panel,
  'attune-thread': Thread,
  'attune-expected': Expected,
  'attune-composer': Composer,
} as const;

declare global {
  interface HTMLElementTagNameMap {
    'attune-panel': Panel;
    'attune-thread': Thread;
    'attune-expected': Expected;
    'attune-composer': Composer;
    'attune-what-they-see': WhatTheySee;
    'attune-in-chat': InChat;
  }
}

/** The `panel` chunk: draws the conversation. */
export const createPanel: PanelPart<Conversation>['createPanel'] = (host, conversation) => {
  // Names are for ever in a page: after `destroy` and a second start they are there already.
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
  const accent = getComputedStyle(host.root.querySelector('button') ?? host.root.host).backgroundColor;
  const colours = new CSSStyleSheet();
  colours.replaceSync(`attune-panel{--accent:${accent};--accent-text:${readableOn(accent)}}`);
  host.root.adoptedStyleSheets.push(colours, besidePanel(host.settings));

  const panel = document.createElement('attune-panel');
  panel.conversation = conversation;
  panel.close = () => host.close();
  panel.hidden = true;
  host.root.append(panel);
  const stopFitting = fitScreen(panel);
  const speaks = speakLanguage(languageOf(wishes())).then(() => panel.speak());
  return {
    show: () => void speaks.then(() => panel.show()),
    hide() {
      panel.hidden = true;
    },
    remove() {
      stopFitting();
      panel.remove();
    },
  };
};
