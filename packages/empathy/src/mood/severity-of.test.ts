import { describe, expect, it } from 'vitest';
import { severityOf } from './severity-of.ts';

describe('severity', () => {
  it.each([
    ['Hello, I think I lost my card. Thank you!', 'lost-card', 'lost my card'],
    ['you charged me twice', 'money-taken', 'charged me twice'],
    ['After the update all my photos are gone', 'data-lost', 'photos are gone'],
    ['I did not make this payment', 'security', 'did not make this payment'],
    ["I can't log in", 'locked-out', "can't log in"],
    ['The charger caught fire', 'safety', 'charger caught fire'],
    ['your website is down', 'service-down', 'website is down'],
    ['My mother passed away last week', 'bereavement', 'passed away'],
    ['I will call my lawyer', 'legal', 'lawyer'],
    ['I need it before tomorrow', 'deadline', 'need it before tomorrow'],
  ])('[SV1] [SV3] of %j is %s', (text, kind, words) => {
    const severity = severityOf(text);
    expect(severity?.kind).toBe(kind);
    expect(text.slice(severity?.span.start, severity?.span.end)).toBe(words);
  });

  it('[SV1] is the same in anger and in kindness', () => {
    const kind = severityOf('Could you kindly help me, I lost my card.');
    const angry = severityOf('I LOST MY CARD YOU IDIOTS!!!');
    expect(kind?.level).toBe('high');
    expect(angry?.level).toBe(kind?.level);
  });

  it('[SV2] tells the worst', () => {
    expect(severityOf('I need it tomorrow. The battery is smoking, there is a fire on it.')?.kind).toBe(
      'safety',
    );
  });

  it.each([
    ['I never lost my card'],
    ['I am not locked out'],
    ['How do I log in?'],
    ['Please fire me an email'],
    ['I lost. My card is red.'],
    ['I am so angry!!!'],
    [''],
    ['lost '.repeat(50_000)],
  ])('[SV3] is none in %j', (text) => {
    expect(severityOf(text)).toBeNull();
  });
});
