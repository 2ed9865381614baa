import { placesOf } from './rule.mjs';

const LEFT_OUT =
  /\b((describe|it|test|suite|bench)(\.\w+)*\.(only|skip|todo|skipIf|runIf|fails)|(xit|fit|xdescribe|fdescribe)|(ctx|context|task)\.skip)\s*\(/g;

/** @type {import('./rule.mjs').HouseRule} */
export const noSkippedTests = {
  name: 'no-skipped-tests',
  why: 'A test that does not run proves nothing. Mend it, or delete it.',
  files: /\.(test|e2e|contract)\.(ts|mjs)$|^packages\/testing\//,
  findIn: (text) => placesOf(text, LEFT_OUT),
};
