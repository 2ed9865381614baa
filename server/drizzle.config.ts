import { defineConfig } from 'drizzle-kit';

/** `pnpm --filter server run migrations` writes the SQL for what changed in the schema; commit it with the change. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/db/schema/*.ts',
  out: './src/db/migrations',
});
