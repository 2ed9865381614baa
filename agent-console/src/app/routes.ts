import { isPlaceName } from '../settings/place-names.ts';

/** Where somebody is in the console. The address bar is the truth; screens are drawn from it. */
export type Route =
  /** Signing in; and setting up two-factor, where somebody has to before anything else. */
  | { readonly screen: 'login' | 'two-factor'; readonly next: string }
  | { readonly screen: 'setup'; readonly token: string }
  /** What stands behind the "#" of a link in a letter; empty: nothing does. */
  | { readonly screen: 'join' | 'reset'; readonly token: string }
  | {
      readonly screen: 'inbox';
      readonly conversationId: string | null;
      /** A message to be brought into view. */
      readonly at?: number;
    }
  /** The settings; null: their list. */
  | { readonly screen: 'settings'; readonly place: string | null }
  | { readonly screen: 'search'; readonly query?: string }
  | { readonly screen: 'reports'; readonly report: string }
  | { readonly screen: Exclude<DeskScreen, 'reports'> }
  | { readonly screen: 'nowhere' };

/** Screens of the fast desk: what is found, who is there, what is ready, what calls. */
export type DeskScreen = 'search' | 'reports' | 'visitors' | 'ready' | 'notifications';

const BASE = '/console/';

/** @param address path, query and fragment, as `location` has them */
export function routeOf(address: string): Route {
  const { pathname, searchParams, hash } = new URL(address, 'https://console.invalid');
  if (`${pathname}/` === BASE) return { screen: 'inbox', conversationId: null };
  if (!pathname.startsWith(BASE)) return { screen: 'nowhere' };
  const [page = '', id, ...more] = pathname.slice(BASE.length).replace(/\/$/, '').split('/');
  if (more.length > 0) return { screen: 'nowhere' };
  if (page === 'conversations' && id) return conversationRoute(id, searchParams.get('at'));
  if (id !== undefined) return { screen: 'nowhere' };
  if (page === 'join' || page === 'reset') return { screen: page, token: hash.slice(1) };
  if (page === 'login' || page === 'two-factor')
    return { screen: page, next: safeNext(searchParams.get('next')) };
  return pageRoute(page, searchParams);
}

function pageRoute(page: string, searchParams: URLSearchParams): Route {
  switch (page) {
    case '':
    case 'conversations':
      return { screen: 'inbox', conversationId: null };
    case 'setup':
      return { screen: 'setup', token: searchParams.get('token') ?? '' };
    case 'settings':
      return { screen: 'settings', place: null };
    case 'search': {
      const query = searchParams.get('q');
      return { screen: 'search', ...(query === null ? {} : { query }) };
    }
    case 'reports':
      return reportRoute(searchParams.get('of'));
    case 'visitors':
    case 'ready':
    case 'notifications':
      return { screen: page };
    default:
      return isPlaceName(page) ? { screen: 'settings', place: page } : { screen: 'nowhere' };
  }
}

const reportRoute = (of: string | null): Route => ({ screen: 'reports', report: of ?? '' });

function conversationRoute(conversationId: string, at: string | null): Route {
  const seq = Number(at ?? NaN);
  return { screen: 'inbox', conversationId, ...(Number.isSafeInteger(seq) && seq > 0 ? { at: seq } : {}) };
}

export const paths = {
  inbox: BASE,
  reset: `${BASE}reset`,
  settings: `${BASE}settings`,
  /** One screen of the settings, by its name in `settings/places.ts`. */
  place: (name: string): string => `${BASE}${name}`,
  search: `${BASE}search`,
  reports: `${BASE}reports`,
  report: (name: string): string => `${BASE}reports?of=${name}`,
  visitors: `${BASE}visitors`,
  ready: `${BASE}ready`,
  notifications: `${BASE}notifications`,
  /** A message in its conversation, brought into view. */
  message: (id: string, seq: number): string => `${BASE}conversations/${encodeURIComponent(id)}?at=${seq}`,
  conversation: (id: string): string => `${BASE}conversations/${encodeURIComponent(id)}`,
  /** @param from where to go on after the login */
  login: (from: string): string => withNext('login', from),
  /** Where two-factor is set up by whoever has to before anything else. @param from where to go on after it */
  twoFactor: (from: string): string => withNext('two-factor', from),
} as const;

function withNext(page: string, from: string): string {
  const next = safeNext(from);
  return next === BASE ? `${BASE}${page}` : `${BASE}${page}?next=${encodeURIComponent(next)}`;
}

/** Screens that lead elsewhere when they are done. */
const ON_THE_WAY = ['login', 'two-factor', 'join', 'reset', 'setup'];

/** Only a path within the console: a link of somebody else's making must not lead out of it after the login. */
function safeNext(next: string | null): string {
  if (
    next === null ||
    !/^\/console\/[\w/-]*$/.test(next) ||
    ON_THE_WAY.some((page) => next.startsWith(BASE + page))
  )
    return BASE;
  return next;
}
