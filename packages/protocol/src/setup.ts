import * as v from 'valibot';
import { labelField } from './fields.ts';
import { emailField, passwordField } from './person.ts';

/** Body of `POST /api/setup`: creates the first admin, once, with the link that the first start printed. */
export const setupInput = v.strictObject({
  token: v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(128)),
  name: labelField(80),
  email: emailField,
  password: passwordField,
});

export type SetupInput = v.InferOutput<typeof setupInput>;
