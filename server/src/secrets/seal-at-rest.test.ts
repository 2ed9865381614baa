import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { empathySettings, sites, webhooks } from '../db/schema/index.ts';
import { withDatabase } from '../db/testing.ts';
import { modelKey, webhookSecret } from './kept-secret.ts';
import { sealAtRest } from './seal-at-rest.repository.ts';
import { createSecrets } from './secrets.ts';

const database = withDatabase('embedded');
const former = 'the former secret, long enough 0123456789';
const current = 'the secret of now, long enough 0123456789';

it('seals what was stored as it was, and what the former SECRET sealed; the former one then is needed no more', async () => {
  const { db } = database();
  await db.insert(sites).values({ id: 's', name: 'Shop', publicKey: 'k', createdAt: 1 });
  const old = createSecrets(former);
  const row = {
    siteId: 's',
    name: 'Hook',
    url: 'https://shop.example',
    events: [],
    createdById: 'a',
    createdAt: 1,
  };
  await db.insert(webhooks).values([
    { ...row, id: 'plain', secret: 'whsec_plain' },
    { ...row, id: 'former', secret: webhookSecret(old, 'former').seal('whsec_former') },
  ]);
  await db
    .insert(empathySettings)
    .values({ siteId: 's', settings: {} as never, modelKey: 'sk-model', savedAt: 1, savedBy: 'a' });

  expect(await sealAtRest(db, createSecrets(current, former))).toBe(3);
  const stored = async (id: string) =>
    (await db.select().from(webhooks).where(eq(webhooks.id, id)))[0]?.secret ?? '';
  const [settings] = await db.select().from(empathySettings);
  const kept = [await stored('plain'), await stored('former'), settings?.modelKey ?? ''];
  expect(kept.join(' ')).not.toMatch(/whsec|sk-model/);

  const alone = createSecrets(current);
  expect(webhookSecret(alone, 'plain').open(kept[0] ?? '')).toBe('whsec_plain');
  expect(webhookSecret(alone, 'former').open(kept[1] ?? '')).toBe('whsec_former');
  expect(modelKey(alone, 's').open(kept[2] ?? '')).toBe('sk-model');
  expect(() => webhookSecret(alone, 'former').open(kept[0] ?? '')).toThrow('SECRET was changed');
  expect(await sealAtRest(db, alone)).toBe(0);
});

it('says in words when the SECRET it was sealed with is gone', () => {
  const sealed = webhookSecret(createSecrets(former), 'h').seal('whsec_x');
  expect(() => webhookSecret(createSecrets(current), 'h').open(sealed)).toThrow('SECRET was changed');
});
