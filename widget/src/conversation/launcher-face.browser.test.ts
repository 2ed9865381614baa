import type { LauncherLabels } from '@attune/protocol';
import { expect, it } from 'vitest';
import { createLauncher } from '../loader/launcher.ts';
import { theSettings } from '../testing/the-settings.ts';
import { createLauncherFace } from './launcher-face.ts';

function faced(labels = null as null | LauncherLabels) {
  const settings = theSettings({ siteKey: 'face', labels });
  const { root, button } = createLauncher(
    settings,
    () => {},
    () => {},
  );
  return { button, face: createLauncherFace({ root, settings }) };
}

it('shows unread messages, to the eye and by name', () => {
  const { button, face } = faced();
  face.setUnread(12);
  expect(button.textContent).toBe('9+');
  expect(button.getAttribute('aria-label')).toBe('Open chat, 12 unread');
  face.setUnread(0);
  expect(button.textContent).toBe('');
  expect(button.getAttribute('aria-label')).toBe('Open chat');
});

it('says that it is open, in the words of the site', () => {
  const { button, face } = faced({
    open: 'Fragen?',
    close: 'Zumachen',
    again: '',
    notLoaded: '',
    dismiss: '',
  });
  face.setOpen(true);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(button.getAttribute('aria-label')).toBe('Zumachen');
  face.setOpen(false);
  face.setUnread(2);
  expect(button.getAttribute('aria-label')).toBe('Fragen? (2)');
});
