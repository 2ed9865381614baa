import { apiKeyRequests, type ApiKeyAnswers } from './api-key.ts';
import { auditRequests, type AuditAnswers } from './audit.ts';
import { automationRequests, type AutomationAnswers } from './automation.ts';
import { identityRequests, type IdentityAnswers } from './identity.ts';
import { webhookRequests, type WebhookAnswers } from './webhook.ts';

/** Requests of the console about other programs, about what is done by itself, and about who did what. */
export const outsideRequests = {
  ...apiKeyRequests,
  ...webhookRequests,
  ...automationRequests,
  ...auditRequests,
  ...identityRequests,
} as const;

export interface OutsideAnswers
  extends ApiKeyAnswers, WebhookAnswers, AutomationAnswers, AuditAnswers, IdentityAnswers {}
