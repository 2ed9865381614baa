import type { Role } from '@attune/protocol';
import { agentOn, signIn, valueOf, type AgentClient } from './clients.ts';

const password = 'a password of mine';

/** Somebody else who works on the site, signed in. */
export async function colleagueOn(
  url: string,
  admin: AgentClient,
  name: string,
  role: Role = 'agent',
): Promise<AgentClient> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
  valueOf(await admin.reply('people:create', { name, email, role, password }));
  return agentOn(url, await signIn(url, email, password));
}
