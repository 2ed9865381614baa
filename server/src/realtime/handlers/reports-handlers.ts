import type { Reports } from '../../reports/reports.ts';
import type { WidgetHealthCounts } from '../../widget-health/widget-health.ts';
import { onOwnSite, type AgentHandlers } from './agent-handling.ts';

export interface ReportsHandlerDeps {
  readonly reports: Reports;
  readonly widgetHealth: Pick<WidgetHealthCounts, 'of'>;
}

const leads = onOwnSite('lead');

/** Reports of a site, for leads and admins: figures of a team are read by whoever answers for it. */
export function reportsHandlers({ reports, widgetHealth }: ReportsHandlerDeps) {
  return {
    'report:get': {
      limit: 'agent:search',
      authorise: leads,
      handle: async ({ siteId, name, ...query }) => ({ report: await reports.report(siteId, name, query) }),
    },
    'report:csv': {
      limit: 'agent:change',
      authorise: leads,
      handle: ({ siteId, name, ...query }) => reports.csv(siteId, name, query),
    },
    'widget-health:get': {
      limit: 'agent:light',
      authorise: onOwnSite('admin'),
      handle: async ({ siteId }) => ({ health: await widgetHealth.of(siteId) }),
    },
    'report-settings:get': {
      limit: 'agent:light',
      authorise: leads,
      handle: async ({ siteId }) => ({ settings: await reports.settings(siteId) }),
    },
    'report-settings:save': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      handle: async ({ siteId, settings }, { principal }) => ({
        settings: await reports.saveSettings(siteId, settings, principal.data.session.agent),
      }),
    },
  } satisfies Partial<AgentHandlers>;
}
