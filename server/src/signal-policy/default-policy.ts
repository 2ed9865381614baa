import type { SignalPolicy } from '@attune/protocol';

/** What holds until an admin saves something: the page is watched from the moment the visitor opens the chat. */
export const DEFAULT_POLICY: SignalPolicy = {
  tier: 'after-open',
  names: 'name',
  allowPaths: [],
  denyPaths: [],
  ignoreSelector: '',
  errorSelector: '',
  expectedMissing: [],
  retentionDays: 30,
};
