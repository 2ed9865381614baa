/** Somebody who signs in to the console. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export const ada: Person = { name: 'Ada Admin', email: 'ada@example.com', password: 'correct horse battery' };
export const ben: Person = {
  name: 'Ben Bright',
  email: 'ben@example.com',
  password: 'a lamp beside the door',
};
