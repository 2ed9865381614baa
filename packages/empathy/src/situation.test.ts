import { describe, expect, it } from 'vitest';
import { matterOf } from './situation.ts';

const matter = (...bodies: readonly string[]) =>
  matterOf(bodies.map((body, index) => ({ seq: index + 1, body })));

describe('what it is about', () => {
  it.each([
    ['You charged me twice for one order', 'double-charge', 'charged me twice'],
    ['There is a duplicate payment on my card', 'double-charge', 'duplicate payment'],
    ['my parcel is two weeks late', 'late-or-missing', 'parcel is two weeks late'],
    ['I have still not received it', 'late-or-missing', 'not received'],
    ['All my photos are gone', 'data-lost', 'photos are gone'],
    ['Your site is down again', 'outage', 'is down'],
    ["I can't log in any more", 'locked-out', "can't log"],
    ['I want to cancel my subscription', 'cancel', 'cancel'],
    ['My refund was denied without a word', 'refund-refused', 'refund was denied'],
    ['What is this hidden fee', 'extra-cost', 'hidden fee'],
    ['This is the third time I write', 'repeat-contact', 'third time i'],
    ['I have been waiting since noon', 'long-wait', 'been waiting'],
    ['my mother died in May', 'bereavement', 'mother died'],
    ['I think my account was hacked', 'security-scare', 'hacked'],
    ['Es wurde zweimal abgebucht', 'double-charge', 'zweimal abgebucht'],
    ['Mein Konto ist gesperrt', 'locked-out', 'konto ist gesperrt'],
  ])('[SI1] %j is %s, as it says “%s”', (body, situation, words) => {
    expect(matter(body)).toEqual({ situation, words, seq: 1 });
  });

  it.each([
    ['hello, can you help me?'],
    ['I was not charged twice, I only want the invoice'],
    ['I paid for the concert. We meet tomorrow evening at eight, and I would come by twice.'],
    [''],
  ])('[SI2] %j is nothing to guess from', (body) => {
    expect(matter(body)).toBeNull();
  });

  it('[SI3] the graver matter first, and the later message before the earlier', () => {
    expect(matter('I cancel, as my father died')?.situation).toBe('bereavement');
    expect(matter('my parcel is late', 'and you charged me twice')).toMatchObject({
      situation: 'double-charge',
      seq: 2,
    });
    expect(matter('my parcel is late', 'hello?')?.situation).toBe('late-or-missing');
  });

  it('[CS4] takes a hundred kilobytes', () => {
    expect(matter('charged '.repeat(12_500))).toBeNull();
    expect(matter(`${'not '.repeat(25_000)}charged twice`)).toBeNull();
  });
});
