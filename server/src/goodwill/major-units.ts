/** Cents as euros: an amount in the unit people speak of. Yen have no smaller unit, and stay as they are. */
export function inMajorUnits(minor: number, currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return minor / 10 ** maximumFractionDigits;
}
