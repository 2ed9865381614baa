import { describe, expect, it } from 'vitest';
import { paths, routeOf } from './routes.ts';

describe('routeOf', () => {
  it.each([
    ['/console', { screen: 'inbox', conversationId: null }],
    ['/console/', { screen: 'inbox', conversationId: null }],
    ['/console/conversations/abc-1', { screen: 'inbox', conversationId: 'abc-1' }],
    ['/console/settings', { screen: 'settings', place: null }],
    ['/console/thresholds', { screen: 'settings', place: 'thresholds' }],
    ['/console/people/', { screen: 'settings', place: 'people' }],
    ['/console/setup?token=x1', { screen: 'setup', token: 'x1' }],
    ['/console/reports?of=sla', { screen: 'reports', report: 'sla' }],
    ['/console/elsewhere', { screen: 'nowhere' }],
    ['/console/people/7', { screen: 'nowhere' }],
    ['/shop', { screen: 'nowhere' }],
  ])('%s', (address, route) => {
    expect(routeOf(address)).toEqual(route);
  });

  it('comes back to where somebody was', () => {
    expect(routeOf(paths.login(paths.conversation('c1')))).toEqual({
      screen: 'login',
      next: '/console/conversations/c1',
    });
  });

  it.each([
    'https://evil.example/console/',
    '//evil.example/console/',
    '/\\evil.example',
    '/console/\\..\\..',
    'javascript:alert(1)',
    '/shop',
    '/console/login',
  ])('does not lead to %s after the login', (next) => {
    expect(routeOf(`/console/login?next=${encodeURIComponent(next)}`)).toEqual({
      screen: 'login',
      next: '/console/',
    });
  });
});
