import * as v from 'valibot';

export const roles = ['agent', 'lead', 'admin'] as const;
export const roleField = v.picklist(roles);
export type Role = (typeof roles)[number];

/** Someone who signs in to the console. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly createdAt: number;
}

/** A website the widget runs on, as its agents see it. */
export interface Site {
  readonly id: string;
  readonly name: string;
  /** Goes into the page's script tag; public by nature. */
  readonly publicKey: string;
}
