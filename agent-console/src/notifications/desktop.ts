import type { Notice } from './attention.ts';

/** Whether the browser lets us notify: yes, no, not asked yet, or it has no such thing. */
export type DesktopPermission = NotificationPermission | 'missing';

export const desktopPermission = (): DesktopPermission =>
  'Notification' in globalThis ? Notification.permission : 'missing';

/** Asks the browser; it shows its own question. */
export const askForDesktop = async (): Promise<DesktopPermission> =>
  'Notification' in globalThis ? Notification.requestPermission() : 'missing';

/** Shows notices on the desktop; a click leads to the conversation. One replaces the one before. */
export const desktopNotices =
  (go: (conversationId: string | null) => void) =>
  ({ title, body, conversationId }: Notice): void => {
    if (desktopPermission() !== 'granted') return;
    const notice = new Notification(title, {
      body,
      tag: 'attune',
      icon: `${import.meta.env.BASE_URL}icon.svg`,
    });
    notice.addEventListener('click', () => {
      window.focus();
      go(conversationId);
      notice.close();
    });
  };
