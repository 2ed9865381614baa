import { describe, expect, it } from 'vitest';
import { createSecrets } from './secrets.ts';

describe('what is sealed', () => {
  const secrets = createSecrets('a secret that is long enough 0123456789');

  it('opens again for its purpose, and shows nothing of itself', () => {
    const sealed = secrets.seal('mail', 'pässword');
    expect(sealed).not.toContain('ssword');
    expect(secrets.seal('mail', 'pässword')).not.toBe(sealed);
    expect(secrets.open('mail', sealed)).toBe('pässword');
  });

  it('opens neither for another purpose, nor with another secret, nor when it was changed', () => {
    const sealed = secrets.seal('mail', 'password');
    expect(secrets.open('links', sealed)).toBeNull();
    expect(createSecrets('another secret of that length 012345678').open('mail', sealed)).toBeNull();
    const flipped = sealed.endsWith('A') ? 'B' : 'A';
    expect(secrets.open('mail', sealed.slice(0, -2) + flipped + sealed.slice(-1))).toBeNull();
    expect(secrets.open('mail', '')).toBeNull();
    expect(secrets.open('mail', 'v1.AAAA')).toBeNull();
  });
});
