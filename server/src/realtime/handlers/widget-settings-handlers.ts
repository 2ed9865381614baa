import type { Conversations } from '../../conversations/conversations.ts';
import type { Forms } from '../../forms/forms.ts';
import type { Notices } from '../../notices/notices.ts';
import type { WidgetSettingsOfSites } from '../../widget-settings/widget-settings-of-site.ts';
import { onOwnSite, ownConversation, type AgentHandlers } from './agent-handling.ts';

export interface WidgetSettingsHandlerDeps {
  readonly conversations: Conversations;
  readonly widgetSettings: WidgetSettingsOfSites;
  readonly forms: Forms;
  readonly notices: Notices;
  now(): number;
}

/** What admins set about the widget, and what agents see of it: hours, and what visitors filled in. */
export function widgetSettingsHandlers(deps: WidgetSettingsHandlerDeps) {
  const { conversations, widgetSettings, forms, notices, now } = deps;
  return {
    'widget-settings:get': {
      limit: 'agent:light',
      authorise: onOwnSite('admin'),
      handle: ({ siteId }) => widgetSettings.answer(siteId),
    },
    'widget-settings:save': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      async handle({ siteId, baseVersion, change }, { principal, afterAck }) {
        const by = principal.data.session.agent;
        const saved = await widgetSettings.save(siteId, change, { baseVersion, by });
        afterAck(saved.tell);
        return saved.answer;
      },
    },
    'hours:get': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: ({ siteId }) => widgetSettings.hours.opening(siteId, now()),
    },
    'form:answers': {
      limit: 'agent:light',
      async handle({ conversationId }, { principal }) {
        const row = await ownConversation(conversations, principal, conversationId);
        const [answers, notice, consent] = await Promise.all([
          forms.of(row),
          notices.latest(row),
          notices.latestConsent(row),
        ]);
        return { answers, notice, consent };
      },
    },
  } satisfies Partial<AgentHandlers>;
}
