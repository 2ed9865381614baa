import type { AttuneChat, AttuneEvents } from './widget.d.ts';

declare const show: (shown: unknown) => void;

/** A page's own code against the published types: everything that is right, and what has to be refused. */
export function beforeLoading(): void {
  window.Attune ??= { q: [] };
  window.Attune.q.push(
    ['identify', { token: () => fetch('/attune-token').then((answer) => answer.text()) }],
    ['identify', { token: 'signed', attributes: { plan: 'gold' } }],
    ['setAttributes', { plan: 'gold', seats: 3, trial: false }],
    ['on', 'message', ({ from }: AttuneEvents['message']) => show(from === 'agent')],
    ['off', 'unread', ({ count }: AttuneEvents['unread']) => show(count + 1)],
    ['consent', true],
    ['setLocale', 'pt-BR'],
    ['open'],
    ['close'],
    ['toggle'],
    ['show'],
    ['hide'],
    ['logout'],
    ['destroy'],
  );
  // @ts-expect-error no such command
  window.Attune.q.push(['explode']);
  // @ts-expect-error a consent is given or not
  window.Attune.q.push(['consent', 'yes']);
  // @ts-expect-error an attribute is no object
  window.Attune.q.push(['setAttributes', { address: { city: 'Lisbon' } }]);
  // @ts-expect-error no such event
  window.Attune.q.push(['on', 'typed', () => {}]);
  // @ts-expect-error the text of a message is told to nobody
  window.Attune.q.push(['on', 'message', ({ body }: { readonly body: string }) => show(body)]);
  // @ts-expect-error a queue is a list of lists
  window.Attune.q.push('open');
}

export function onAPage(chat: AttuneChat): void {
  chat.open();
  chat.close();
  chat.toggle();
  chat.show();
  chat.hide();
  chat.consent(false);
  chat.setLocale('de');
  chat.identify({ token: 'signed' });
  chat.setAttributes({ seats: 3 });
  const names = ['ready', 'opened', 'closed', 'message', 'unread', 'error'] as const;
  names satisfies readonly (keyof AttuneEvents)[];
  const listener = ({ message }: AttuneEvents['error']): void => show(message.length);
  chat.on('error', listener);
  chat.off('error', listener);
  chat.q.push(['open']);
  chat.logout();
  chat.destroy();
  // @ts-expect-error `open` takes nothing
  chat.open('panel');
  // @ts-expect-error the listener of another event
  chat.on('unread', listener);
  // @ts-expect-error a token is a text, or how to get one
  chat.identify({ token: 42 });
  // @ts-expect-error this is not told to pages
  chat.q.push(['friction']);
}

export function whicheverIsThere(): void {
  window.Attune?.open?.();
  // @ts-expect-error before it has loaded there is nothing to call
  window.Attune?.open();
}
