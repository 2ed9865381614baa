export * from './builders.ts';
export * from './fake-clock.ts';
export * from './signal-builders.ts';
