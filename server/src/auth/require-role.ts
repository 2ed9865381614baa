import { RequestError, roles, type Role } from '@attune/protocol';

const plural: Readonly<Record<Role, string>> = { agent: 'agents', lead: 'leads', admin: 'admins' };

/**
 * Lets only this role and those above it pass: agent < lead < admin.
 * @throws RequestError `forbidden`
 */
export function requireRole(agent: { readonly role: Role }, least: Role): void {
  const allowed = roles.slice(roles.indexOf(least));
  if (allowed.includes(agent.role)) return;
  const who = allowed.map((role) => plural[role]).join(' and ');
  throw new RequestError('forbidden', `Only ${who} may do this. Ask one of them.`);
}
