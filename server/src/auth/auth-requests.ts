import { emailField, passwordField } from '@attune/protocol';
import * as v from 'valibot';

/** As typed in: who signs in may have an old password that today's rules would not take. */
const enteredPassword = v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(128));

/** Body of `POST /api/auth/sign-in/email`. */
export const signInInput = v.strictObject({
  email: emailField,
  password: enteredPassword,
  /** false: the browser forgets at its end, the server after a day. */
  rememberMe: v.optional(v.boolean()),
});
export type SignInInput = v.InferOutput<typeof signInInput>;

/** Body of `POST /api/auth/change-password`. */
export const passwordChange = v.strictObject({
  currentPassword: enteredPassword,
  newPassword: passwordField,
});
export type PasswordChange = v.InferOutput<typeof passwordChange>;
