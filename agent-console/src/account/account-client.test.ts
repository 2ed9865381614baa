import { describe, expect, it, vi } from 'vitest';
import { createAccountClient } from './account-client.ts';

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const ask = vi.fn(async () => new Response(JSON.stringify(body), { status, headers }));
  return { ask, client: createAccountClient(ask) };
};

describe('signing in', () => {
  it('sends e-mail and password and is done', async () => {
    const { ask, client } = answering(200, { token: 't' });
    expect(await client.signIn('ines@example.org', 'correct horse')).toBeNull();
    expect(ask).toHaveBeenCalledWith('/api/auth/sign-in/email', expect.objectContaining({ method: 'POST' }));
  });

  it('does not say which of the two was wrong', async () => {
    const { client } = answering(401, { code: 'INVALID_EMAIL_OR_PASSWORD' });
    expect((await client.signIn('a@b.c', 'x'))?.message).toContain('do not belong together');
  });

  it('says that the account is switched off', async () => {
    const { client } = answering(403, { code: 'BANNED_USER' });
    expect((await client.signIn('a@b.c', 'x'))?.message).toContain('switched off');
  });

  it('says how long to wait after too many attempts', async () => {
    const { client } = answering(429, {}, { 'x-retry-after': '9' });
    expect((await client.signIn('a@b.c', 'x'))?.message).toContain('wait 9 s');
  });

  it('says that nobody answers', async () => {
    const client = createAccountClient(() => Promise.reject(new TypeError('fetch failed')));
    expect((await client.signIn('a@b.c', 'x'))?.code).toBe('unavailable');
  });
});

describe('setting up', () => {
  const input = { token: 't', name: 'Ines', email: 'ines@example.org', password: 'correct horse' };

  it('gives the server’s refusal with its field', async () => {
    const refusal = {
      code: 'invalid',
      message: 'Password must have at least 10 characters.',
      field: 'password',
    };
    const { client } = answering(400, { ok: false, refusal });
    expect(await client.setUp(input)).toEqual(refusal);
  });

  it('survives an answer that is not JSON', async () => {
    const client = createAccountClient(async () => new Response('<html>', { status: 502 }));
    expect((await client.setUp(input))?.code).toBe('internal');
  });
});
