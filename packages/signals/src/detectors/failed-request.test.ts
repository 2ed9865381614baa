import type { Interaction } from '@attune/protocol';
import { aPress, judgedPress, TUESDAY_AFTERNOON } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { plainText } from '../sentence.ts';
import { anInput } from '../test/inputs.ts';
import { failedRequest as fails } from '../test/page-facts.ts';
import { failedRequest } from './failed-request.ts';

const press = judgedPress(aPress({ id: 4 }), 'effect');
const detect = (
  interactions: readonly Interaction[],
  given: { clientErrors?: number; otherOrigins?: number } = {},
) => failedRequest.detect(anInput({ interactions }), { clientErrors: 1, otherOrigins: 0, ...given });

describe('failed request', () => {
  it('[FQ1] tells what the server answered, whatever the page showed', () => {
    const [found] = detect([...press, fails(4, 300, 500)]);
    expect(found).toMatchObject({
      key: 'failed-request:visit-1:4',
      points: 15,
      detectedAt: TUESDAY_AFTERNOON + 300,
    });
    expect(plainText(found?.sentence ?? [])).toBe('clicked Pay; the server answered with an error (500)');
  });

  it('[FQ1] a refusal counts unless a site expects it', () => {
    const facts = [...press, fails(4, 300, 409)];
    expect(detect(facts).map(({ sentence }) => plainText(sentence))).toEqual([
      'clicked Pay; the server refused the request (409)',
    ]);
    expect(detect(facts, { clientErrors: 0 })).toEqual([]);
  });

  it('[FQ2] other servers count only where a site wants it, and never when they refuse', () => {
    const other = (status: number) => [...press, { ...fails(4, 300, status), own: false }];
    expect(detect(other(503))).toEqual([]);
    expect(detect(other(503), { otherOrigins: 1 })).toHaveLength(1);
    expect(detect(other(404), { otherOrigins: 1 })).toEqual([]);
  });

  it('[FQ3] needs a press', () => {
    expect(detect([...press, fails(null, 300, 500), fails(99, 300, 500)])).toEqual([]);
  });

  it('[FQ4] several of one press are one', () => {
    expect(
      detect([...press, fails(4, 400, 503), fails(4, 300, 500)]).map(({ evidence }) => evidence),
    ).toMatchObject([{ requests: 2, status: 500 }]);
  });
});
