// Runs one of the trainings of this folder, written in TypeScript: node packages/empathy/training/run.mjs NAME …
import { register } from 'tsx/esm/api';

const [name = '', ...args] = process.argv.slice(2);
process.argv.splice(2, Infinity, ...args);
register();
await import(`./${name}.ts`);
