import { describe, expect, it } from 'vitest';
import { assertModelAddress } from './model-address.ts';

describe('where a model may be', () => {
  it.each([
    'https://models.example.com/v1',
    'http://localhost:11434/v1',
    'http://127.0.0.1:8080',
    'https://[::1]/v1',
  ])('%s', (address) => {
    expect(assertModelAddress(address).href).toContain(new URL(address).host);
  });

  it.each([
    'http://models.example.com/v1',
    'https://10.1.2.3/v1',
    'https://192.168.0.1',
    'https://172.20.0.1',
    'https://100.64.0.1',
    'https://169.254.169.254/latest/meta-data',
    'https://0.0.0.0/v1',
    'https://0x0a000001/v1',
    'https://2886729729/v1',
    'https://[fd00::1]/v1',
    'https://[::ffff:10.0.0.1]/v1',
    'https://database/v1',
    'https://printer.local/v1',
    'https://user:word@models.example.com/v1',
    'https://models.example.com/v1?next=x',
    'file:///etc/passwd',
    'models.example.com',
    '',
  ])('not %s', (address) => {
    const refused = expect.objectContaining({
      code: 'invalid',
      details: expect.objectContaining({ field: 'settings.model.baseUrl' }) as unknown,
    }) as Error;
    expect(() => assertModelAddress(address)).toThrow(refused);
  });
});
