import type { InboxItem, Mention } from '@attune/protocol';
import type { Desk } from '../app/desk.ts';
import { givenForText } from '../assignment/given-for.ts';
import { callsBetween, isCalledFor, isQuiet, type Call } from './calls.ts';
import { rulesOn } from './notifications.ts';

/** Calls the agent, by their own rules, while the console is not looked at: sound, desktop, a count in the title. */
export interface Attention {
  close(): void;
}

/** What is told of a burst, in words. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  /** Where it leads; null: to the inbox. */
  readonly conversationId: string | null;
}

/** Something to be told, by the rules for its site. */
interface Called {
  readonly siteId: string;
  readonly notice: Notice;
}

export interface AttentionNeeds {
  readonly page: Window;
  readonly desk: Pick<Desk, 'inbox' | 'notifications' | 'me' | 'toasts'>;
  sound(): void;
  /** Shows a desktop notification, where the browser lets it. */
  show(notice: Notice): void;
  readonly now?: () => Date;
}

/** What comes within this time is told together. */
const BURST_MS = 1_200;

export function createAttention({
  page,
  desk,
  sound,
  show,
  now = () => new Date(),
}: AttentionNeeds): Attention {
  const { document } = page;
  const { inbox, notifications } = desk;
  const title = document.title;
  let missed = 0;
  let before = inbox.state.value.items;
  let burst: Called[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const rulesAt = (siteId: string) => rulesOn(notifications.rules.value, siteId);
  const badge = (): void => {
    document.title = missed > 0 ? `(${missed}) ${title}` : title;
  };
  const tell = (): void => {
    const told = burst;
    burst = [];
    timer = undefined;
    if (!document.hidden) return;
    const at = now();
    const minute = at.getHours() * 60 + at.getMinutes();
    const loud = told.filter(({ siteId }) => !isQuiet(rulesAt(siteId), minute));
    if (loud.some(({ siteId }) => rulesAt(siteId).sound)) sound();
    const shown = loud.filter(({ siteId }) => rulesAt(siteId).desktop).map(({ notice }) => notice);
    if (shown.length > 0) show(together(shown));
  };
  const call = (called: Called, count: number): void => {
    if (!document.hidden) return;
    missed += count;
    badge();
    burst.push(called);
    timer ??= setTimeout(tell, BURST_MS);
  };
  /** A person's doing may be their own, and shows where it is done; that the server shared it out shows nowhere else. */
  const sayGiven = (item: InboxItem): void => {
    const why = givenForText(item);
    if (why !== null && !document.hidden) desk.toasts.say(`${nameOf(item)} was given to you (${why})`);
  };
  const look = (): void => {
    const { items } = inbox.state.value;
    const agentId = desk.me.value?.agent.id ?? '';
    for (const each of callsBetween(before, items, agentId)) {
      const { siteId } = each.item;
      if (each.kind === 'given') sayGiven(each.item);
      const rules = rulesAt(siteId);
      if (isCalledFor(each, rules, agentId))
        call({ siteId, notice: noticeOf(each, rules.preview) }, countOf(each));
    }
    before = items;
  };
  const mentioned = (mention: Mention, siteId: string): void => {
    const rules = rulesAt(siteId);
    if (!rules.mentions) return;
    const notice = {
      title: `${mention.byName} called you in a note`,
      conversationId: mention.conversationId,
    };
    if (!document.hidden) desk.toasts.say(`${notice.title}: ${mention.excerpt}`);
    call({ siteId, notice: { ...notice, body: rules.preview ? mention.excerpt : '' } }, 1);
  };
  const seen = (): void => {
    if (document.hidden) return;
    missed = 0;
    badge();
  };
  const leaveInbox = inbox.state.subscribe(look);
  const leaveMentions = notifications.onMention(mentioned);
  document.addEventListener('visibilitychange', seen);
  return {
    close() {
      clearTimeout(timer);
      leaveInbox();
      leaveMentions();
      document.removeEventListener('visibilitychange', seen);
      document.title = title;
    },
  };
}

const nameOf = ({ visitorName, visitorLabel }: InboxItem): string => visitorName ?? visitorLabel;
const countOf = (call: Call): number => (call.kind === 'message' ? call.count : 1);

function noticeOf(call: Call, isPreviewed: boolean): Notice {
  const { item } = call;
  const who = nameOf(item);
  const conversationId = item.conversationId;
  if (call.kind === 'flag') return { title: `${who} is having a hard time`, body: '', conversationId };
  if (call.kind === 'given') return { title: `${who} was given to you`, body: '', conversationId };
  const body = isPreviewed ? (item.lastMessage?.preview ?? '') : '';
  return { title: `${who} wrote`, body, conversationId };
}

/** A burst is one notification: of one conversation by its last word, of several by their number. */
export function together(notices: readonly Notice[]): Notice {
  const last = notices.at(-1) ?? { title: '', body: '', conversationId: null };
  const places = new Set(notices.map(({ conversationId }) => conversationId));
  if (places.size <= 1) return last;
  return { title: `${places.size} conversations need a look`, body: last.title, conversationId: null };
}
