import { auditActorKinds, conversationStatuses, roles, webhookEventNames } from '@attune/protocol';
import * as v from 'valibot';

/*
 * What the API gives, as schemas: the document is made from them, and the compiler holds handlers to them. All instants
 * are epoch ms of the server.
 */

const at = v.pipe(v.number(), v.integer());
const name = v.nullable(v.string());

export const siteAnswer = v.object({ id: v.string(), name: v.string(), publicKey: v.string() });

export const authorAnswer = v.object({
  kind: v.picklist(['visitor', 'agent', 'system']),
  id: v.string(),
  name,
});

export const conversationAnswer = v.object({
  id: v.string(),
  siteId: v.string(),
  status: v.picklist(conversationStatuses),
  contact: v.object({ id: v.string(), name, label: v.string() }),
  path: name,
  lastSeq: v.pipe(v.number(), v.integer()),
  waitingSince: v.nullable(at),
  assignee: v.nullable(v.object({ id: v.string(), name: v.string() })),
  createdAt: at,
  updatedAt: at,
});

const entry = { seq: v.pipe(v.number(), v.integer()), at, author: authorAnswer };

export const messageAnswer = v.looseObject({
  ...entry,
  kind: v.literal('message'),
  clientId: v.string(),
  body: v.string(),
});

/** Entries of other kinds than those named may come; readers pass over what they do not know. */
export const eventAnswer = v.looseObject({ ...entry, kind: v.string() });

export const eventsAnswer = v.object({
  events: v.array(eventAnswer),
  upTo: v.pipe(v.number(), v.integer()),
  more: v.boolean(),
  epoch: v.string(),
});

export const contactAnswer = v.object({
  id: v.string(),
  siteId: v.string(),
  name,
  label: v.string(),
  locale: name,
  timeZone: name,
  firstSeenAt: at,
  lastSeenAt: at,
});

export const noteAnswer = v.looseObject({ id: v.string(), body: v.string(), at });

export const personAnswer = v.object({ id: v.string(), name: v.string() });

const sentence = v.array(v.union([v.string(), v.object({ name: v.string() })]));

export const signalsAnswer = v.object({
  score: v.number(),
  level: v.picklist(['calm', 'watch', 'flag', 'urgent']),
  since: v.nullable(at),
  contributions: v.array(v.looseObject({ kind: v.string(), points: v.number(), sentence, since: at })),
  flags: v.array(
    v.looseObject({
      id: v.string(),
      level: v.picklist(['watch', 'flag', 'urgent']),
      raisedAt: at,
      loweredAt: v.nullable(at),
      peakScore: v.number(),
    }),
  ),
});

export const webhookAnswer = v.object({
  id: v.string(),
  siteId: v.string(),
  name: v.string(),
  url: v.string(),
  events: v.array(v.picklist(webhookEventNames)),
  createdAt: at,
  failingSince: v.nullable(at),
  disabledAt: v.nullable(at),
  disabledWhy: name,
});

export const deliveryAnswer = v.object({
  id: v.string(),
  event: v.picklist(webhookEventNames),
  state: v.picklist(['pending', 'delivered', 'failed']),
  createdAt: at,
  nextAt: v.nullable(at),
  attempts: v.array(
    v.object({ at, tookMs: v.number(), status: v.nullable(v.number()), problem: name, answer: name }),
  ),
  body: v.string(),
});

export const auditAnswer = v.object({
  id: v.string(),
  at,
  siteId: name,
  actor: v.object({ kind: v.picklist(auditActorKinds), id: v.string(), name: v.string() }),
  action: v.string(),
  subject: v.object({ kind: v.string(), id: v.string(), name }),
  details: v.record(v.string(), v.nullable(v.union([v.string(), v.number(), v.boolean()]))),
});

export const keyAnswer = v.object({
  scopes: v.array(v.string()),
  role: v.picklist(roles),
  author: authorAnswer,
  siteIds: v.array(v.string()),
});

/** A page of things, and where the next one begins. */
export const pageOf = <Item extends v.GenericSchema>(item: Item) =>
  v.object({ items: v.array(item), next: v.nullable(v.string()) });
