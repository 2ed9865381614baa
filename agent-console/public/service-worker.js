// Keeps the console's own code at hand: a build's files, whose names change with their content, and one page that says
// in words that there is no connection. Nothing of a conversation is ever kept here.

// What this build is made of; a new build is a new worker. The console's policy lets no other script in.
const ours = { createScriptURL: () => '/console/worker-parts.js' };
importScripts((self.trustedTypes?.createPolicy('attune-worker', ours) ?? ours).createScriptURL(''));

const BASE = '/console/';
const KEPT_AS = 'attune-shell-';
const KEPT = KEPT_AS + self.BUILD;
const OFFLINE = [`${BASE}offline.html`, `${BASE}offline.css`, `${BASE}icon.svg`];

self.addEventListener('install', (event) => {
  const renewed = OFFLINE.map((address) => new Request(address, { cache: 'reload' }));
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll([...renewed, ...self.PARTS])));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetUnused().then(() => self.clients.claim()));
});

// A page of this build has come: perhaps the last one of an earlier build went.
self.addEventListener('message', (event) => {
  if (event.data?.loaded === self.BUILD) event.waitUntil(forgetUnused());
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

/** A page that was opened before an update finds the parts it has not asked for yet in the cache of its own build. */
async function fromKept(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && answer.type === 'basic') await (await caches.open(KEPT)).put(request, answer.clone());
  return answer;
}

/** Each page holds a lock by the name of its build for as long as it is open. */
async function forgetUnused() {
  const { held = [] } = await navigator.locks.query();
  const inUse = new Set([KEPT, ...held.map(({ name }) => name)]);
  const names = await caches.keys();
  const unused = names.filter((name) => name.startsWith(KEPT_AS) && !inUse.has(name));
  await Promise.all(unused.map((name) => caches.delete(name)));
}
