import { RequestError, type ConsentTier, type RecorderPolicy } from '@attune/protocol';
import type { Express, RequestHandler } from 'express';
import type { AddressOf } from '../realtime/address.ts';
import { isOriginAllowed, type Sites } from '../sites/sites.ts';
import { addressKey } from './address-key.ts';
import { onlyBy } from './answer-error.ts';
import type { Limits } from './limits.ts';

/** A change reaches pages that have not opened the chat within this time; the others are told at once. */
const KEPT_FOR = 'public, max-age=60';

/** Tiers in which pages are watched before there is a connection. */
const BEFORE_OPENING: ReadonlySet<ConsentTier> = new Set(['after-consent', 'always']);

export interface WidgetRoutesDeps {
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly sites: Pick<Sites, 'findByPublicKey'>;
  recorderOf(siteId: string): Promise<RecorderPolicy>;
}

/** What the loader has to know before any connection; it carries no cookie and says nothing of the visitor. */
export function addWidgetRoutes(app: Express, deps: WidgetRoutesDeps): void {
  app.route('/api/widget/policy').get(sendPolicy(deps)).all(onlyBy('GET', 'HEAD'));
}

function sendPolicy({ limits, addressOf, sites, recorderOf }: WidgetRoutesDeps): RequestHandler {
  return async (request, response) => {
    // Before anything is refused: caches must not give one page the answer for another one's.
    response.vary('Origin');
    await limits.take('widget', addressKey(addressOf(request)));
    const key = request.query['site'];
    const site = typeof key === 'string' && key.length <= 64 ? await sites.findByPublicKey(key) : null;
    if (site === null)
      throw new RequestError('not-found', 'There is no site with this key.', { field: 'site' });
    const { origin } = request.headers;
    // Browsers leave it out for pages of our own origin, such as the demo.
    if (origin !== undefined && !isOriginAllowed(site, origin)) {
      throw new RequestError('forbidden', 'Pages of this origin may not open this chat.');
    }
    const recorder = await recorderOf(site.id);
    if (origin !== undefined) response.set('Access-Control-Allow-Origin', origin);
    response.set({ 'Cache-Control': KEPT_FOR, 'Cross-Origin-Resource-Policy': 'cross-origin' });
    response.json(BEFORE_OPENING.has(recorder.tier) ? recorder : { tier: recorder.tier });
  };
}
