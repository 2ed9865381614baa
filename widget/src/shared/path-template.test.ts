import { MAX_PATH_LENGTH } from '@attune/protocol/limits';
import { describe, expect, it } from 'vitest';
import { templatePath } from './path-template.ts';

describe('templatePath', () => {
  it.each([
    ['/', '/'],
    ['/checkout', '/checkout'],
    ['/orders/81723/items', '/orders/:id/items'],
    ['/orders/7', '/orders/:id'],
    ['/u/3f2504e0-4f89-11d3-9a0c-0305e82c3301', '/u/:id'],
    ['/u/3F2504E0-4F89-11D3-9A0C-0305E82C3301/', '/u/:id/'],
    ['/commit/9b2a1b1f', '/commit/:id'],
    ['/o/507f1f77bcf86cd799439011', '/o/:id'],
    ['/reset/eyJhbGciOiJIUzI1NiIsInR5cCI6', '/reset/:id'],
    ['/s/aB3dE5fG7hI9', '/s/:id'],
    ['/verify/qwertyuiopasdfghjklzxcvbnmqwerty', '/verify/:id'],
    ['/people/mara@example.org', '/people/:id'],
    ['/people/mara%40example.org', '/people/:id'],
    ['/invoice-20260311.pdf', '/:id'],
  ])('makes %s into %s', (path, template) => {
    expect(templatePath(path)).toBe(template);
  });

  it.each([
    '/blog/how-to-water-a-boston-fern-in-winter',
    '/facade',
    '/v2/docs',
    '/archive/2026',
    '/produkte/%C3%BCbertopf',
    '/a%zz',
  ])('leaves %s as it is', (path) => {
    expect(templatePath(path)).toBe(path);
  });

  it('drops query and fragment', () => {
    expect(templatePath('/search?q=my+secret#result')).toBe('/search');
  });

  it('begins with a slash whatever it is given', () => {
    expect(templatePath('checkout')).toBe('/checkout');
  });

  it('cuts a long path at the end of a segment', () => {
    const template = templatePath('/word'.repeat(60));
    expect(template.length).toBeLessThanOrEqual(MAX_PATH_LENGTH);
    expect(template).toMatch(/^(\/word)+\/…$/);
  });
});
