import { describe, expect, it } from 'vitest';
import { goodwillNotice, minorUnits } from './goodwill-notice.ts';

const goodwill = { currency: 'EUR', budget: 2_500, given: 1_000 };

describe('what may be given', () => {
  it('is told where a draft names an amount, and only there', () => {
    expect(goodwillNotice('The charge of 39.90 € goes back today.', goodwill)).toMatchObject({
      left: 1_500,
      isOver: false,
    });
    expect(goodwillNotice('I am looking at it.', goodwill)).toBeNull();
    expect(goodwillNotice('10 € credit', { ...goodwill, budget: 0 })).toBeNull();
  });

  it('is warned of above what is left, to the cent', () => {
    expect(goodwillNotice('a credit of 15 €', goodwill)?.isOver).toBe(false);
    expect(goodwillNotice('a credit of 15,01 €', goodwill)?.isOver).toBe(true);
  });

  it('gives back what is theirs without a warning', () => {
    expect(goodwillNotice('I refund your 400 € today.', goodwill)?.isOver).toBe(false);
  });

  it('can be written down when one gift fits', () => {
    expect(goodwillNotice('a voucher of €10', goodwill)?.offered).toBe(1_000);
    expect(goodwillNotice('a voucher of €10 or €5', goodwill)?.offered).toBeNull();
    expect(goodwillNotice('a voucher of €16', goodwill)?.offered).toBeNull();
  });

  it('is never below nothing', () => {
    expect(goodwillNotice('10 €', { ...goodwill, given: 9_000 })?.left).toBe(0);
  });

  it('reads amounts as people write them', () => {
    expect(['10', '10.5', '10,50', '1.250,50', '1,250.50', '1.250'].map(minorUnits)).toEqual([
      1_000, 1_050, 1_050, 125_050, 125_050, 125_000,
    ]);
  });
});
