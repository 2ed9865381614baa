import type { EmpathySettings } from '@attune/protocol';

/** What holds until an admin saves something: the coach is on, nobody gives money away, no model is asked. */
export const DEFAULT_EMPATHY_SETTINGS: EmpathySettings = {
  glossary: [],
  policies: [],
  goodwill: { currency: 'EUR', perConversation: 0 },
  nameTheUnsaid: true,
  coach: { enabled: true, silenced: [] },
  arc: 'warm-first',
  timeZone: 'UTC',
  model: { enabled: false, baseUrl: '', name: '', apiKey: '', callsPerConversation: 3, callsPerDay: 200 },
};
