// Keeps the console's own code at hand: files whose names change with their content, and one page that says in words
// that there is no connection. Nothing of a conversation is ever kept here.

const KEPT = 'attune-shell-1';
const BASE = '/console/';
const OFFLINE = [`${BASE}offline.html`, `${BASE}offline.css`, `${BASE}icon.svg`];
/** Parts of earlier builds make room when there are more. */
const MOST_KEPT = 150;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(OFFLINE)));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match(OFFLINE[0])));
  else if (url.pathname.startsWith(`${BASE}assets/`)) event.respondWith(fromKept(request));
  else if (OFFLINE.includes(url.pathname))
    event.respondWith(fetch(request).catch(() => caches.match(request)));
});

async function fromKept(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && answer.type === 'basic') {
    await cache.put(request, answer.clone());
    await makeRoom(cache);
  }
  return answer;
}

/** The oldest go first, the page without a connection never. */
async function makeRoom(cache) {
  const parts = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith(`${BASE}assets/`));
  for (const part of parts.slice(0, Math.max(0, parts.length - MOST_KEPT))) await cache.delete(part);
}

async function forgetOthers() {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith('attune-shell-') && name !== KEPT);
  await Promise.all(ours.map((name) => caches.delete(name)));
}
