import { describe, expect, it } from 'vitest';
import { readableOn, relativeLuminance } from './accent.ts';

function contrast(one: string, other: string): number {
  const [a = 0, b = 0] = [relativeLuminance(one), relativeLuminance(other)].map(
    (value) => value ?? Number.NaN,
  );
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

describe('readableOn', () => {
  it('knows the contrast of black and white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });

  it('puts white on dark accents and ink on light ones', () => {
    expect(readableOn('#1f6b57')).toBe('#ffffff');
    expect(readableOn('#ffd400')).not.toBe('#ffffff');
  });

  it('reads at 4.5 : 1 or better on every accent', () => {
    const steps = Array.from({ length: 18 }, (_, at) => Math.round((at * 255) / 17));
    const hex = (value: number): string => value.toString(16).padStart(2, '0');
    for (const red of steps) {
      for (const green of steps) {
        for (const blue of steps) {
          const accent = `#${hex(red)}${hex(green)}${hex(blue)}`;
          expect(contrast(accent, readableOn(accent)), accent).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  });

  it('takes what is not a colour for dark', () => {
    expect(readableOn('')).toBe('#ffffff');
  });
});
