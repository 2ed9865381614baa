export { dueTimeIn, type DueTime } from './due-time.ts';
export {
  handoverLine,
  MISSED_AFTER_MS,
  promiseAt,
  REMIND_BEFORE_MS,
  type Promised,
} from './promise-state.ts';
export { promisesIn, type FoundPromise } from './promises-in.ts';
