import * as v from 'valibot';
import { idField, labelField } from './fields.ts';
import { emailField, passwordField, roleField, type Person, type Role } from './person.ts';

/** What a link holds behind its "#", where no server and no log sees it. */
const linkTokenField = v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(128));
/** As typed in: who enters it may have an old password that today's rules would not take. */
const enteredPasswordField = v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(128));

/** Body of `POST /api/auth/sign-in/code`: the second step, by an authenticator's code or by a backup code. */
export const signInCodeInput = v.strictObject({
  code: v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(32)),
  /** For 30 days this browser is asked for the password alone. */
  trustDevice: v.optional(v.boolean()),
});
export type SignInCodeInput = v.InferOutput<typeof signInCodeInput>;

/** Body of requests that ask for the password again: setting up or ending two-factor, new backup codes. */
export const passwordAgainInput = v.strictObject({ password: enteredPasswordField });
export type PasswordAgainInput = v.InferOutput<typeof passwordAgainInput>;

/** Body of `POST /api/auth/two-factor/confirm`. */
export const twoFactorCodeInput = v.strictObject({
  code: v.pipe(
    v.string(),
    v.transform((code) => code.replaceAll(/\s/g, '')),
    v.regex(/^\d{6}$/, 'must be the six digits that your app shows'),
  ),
});
export type TwoFactorCodeInput = v.InferOutput<typeof twoFactorCodeInput>;

/** Body of `POST /api/join/look`: whom an invitation is for. */
export const invitationLookInput = v.strictObject({ token: linkTokenField });

/** Body of `POST /api/join`: makes the invited person. */
export const joinInput = v.strictObject({
  token: linkTokenField,
  name: labelField(80),
  password: passwordField,
});
export type JoinInput = v.InferOutput<typeof joinInput>;

/** Body of `POST /api/auth/reset/ask`. */
export const resetAskInput = v.strictObject({ email: emailField });

/** Body of `POST /api/auth/reset`. */
export const passwordResetInput = v.strictObject({ token: linkTokenField, password: passwordField });
export type PasswordResetInput = v.InferOutput<typeof passwordResetInput>;

/** What a page may know of its session; the token is in the cookie alone, where no script can read it. */
export interface SignedInAnswer {
  /** `two-factor`: nothing can be done before that is set up, as everybody has to. */
  readonly next: 'console' | 'two-factor';
  readonly agent: Pick<Person, 'id' | 'name' | 'email' | 'role'>;
  readonly expiresAt: number;
}

/** How signing in goes on after a password that is right. */
export type SignInAnswer = { readonly next: 'code' } | SignedInAnswer;

/** What an authenticator is set up with. It counts once a code of it was confirmed. */
export interface TwoFactorBegun {
  /** `otpauth://…`, for a QR code. */
  readonly uri: string;
  /** The same secret in letters, for typing. */
  readonly key: string;
  /** Each replaces a code once. Shown now, and never again. */
  readonly backupCodes: readonly string[];
}

/** Whom a link invites. */
export interface InvitationShown {
  readonly email: string;
  readonly role: Role;
  readonly byName: string;
}

/** Somebody who was asked to join and has not yet. */
export interface PersonInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly byName: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A browser somebody is signed in with. */
export interface SessionShown {
  readonly id: string;
  /** "Firefox on Linux", as far as the browser says. */
  readonly device: string;
  readonly address: string | null;
  readonly signedInAt: number;
  /** To the day: a session is noted as used once a day. */
  readonly usedAt: number;
  readonly isThis: boolean;
}

/** Somebody's own account. */
export interface OwnAccount {
  readonly twoFactor: {
    readonly enabled: boolean;
    readonly backupCodesLeft: number;
    /** Everybody has to have it. */
    readonly required: boolean;
  };
  /** Latest used first. */
  readonly sessions: readonly SessionShown[];
}

/** What holds for everybody who signs in. */
export interface SignInRules {
  readonly twoFactorRequired: boolean;
}

/** Requests of the console about accounts. What needs a cookie goes over HTTP. */
export const accountRequests = {
  'account:get': v.strictObject({}),
  /** Of one's own. Its sockets are closed within 5 s. */
  'session:end': v.strictObject({ sessionId: idField }),
  'session:end-others': v.strictObject({}),
  /** Admins only, like all that follow. Who was invited and has not come yet, latest first. */
  'people:invited': v.strictObject({}),
  /** An address that was invited before is invited anew; the earlier link is void. */
  'people:invite': v.strictObject({ email: emailField, role: roleField }),
  'people:invite-again': v.strictObject({ invitationId: idField }),
  'people:take-back-invitation': v.strictObject({ invitationId: idField }),
  /** For somebody who forgot their password: the same letter as when they ask for it. */
  'people:reset-password': v.strictObject({ personId: idField }),
  /** For somebody who lost their device. Ends their sessions. */
  'people:lift-two-factor': v.strictObject({ personId: idField }),
  'sign-in-rules:get': v.strictObject({}),
  'sign-in-rules:save': v.strictObject({ twoFactorRequired: v.boolean() }),
} as const;

/** A link that a letter carries, or that an admin hands over where no mail server is set up. */
export interface LinkGiven {
  /** Null: it is mailed. */
  readonly url: string | null;
}

export interface AccountAnswers {
  'account:get': OwnAccount;
  'session:end': null;
  'session:end-others': { readonly ended: number };
  'people:invited': { readonly invitations: readonly PersonInvitation[]; readonly canMail: boolean };
  'people:invite': LinkGiven & { readonly invitation: PersonInvitation };
  'people:invite-again': LinkGiven & { readonly invitation: PersonInvitation };
  'people:take-back-invitation': { readonly invitation: PersonInvitation };
  'people:reset-password': LinkGiven & { readonly person: Person };
  'people:lift-two-factor': { readonly person: Person };
  'sign-in-rules:get': { readonly rules: SignInRules };
  'sign-in-rules:save': { readonly rules: SignInRules };
}
