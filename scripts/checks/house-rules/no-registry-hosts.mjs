import { placesOf } from './rule.mjs';

/** @type {import('./rule.mjs').HouseRule} */
export const noRegistryHosts = {
  name: 'no-registry-hosts',
  why: 'Which registry or mirror to use is each machine’s own setting, so the repository names none.',
  files: /(^|\/)(pnpm-lock\.yaml|package-lock\.json|\.npmrc|pnpm-workspace\.yaml|package\.json|Dockerfile)$/,
  findIn: (text) => placesOf(text, /^.*(\btarball:|\bregistry\s*[:=]|\/\/registry\.|"resolved":).*$/gm),
};
