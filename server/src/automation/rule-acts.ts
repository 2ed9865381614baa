import { MAX_LABELS_ON_ONE, RequestError, type Author, type InboxItem } from '@attune/protocol';
import { changeBeside, type BesideChange } from '../conversations/conversation-access.ts';
import type { Added, Conversations } from '../conversations/conversations.ts';
import { toInboxItem } from '../conversations/inbox-item.ts';
import type { Db } from '../db/open-database.ts';
import { oweHappening } from '../happenings/happenings.ts';
import type { Notes } from '../notes/notes.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import { conversationOf } from '../webhooks/webhook-body.ts';
import type { Acted, Acting, Acts } from './acts.ts';
import { findAgentOfSite, findLabelName, findTeamName } from './act-target.repository.ts';

export interface RuleActsDeps {
  /** Services that work inside a transaction. */
  conversationsOn(tx: Db): Pick<Conversations, 'addMessage' | 'setStatus'>;
  notesOn(tx: Db): Pick<Notes, 'add'>;
  readonly webhooks: Pick<Webhooks, 'tellOne' | 'wake'>;
  readonly news: { inboxItem(item: InboxItem): void };
  besideChanged(key: { readonly siteId: string; readonly conversationId: string }): void;
  now(): number;
}

/** How rules do what they do. */
export function createRuleActs(deps: RuleActsDeps): Acts {
  const { conversationsOn, notesOn, webhooks, news, besideChanged, now } = deps;

  const arrange = async ({ tx, row, runId }: Acting, change: BesideChange, words: string): Promise<Acted> => {
    const key = { siteId: row.siteId, conversationId: row.id };
    const at = now();
    const after = await changeBeside(tx, key, change, at);
    if (after === null) throw gone();
    const told = 'labelIds' in change ? 'labelled' : 'assigneeId' in change ? 'assigned' : null;
    if (told !== null) await oweHappening(tx, { kind: told, ...key, id: runId }, at);
    return { words, tell: () => news.inboxItem(toInboxItem(after)) };
  };

  return {
    async status({ status }, { tx, row, author, clientId }) {
      const key = { siteId: row.siteId, conversationId: row.id };
      if (row.status === status) throw new RequestError('conflict', `It was ${status} already.`);
      const added = await conversationsOn(tx).setStatus(key, author, clientId, status);
      return said(added, status === 'resolved' ? 'resolved it' : 'opened it');
    },

    async assign({ agentId }, acting) {
      if (agentId === null)
        return arrange(
          acting,
          { assigneeId: null, assigneeName: null, givenFor: null },
          'gave it to nobody in particular',
        );
      const agent = await findAgentOfSite(acting.tx, acting.row.siteId, agentId);
      if (agent === null) throw new RequestError('not-found', 'Whom it names no longer works on this site.');
      const change = { assigneeId: agent.id, assigneeName: agent.name, givenFor: null };
      return arrange(acting, change, `gave it to ${agent.name}`);
    },

    async 'assign-team'({ teamId }, acting) {
      const name = await findTeamName(acting.tx, acting.row.siteId, teamId);
      if (name === null) throw new RequestError('not-found', 'The team it names is no more.');
      return arrange(acting, { teamId }, `gave it to the team ${name}`);
    },

    async label({ labelId, on }, acting) {
      const name = await findLabelName(acting.tx, acting.row.siteId, labelId);
      if (name === null) throw new RequestError('not-found', 'The label it names is no more.');
      const before = acting.row.labelIds;
      if (before.includes(labelId) === on)
        throw new RequestError('conflict', on ? `It had “${name}” already.` : `It did not have “${name}”.`);
      if (on && before.length >= MAX_LABELS_ON_ONE)
        throw new RequestError('invalid', `It has ${MAX_LABELS_ON_ONE} labels already.`);
      const labelIds = on ? [...before, labelId] : before.filter((id) => id !== labelId);
      return arrange(acting, { labelIds }, on ? `put “${name}” on it` : `took “${name}” off`);
    },

    priority: ({ priority }, acting) => arrange(acting, { priority }, `set its priority to ${priority}`),

    async note({ body }, { tx, row, author, clientId }) {
      const place = { siteId: row.siteId, visitorId: row.visitorId, conversationId: row.id };
      await notesOn(tx).add(place, { ...author, name: 'A rule' }, clientId, body);
      return { words: 'wrote a note', tell: () => besideChanged(place) };
    },

    async send({ body }, { tx, row, author, clientId }) {
      const key = { siteId: row.siteId, conversationId: row.id };
      return said(
        await conversationsOn(tx).addMessage(key, author, { clientId, body }),
        'wrote to the visitor',
      );
    },

    async webhook({ webhookId }, { tx, row, happened, runId }) {
      const { siteId, id: conversationId } = row;
      const tidings = {
        event: 'automation.ran',
        eventId: `${runId}.${webhookId}`,
        at: now(),
        data: { conversation: conversationOf(row), because: happened.happening.kind },
      } as const;
      if (!(await webhooks.tellOne(tx, { siteId, webhookId }, tidings, conversationId)))
        throw new RequestError('not-found', 'The webhook it names is gone or switched off.');
      return { words: 'told the webhook', tell: webhooks.wake };
    },
  };
}

const said = ({ tell }: Added, words: string): Acted => ({ words, tell });
const gone = () => new RequestError('not-found', 'This conversation does not exist.');

/** Rules speak for the site, not for a person. */
export const ruleAuthor = (ruleId: string): Author => ({ kind: 'system', id: `rule-${ruleId}`, name: null });
