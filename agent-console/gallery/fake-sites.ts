import type { SiteDetails } from '@attune/protocol';
import { ok, refused, type FakeConnection } from './fake-connection.ts';

/** Two websites; the tag of the first is at work, that of another was never seen. */
export function answerSites(connection: FakeConnection, now: () => number): void {
  let sites: readonly SiteDetails[] = [
    {
      id: 'site-1',
      name: 'Fern & Field',
      publicKey: 'kX2',
      allowedOrigins: ['https://fern.example'],
      createdAt: 0,
    },
    { id: 'site-2', name: 'Help pages', publicKey: 'pQ7', allowedOrigins: [], createdAt: 1 },
  ];
  connection.answer('site:list', () => ok({ sites }));
  connection.answer('site:create', ({ name }) => {
    const id = `site-${sites.length + 1}`;
    const site: SiteDetails = { id, name, publicKey: id, allowedOrigins: [], createdAt: now() };
    sites = [...sites, site];
    return ok({ site });
  });
  connection.answer('site:update', ({ siteId, name, allowedOrigins }) => {
    const known = sites.find(({ id }) => id === siteId);
    if (!known) return refused('not-found', 'There is no such site among yours.');
    const site = {
      ...known,
      name: name ?? known.name,
      allowedOrigins: allowedOrigins ?? known.allowedOrigins,
    };
    sites = sites.map((each) => (each.id === siteId ? site : each));
    return ok({ site });
  });
  connection.answer('site:installation', ({ siteId }) =>
    ok({
      tag: `<script async src="https://chat.example.com/sites/${siteId}/widget.js"></script>`,
      tier: 'after-open',
      serverOrigin: 'https://chat.example.com',
      sightings:
        siteId === 'site-1'
          ? [
              {
                origin: 'https://fern.example',
                loadedAt: now() - 12_000,
                connectedAt: now() - 8_000,
                refusedAt: null,
              },
              {
                origin: 'https://old.example',
                loadedAt: now() - 90_000,
                connectedAt: null,
                refusedAt: now() - 80_000,
              },
            ]
          : [],
      now: now(),
    }),
  );
}
