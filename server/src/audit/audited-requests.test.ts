import { agentRequests } from '@attune/protocol';
import { expect, it } from 'vitest';
import { auditedRequests } from './audited-requests.ts';

/** Requests that change what others work with, or take something out of the house. */
const CHANGES = /:(save|create|update|remove|retire|import|export|erase|lift|restore|revoke|renew-secret)$/;

/** Remembered by their services, in the transaction of the act. */
const BY_THEMSELVES = /^(api-key|identity-key|webhook|automation):/;

/** Not remembered, since it is one's own or can be read elsewhere. */
const NOT_REMEMBERED: ReadonlySet<string> = new Set([
  'notification-rules:save', // everybody's own
  'view:save', // everybody's own, or shared where all see it
  'view:remove',
  'note:remove', // one's own
  'canned:save', // its author stands beside it
  'canned:remove',
  'macros:save',
  'macros:remove',
  'phrases:save', // every version is kept with its author
  'phrases:retire',
  'phrases:import',
  'phrases:export', // the site's own words, nobody's data
  'audit:export',
  'resume:create', // a visitor's or agent's link to one conversation
]);

it('every change is remembered, or it is said why not', () => {
  const changes = Object.keys(agentRequests).filter(
    (name) => CHANGES.test(name) && !BY_THEMSELVES.test(name),
  );
  const forgotten = changes.filter(
    (name) => !Object.hasOwn(auditedRequests, name) && !NOT_REMEMBERED.has(name),
  );
  expect(forgotten).toEqual([]);
  expect(changes.length).toBeGreaterThan(15);
});
