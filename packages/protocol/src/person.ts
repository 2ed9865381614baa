import * as v from 'valibot';

export const roles = ['agent', 'lead', 'admin'] as const;
export const roleField = v.picklist(roles);
export type Role = (typeof roles)[number];

export const emailField = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.email('must be an e-mail address'),
  v.maxLength(254),
);

/** A password that is chosen now; what was chosen earlier may be another. */
export const passwordField = v.pipe(
  v.string(),
  v.minLength(10, 'must have at least 10 characters'),
  v.maxLength(128, 'must have at most 128 characters'),
);

/** Someone who signs in to the console. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabled: boolean;
  /** Signing in asks for a code beside the password. */
  readonly hasTwoFactor: boolean;
  readonly createdAt: number;
}

/** A website the widget runs on, as its agents see it. */
export interface Site {
  readonly id: string;
  readonly name: string;
  /** Goes into the page's script tag; public by nature. */
  readonly publicKey: string;
}
