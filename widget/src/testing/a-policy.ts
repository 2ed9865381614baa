import type { RecorderPolicy } from '@attune/protocol';

/** What a site allows that has set nothing up. */
export function aPolicy(given: Partial<RecorderPolicy> = {}): RecorderPolicy {
  return {
    tier: 'after-open',
    names: 'name',
    allowPaths: [],
    denyPaths: [],
    ignoreSelector: '',
    errorSelector: '',
    expectedMissing: [],
    cursor: false,
    copiedErrors: false,
    hesitation: false,
    ...given,
  };
}
