import { chromium } from '../services/chromium.mjs';
import { nginx } from '../services/nginx.mjs';
import { postgres } from '../services/postgres.mjs';
import { redis } from '../services/redis.mjs';

/** What each kind of test needs from the machine, and whether it runs the built product. */
const KINDS = new Map([
  ['unit', { services: [chromium], built: false }],
  ['browser', { services: [chromium], built: false }],
  ['server', { services: [postgres, redis, nginx], built: true }],
  ['e2e', { services: [postgres, redis, chromium], built: true }],
]);

/**
 * What a call of npm test asks for. Without arguments it is everything; with arguments, which go to vitest as they
 * are, only tests, and only what those tests need.
 * @typedef {object} Wanted
 * @property {boolean} everything also checks and sizes
 * @property {boolean} built the product has to be built first
 * @property {import('../services/choose.mjs').Service[]} services
 */

/**
 * @param {readonly string[]} args
 * @returns {Wanted}
 */
export function wantedBy(args) {
  const named = projectsIn(args);
  const kinds = named.length > 0 && named.every((name) => KINDS.has(name)) ? named : [...KINDS.keys()];
  const needs = kinds.map((name) => KINDS.get(name)).filter((need) => need !== undefined);
  return {
    everything: args.length === 0,
    built: needs.some((need) => need.built),
    services: [...new Set(needs.flatMap((need) => need.services))],
  };
}

/** @param {readonly string[]} args */
function projectsIn(args) {
  return args.flatMap((arg, index) => {
    if (arg.startsWith('--project=')) return [arg.slice('--project='.length)];
    const next = args[index + 1];
    return arg === '--project' && next !== undefined ? [next] : [];
  });
}
