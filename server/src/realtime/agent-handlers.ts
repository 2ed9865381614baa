import type { AgentHandlers } from './handlers/agent-handling.ts';
import { accountHandlers, type AccountHandlerDeps } from './handlers/account-handlers.ts';
import { availabilityHandlers, type AvailabilityDeps } from './handlers/availability-handlers.ts';
import { besideHandlers, type BesideDeps } from './handlers/beside-handlers.ts';
import { careHandlers, type CareDeps } from './handlers/care-handlers.ts';
import { conversationHandlers, type ConversationDeps } from './handlers/conversation-handlers.ts';
import { deedHandlers, leavingDeeds, type DeedDeps } from './handlers/deed-handlers.ts';
import { deskHandlers, type DeskDeps } from './handlers/desk-handlers.ts';
import { identityHandlers, type IdentityHandlerDeps } from './handlers/identity-handlers.ts';
import { inboxHandlers, type InboxDeps } from './handlers/inbox-handlers.ts';
import { inChatHandlers, type InChatHandlerDeps } from './handlers/in-chat-handlers.ts';
import { mailHandlers, type MailHandlerDeps } from './handlers/mail-handlers.ts';
import { messageHandlers, type MessageDeps } from './handlers/message-handlers.ts';
import { outsideHandlers, type OutsideDeps } from './handlers/outside-handlers.ts';
import { peopleHandlers } from './handlers/people-handlers.ts';
import { phraseHandlers } from './handlers/phrase-handlers.ts';
import { privacyHandlers } from './handlers/privacy-handlers.ts';
import { remembering } from './handlers/remembering.ts';
import { replayHandlers, type ReplayDeps } from './handlers/replay-handlers.ts';
import { reportsHandlers, type ReportsHandlerDeps } from './handlers/reports-handlers.ts';
import { signalHandlers, type SignalDeps } from './handlers/signal-handlers.ts';
import { signalPolicyHandlers } from './handlers/signal-policy-handlers.ts';
import { startHandlers, type StartDeps } from './handlers/start-handlers.ts';
import { teamHandlers, type TeamDeps } from './handlers/team-handlers.ts';
import { siteHandlers, type SiteHandlerDeps } from './handlers/site-handlers.ts';
import { thresholdHandlers } from './handlers/threshold-handlers.ts';
import {
  widgetSettingsHandlers,
  type WidgetSettingsHandlerDeps,
} from './handlers/widget-settings-handlers.ts';
import { visitHandlers, type VisitDeps } from './handlers/visit-handlers.ts';

export type { AgentHandlers };

export type AgentHandlerDeps = StartDeps &
  ConversationDeps &
  MessageDeps &
  InChatHandlerDeps &
  BesideDeps &
  CareDeps &
  DeskDeps &
  DeedDeps &
  OutsideDeps &
  MailHandlerDeps &
  SiteHandlerDeps &
  IdentityHandlerDeps &
  ReplayDeps &
  ReportsHandlerDeps &
  SignalDeps &
  VisitDeps &
  InboxDeps &
  TeamDeps &
  AvailabilityDeps &
  WidgetSettingsHandlerDeps &
  AccountHandlerDeps &
  Parameters<typeof peopleHandlers>[0] &
  Parameters<typeof phraseHandlers>[0] &
  Parameters<typeof privacyHandlers>[0] &
  Parameters<typeof signalPolicyHandlers>[0] &
  Parameters<typeof thresholdHandlers>[0];

/** What each request of the console does, by noun. */
export function createAgentHandlers(deps: AgentHandlerDeps): AgentHandlers {
  const handlers: AgentHandlers = {
    ...startHandlers(deps),
    ...conversationHandlers(deps),
    ...messageHandlers(deps),
    ...inChatHandlers(deps),
    ...besideHandlers(deps),
    ...careHandlers(deps),
    ...phraseHandlers(deps),
    ...signalHandlers(deps),
    ...visitHandlers(deps),
    ...widgetSettingsHandlers(deps),
    ...thresholdHandlers(deps),
    ...replayHandlers(deps),
    ...signalPolicyHandlers(deps),
    ...peopleHandlers(deps),
    ...accountHandlers(deps),
    ...privacyHandlers(deps),
    ...inboxHandlers(deps),
    ...teamHandlers(deps),
    ...availabilityHandlers(deps),
    ...deskHandlers(deps),
    ...deedHandlers(deps),
    ...outsideHandlers(deps),
    ...mailHandlers(deps),
    ...siteHandlers(deps),
    ...identityHandlers(deps),
    ...reportsHandlers(deps),
  };
  return leavingDeeds(remembering(handlers, deps.auditLog.remember), deps);
}
