import { RequestError } from '@attune/protocol';
import type { Express, RequestHandler } from 'express';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { siteScript } from '../launcher/site-script.ts';
import type { Launchers } from '../launcher/launchers.ts';
import type { AddressOf } from '../realtime/address.ts';
import { addressKey } from './address-key.ts';
import { onlyBy } from './answer-error.ts';
import type { Sightings } from '../sites/sightings.ts';
import { encode, sendEncoded, type Encoded } from './encoded.ts';
import type { Limits } from './limits.ts';
import { widgetHeaders } from './security-headers.ts';
import { sendNotBuilt } from './static-files.ts';
import type { Paths } from './paths.ts';

/** What an admin changes reaches new page views within a minute, and nobody's page waits for the question. */
const CACHE = 'public, max-age=60, stale-while-revalidate=86400';

/** For so long a script is sent again without asking the database. */
const KEPT_MS = 3_000;
const MOST_KEPT = 500;

export interface SiteScriptDeps {
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly launchers: Launchers;
  readonly paths: Paths;
  readonly sightings: Pick<Sightings, 'notice'>;
}

/** `/sites/KEY/widget.js`: the one request of a page whose chat is closed, with the site's settings in it. */
export function addSiteScriptRoutes(app: Express, deps: SiteScriptDeps): void {
  app.use('/sites', widgetHeaders);
  app.route('/sites/:key/widget.js').get(sendSiteScript(deps)).all(onlyBy('GET', 'HEAD'));
}

function sendSiteScript({ limits, addressOf, launchers, paths, sightings }: SiteScriptDeps): RequestHandler {
  const kept = new Map<string, { readonly until: number; readonly script: Encoded }>();
  const packed = new Map<string, Encoded>();

  async function make(key: string): Promise<Encoded> {
    const settings = await launchers.launcherSettingsOf(key);
    if (settings === null)
      throw new RequestError('not-found', 'There is no site with this key. Check the script tag.');
    const text = siteScript(await readFile(join(paths.widget, 'widget.js'), 'utf8'), key, settings);
    const known = packed.get(key);
    // Packing costs more than asking; most of the time nothing has changed.
    const script = known?.plain.equals(Buffer.from(text)) === true ? known : await encode(text);
    remember(packed, key, script);
    remember(kept, key, { until: Date.now() + KEPT_MS, script });
    return script;
  }

  return async (request, response) => {
    const key = String(request.params['key']);
    const ready = kept.get(key);
    if (ready !== undefined && ready.until > Date.now()) return reply(ready.script);
    if (!existsSync(join(paths.widget, 'widget.js'))) return sendNotBuilt(response);
    await limits.take('widget', addressKey(addressOf(request)));
    reply(await make(key));

    function reply(script: Encoded): void {
      sightings.notice(key, request.get('referer'), 'loaded');
      response.set('Cache-Control', CACHE).type('text/javascript');
      sendEncoded(request, response, script);
    }
  };
}

/** Keeps the latest few: keys are made up by whoever asks, but only those of sites come here. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST_KEPT && oldest !== undefined) map.delete(oldest);
}
