/**
 * Keeps our faults out of the host page: an entry point wrapped in this never throws into code that is not ours.
 * The fault is told on the console, where the site's developers look.
 */
export function guarded<Arguments extends unknown[]>(
  run: (...given: Arguments) => unknown,
): (...given: Arguments) => void {
  return (...given) => {
    try {
      const result = run(...given);
      if (result instanceof Promise) result.catch(tellFault);
    } catch (fault) {
      tellFault(fault);
    }
  };
}

export function tellFault(fault: unknown): void {
  console.warn('[attune]', fault);
}
