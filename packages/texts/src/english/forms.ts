/** What the forms say: before the first message, and when nobody is there. */
export const forms = {
  preChatTitle: 'Before we start',
  offlineTitle: 'Leave us a message',
  offlineMore: 'We read it when we are back, and answer here and by e-mail.',
  name: 'Name',
  mail: 'E-mail',
  message: 'Your message',
  optional: '(optional)',
  choose: 'Choose one',
  start: 'Start the chat',
  sendMessage: 'Send',
  missing: 'Please fill this in.',
  notAgreed: 'Please tick this to go on.',
  notMail: 'An e-mail address looks like name@example.com.',
  tooLong: 'At most {count} characters.',
  notTaken: 'This could not be sent. What you wrote is still here; try again in a moment.',
  thanks: 'Thank you. The answer comes here and to {mail}.',
} as const;
