/** Where somebody is in the console. The address bar is the truth; screens are drawn from it. */
export type Route =
  | { readonly screen: 'login'; readonly next: string }
  | { readonly screen: 'setup'; readonly token: string }
  | { readonly screen: 'inbox'; readonly conversationId: string | null }
  | { readonly screen: 'thresholds' }
  | { readonly screen: 'signal-policy' }
  | { readonly screen: 'people' }
  | { readonly screen: WordsScreen }
  | { readonly screen: 'nowhere' };

/** Screens about words; their code comes when they are asked for. */
export type WordsScreen = 'phrases' | 'empathy' | 'hot-spots' | 'kept-words';

/** Screens whose address is their name. */
const plainScreens = [
  { screen: 'thresholds' },
  { screen: 'signal-policy' },
  { screen: 'people' },
  { screen: 'phrases' },
  { screen: 'empathy' },
  { screen: 'hot-spots' },
  { screen: 'kept-words' },
] as const satisfies readonly Route[];

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
    default:
      return plainScreens.find(({ screen }) => screen === page) ?? { screen: 'nowhere' };
  }
}

export const paths = {
  inbox: BASE,
  thresholds: `${BASE}thresholds`,
  signalPolicy: `${BASE}signal-policy`,
  people: `${BASE}people`,
  phrases: `${BASE}phrases`,
  empathy: `${BASE}empathy`,
  hotSpots: `${BASE}hot-spots`,
  keptWords: `${BASE}kept-words`,
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
