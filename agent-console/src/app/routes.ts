import { placeNamed } from '../settings/places.ts';

/** Where somebody is in the console. The address bar is the truth; screens are drawn from it. */
export type Route =
  | { readonly screen: 'login'; readonly next: string }
  | { readonly screen: 'setup'; readonly token: string }
  | { readonly screen: 'inbox'; readonly conversationId: string | null }
  /** The settings; null: their list. */
  | { readonly screen: 'settings'; readonly place: string | null }
  | { readonly screen: 'nowhere' };

const BASE = '/console/';

/** @param address path and query, as in `location.pathname + location.search` */
export function routeOf(address: string): Route {
  const { pathname, searchParams } = new URL(address, 'https://console.invalid');
  if (`${pathname}/` === BASE) return { screen: 'inbox', conversationId: null };
  if (!pathname.startsWith(BASE)) return { screen: 'nowhere' };
  const [page = '', id, ...more] = pathname.slice(BASE.length).replace(/\/$/, '').split('/');
  if (more.length > 0) return { screen: 'nowhere' };
  if (page === 'conversations' && id) return { screen: 'inbox', conversationId: id };
  if (id !== undefined) return { screen: 'nowhere' };
  switch (page) {
    case '':
    case 'conversations':
      return { screen: 'inbox', conversationId: null };
    case 'login':
      return { screen: 'login', next: safeNext(searchParams.get('next')) };
    case 'setup':
      return { screen: 'setup', token: searchParams.get('token') ?? '' };
    case 'settings':
      return { screen: 'settings', place: null };
    default:
      return placeNamed(page) ? { screen: 'settings', place: page } : { screen: 'nowhere' };
  }
}

export const paths = {
  inbox: BASE,
  settings: `${BASE}settings`,
  /** One screen of the settings, by its name in `settings/places.ts`. */
  place: (name: string): string => `${BASE}${name}`,
  conversation: (id: string): string => `${BASE}conversations/${encodeURIComponent(id)}`,
  /** @param from where to go on after the login */
  login: (from: string): string => {
    const next = safeNext(from);
    return next === BASE ? `${BASE}login` : `${BASE}login?next=${encodeURIComponent(next)}`;
  },
} as const;

/** Only a path within the console: a link of somebody else's making must not lead out of it after the login. */
function safeNext(next: string | null): string {
  if (next === null || !/^\/console\/[\w/-]*$/.test(next) || next.startsWith(`${BASE}login`)) return BASE;
  return next;
}
