/** Somebody who may or might sign in, by their id; null when there is nobody. */
export { findPerson as personOf } from './person.repository.ts';
