import { bigint } from 'drizzle-orm/pg-core';

/** A column for an instant: epoch ms of the server, the unit of the whole protocol. A number up to 2^53. */
export const instant = (name: string) => bigint(name, { mode: 'number' });
