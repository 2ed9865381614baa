import { forms } from '../english/forms.ts';
import { inChat } from '../english/in-chat.ts';
import { launcher } from '../english/launcher.ts';
import { panel } from '../english/panel.ts';
import { whatTheySee } from '../english/what-they-see.ts';
import type { Texts } from '../texts.ts';

export const texts: Texts = { launcher, panel, forms, inChat, whatTheySee };
