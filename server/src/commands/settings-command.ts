import { configurationPage } from '../config/configuration-page.ts';
import type { Command } from './command.ts';

export const settingsCommand: Command = {
  name: 'settings',
  usage: 'settings',
  about: 'Prints every setting, what it should be and its default.',
  run(_given, { say }) {
    say(configurationPage().trimEnd());
    return Promise.resolve(0);
  },
};
