/** What the launcher says. */
export const launcher = {
  open: 'Open chat',
  close: 'Close chat',
  notLoaded: 'The chat could not be loaded.',
  again: 'Try again',
  dismiss: 'Dismiss',
} as const;
