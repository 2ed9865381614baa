import type { Role } from '@attune/protocol';

export const roleWords: Readonly<Record<Role, string>> = { agent: 'Agent', lead: 'Lead', admin: 'Admin' };

export const roleMeanings: Readonly<Record<Role, string>> = {
  agent: 'Answers visitors.',
  lead: 'Answers visitors and looks after a team.',
  admin: 'Answers visitors, sets thresholds, manages people.',
};
