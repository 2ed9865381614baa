import { expect, it } from 'vitest';
import { createTitleHint } from './title-hint.ts';

it('shows the count before the title and takes it away again', () => {
  const page = { title: 'Fern & Field' };
  const hint = createTitleHint(page);
  hint.show(1);
  hint.show(2);
  expect(page.title).toBe('(2) Fern & Field');
  hint.show(0);
  expect(page.title).toBe('Fern & Field');
});

it('keeps a title that the page has set meanwhile', () => {
  const page = { title: 'Fern & Field' };
  const hint = createTitleHint(page);
  hint.show(1);
  page.title = 'Checkout';
  hint.show(2);
  expect(page.title).toBe('(2) Checkout');
  page.title = 'Thank you';
  hint.show(0);
  expect(page.title).toBe('Thank you');
});
