import * as v from 'valibot';
import { agentRequests } from './agent-requests.ts';
import { labelField } from './fields.ts';

/** Body of `POST /api/setup`: creates the first admin, once, with the link that the first start printed. */
export const setupInput = v.strictObject({
  token: v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(128)),
  name: labelField(80),
  email: agentRequests['people:create'].entries.email,
  password: agentRequests['people:create'].entries.password,
});

export type SetupInput = v.InferOutput<typeof setupInput>;
