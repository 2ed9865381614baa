import { describe, expect, it } from 'vitest';
import { createOwnOrigins } from './own-origins.ts';

describe('without PUBLIC_URL', () => {
  it('are all names of this machine, on the port that was taken', () => {
    const own = createOwnOrigins({ host: '127.0.0.1', port: 0 });
    own.listeningOn(4_321);
    expect(own.publicUrl()).toBe('http://localhost:4321');
    expect(own.all()).toEqual(['http://localhost:4321', 'http://127.0.0.1:4321']);
    expect(own.has('http://localhost:4322')).toBe(false);
    expect(own.has('https://localhost:4321')).toBe(false);
  });

  it.each([
    ['192.168.0.4', 'http://192.168.0.4:4000'],
    ['::1', 'http://[::1]:4000'],
    ['Office.Local', 'http://office.local:4000'],
  ])('include the host listened on: %s', (host, origin) => {
    expect(createOwnOrigins({ host, port: 4_000 }).has(origin)).toBe(true);
  });

  it('are written as browsers write them', () => {
    expect(createOwnOrigins({ host: 'localhost', port: 80 }).publicUrl()).toBe('http://localhost');
  });
});

it('with PUBLIC_URL are that alone, whatever port is listened on', () => {
  const own = createOwnOrigins({ publicUrl: 'https://chat.example.com', host: '0.0.0.0', port: 4_000 });
  own.listeningOn(4_000);
  expect(own.all()).toEqual(['https://chat.example.com']);
  expect(own.has('http://localhost:4000')).toBe(false);
});
