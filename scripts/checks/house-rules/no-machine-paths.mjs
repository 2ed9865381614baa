import { placesOf } from './rule.mjs';

/** @type {import('./rule.mjs').HouseRule} */
export const noMachinePaths = {
  name: 'no-machine-paths',
  why: 'The folder exists on one machine only. Derive it from import.meta.url, or take it as a parameter.',
  files: /\.(ts|mjs|js|json|ya?ml|md|html|css|sh)$|(^|\/)(Dockerfile|run)$/,
  findIn: (text) =>
    placesOf(text, /(?<![\w.$}/:-])(\/(home|Users)\/[\w.-]+\/|\/root\/|\/work\/|[A-Z]:\\Users\\)[\w./\\-]*/g),
};
