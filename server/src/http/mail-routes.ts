import { RequestError } from '@attune/protocol';
import type { Express, RequestHandler } from 'express';
import type { Unsubscribing } from '../mail/unsubscribing.ts';
import type { AddressOf } from '../realtime/address.ts';
import { addressKey } from './address-key.ts';
import { onlyBy } from './answer-error.ts';
import type { Limits } from './limits.ts';

export interface MailRoutesDeps {
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly unsubscribing: Unsubscribing;
}

/** `/mail/unsubscribe/TOKEN`: a page that asks once, since programs open links in mails, and the answer to its button. */
export function addMailRoutes(app: Express, deps: MailRoutesDeps): void {
  app
    .route('/mail/unsubscribe/:token')
    .get(limited(deps), askFirst(deps))
    .post(limited(deps), stopMails(deps))
    .all(onlyBy('GET', 'POST'));
}

function limited({ limits, addressOf }: MailRoutesDeps): RequestHandler {
  return async (request, response, next) => {
    await limits.take('api', addressKey(addressOf(request)));
    response.set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy':
        "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    });
    next();
  };
}

function askFirst({ unsubscribing }: MailRoutesDeps): RequestHandler {
  return (request, response) => {
    if (!unsubscribing.isValid(String(request.params['token']))) throw notOurs();
    const form =
      '<form method="post"><p>You can still read and write in the chat.</p><button>Stop these mails</button></form>';
    response.type('html').send(page('No more mails about answers', form));
  };
}

function stopMails({ unsubscribing }: MailRoutesDeps): RequestHandler {
  return async (request, response) => {
    if (!(await unsubscribing.end(String(request.params['token'])))) throw notOurs();
    const done = '<p>You get no more mails about answers. The chat is open to you as before.</p>';
    response.type('html').send(page('Done', done));
  };
}

const notOurs = () => new RequestError('not-found', 'This link does not work. Was it cut off?');

/** Fixed words only: nothing of the request goes into it. */
const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1>${body}</html>`;
