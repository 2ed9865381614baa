import type { News } from '../news/news.ts';
import type { AgentNamespace, VisitorNamespace } from './realtime-types.ts';
import { adminRoom, agentRoom, conversationRoom, siteRoom, siteVisitorsRoom, visitorRoom } from './rooms.ts';

/**
 * News over sockets: of whole namespaces to every process that shares the adapter, of their `local` part to this process
 * alone.
 */
export function createSocketNews(
  visitors: Pick<VisitorNamespace, 'to' | 'in'>,
  agents: Pick<AgentNamespace, 'to'>,
): News {
  return {
    event({ siteId, conversationId, visitorId }, event) {
      visitors.to(visitorRoom(siteId, visitorId)).emit('conversation:event', { conversationId, event });
      agents
        .to(conversationRoom(siteId, conversationId))
        .emit('conversation:event', { conversationId, event });
    },
    typing({ siteId, conversationId, visitorId }, author, typing) {
      agents.to(siteRoom(siteId)).emit('typing:changed', { conversationId, author, typing });
      if (author.kind !== 'agent') return;
      visitors
        .to(visitorRoom(siteId, visitorId))
        .emit('typing:changed', { conversationId, name: author.name, typing });
    },
    inboxItem(item) {
      agents.to(siteRoom(item.siteId)).emit('inbox:changed', { item });
    },
    friction({ siteId, conversationId }, friction, flags) {
      agents
        .to(conversationRoom(siteId, conversationId))
        .emit('friction:changed', { conversationId, friction, flags });
    },
    suggestions({ siteId, conversationId }, { suggestions, collapsed, held }) {
      agents
        .to(conversationRoom(siteId, conversationId))
        .emit('suggestions:offered', { conversationId, suggestions, collapsed, held });
    },
    beside({ siteId, conversationId }, beside) {
      agents.to(conversationRoom(siteId, conversationId)).emit('beside:changed', { conversationId, beside });
    },
    promiseDue(siteId, promise) {
      agents.to(agentRoom(siteId, promise.ownerId)).emit('promise:due', { promise });
    },
    phrases(siteId) {
      agents.to(siteRoom(siteId)).emit('phrases:changed', { siteId });
    },
    answerExpected({ siteId, conversationId, visitorId }, by, name) {
      visitors.to(visitorRoom(siteId, visitorId)).emit('answer:expected', { conversationId, by, name });
    },
    visitorErased(siteId, visitorId, conversationIds) {
      visitors.in(visitorRoom(siteId, visitorId)).disconnectSockets(true);
      agents.to(siteRoom(siteId)).emit('visitor:erased', { siteId, conversationIds });
    },
    page({ siteId, conversationId }, path, at) {
      agents.to(conversationRoom(siteId, conversationId)).emit('page:changed', { conversationId, path, at });
    },
    thresholds(siteId, settings) {
      agents.to(siteRoom(siteId)).emit('thresholds:changed', { siteId, settings });
    },
    mention(siteId, agentId, mention) {
      agents.to(agentRoom(siteId, agentId)).emit('mention:created', { siteId, mention });
    },
    notificationRules(siteId, agentId, rules) {
      agents.to(agentRoom(siteId, agentId)).emit('notification-rules:changed', { siteId, rules });
    },
    unreadMark({ siteId, agentId }, conversationId, unread) {
      agents.to(agentRoom(siteId, agentId)).emit('unread-mark:changed', { siteId, conversationId, unread });
    },
    canned(siteId) {
      agents.to(siteRoom(siteId)).emit('canned:changed', { siteId });
    },
    sites(siteIds) {
      agents.to(siteIds.map(siteRoom)).emit('sites:changed', {});
    },
    teamWork(siteId) {
      agents.to(siteRoom(siteId)).emit('team-work:changed', { siteId });
    },
    views(siteId) {
      agents.to(siteRoom(siteId)).emit('views:changed', { siteId });
    },
    availability(siteId) {
      agents.to(siteRoom(siteId)).emit('availability:changed', { siteId });
    },
    viewing(siteId, viewing) {
      agents.to(siteRoom(siteId)).emit('viewing:changed', viewing);
    },
    mutes(siteId, mutes) {
      agents.to(adminRoom(siteId)).emit('mutes:changed', { siteId, mutes });
    },
    widget(siteId) {
      visitors.to(siteVisitorsRoom(siteId)).emit('widget:changed', {});
    },
    queue({ siteId, conversationId, visitorId }, place) {
      visitors.to(visitorRoom(siteId, visitorId)).emit('queue:changed', { conversationId, place });
    },
    deedEnded(siteId, agentId, ended) {
      agents.to(agentRoom(siteId, agentId)).emit('deed:ended', ended);
    },
    webhookStopped(siteId, webhook) {
      agents.to(adminRoom(siteId)).emit('webhook:stopped', { siteId, webhook });
    },
    webhooks(siteId) {
      agents.to(adminRoom(siteId)).emit('webhooks:changed', { siteId });
    },
    recorder(siteId, recorder) {
      visitors.to(siteVisitorsRoom(siteId)).emit('recorder:changed', { recorder });
    },
  };
}
