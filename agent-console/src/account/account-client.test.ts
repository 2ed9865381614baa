import { describe, expect, it, vi } from 'vitest';
import { createAccountClient } from './account-client.ts';

const answering = (status: number, body: unknown) => {
  const ask = vi.fn(async () => new Response(JSON.stringify(body), { status }));
  return { ask, client: createAccountClient(ask) };
};

describe('account client', () => {
  it('signs in with e-mail and password', async () => {
    const { ask, client } = answering(200, { ok: true, value: {} });
    expect(await client.signIn('ines@example.org', 'correct horse')).toEqual({ ok: true, value: {} });
    expect(ask).toHaveBeenCalledWith(
      '/api/auth/sign-in/email',
      expect.objectContaining({
        method: 'POST',
        body: JSON.stringify({ email: 'ines@example.org', password: 'correct horse' }),
      }),
    );
  });

  it('gives the server’s refusal with its words and its field', async () => {
    const refusal = {
      code: 'invalid',
      message: 'Password must have at least 10 characters.',
      field: 'password',
    };
    const { client } = answering(400, { ok: false, refusal });
    const input = { token: 't', name: 'Ines', email: 'ines@example.org', password: 'short' };
    expect(await client.setUp(input)).toEqual({ ok: false, refusal });
  });

  it('says that nobody answers', async () => {
    const client = createAccountClient(() => Promise.reject(new TypeError('fetch failed')));
    expect((await client.signOut())?.code).toBe('unavailable');
  });

  it.each(['<html>', 'null', '7', '{"ok":false}'])(
    'takes no answer of a proxy for the server’s: %s',
    async (body) => {
      const client = createAccountClient(async () => new Response(body, { status: 502 }));
      expect(await client.signIn('a@b.c', 'x')).toMatchObject({ ok: false, refusal: { code: 'internal' } });
    },
  );
});
