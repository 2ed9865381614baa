import { describe, expect, it } from 'vitest';
import { connectPacket, eventPacket, readPacket } from './packets.ts';

const read = (text: string) => readPacket(text, '/visitor');

describe('packets', () => {
  it('are written as Socket.IO writes them', () => {
    expect(connectPacket('/visitor', { siteKey: 'k' })).toBe('40/visitor,{"siteKey":"k"}');
    expect(eventPacket('/visitor', 'typing:set', { typing: true }, 7)).toBe(
      '42/visitor,7["typing:set",{"typing":true}]',
    );
    expect(eventPacket('/agent', 'x', null)).toBe('42/agent,["x",null]');
  });

  it('are told apart', () => {
    expect(read('0{"sid":"s"}').kind).toBe('opened');
    expect(read('2').kind).toBe('ping');
    expect(read('40/visitor,{"sid":"s"}').kind).toBe('connected');
    expect(read('44/visitor,{"message":"no"}')).toEqual({ kind: 'refused', body: '{"message":"no"}' });
    expect(read('42/visitor,["typing:changed",{}]')).toEqual({
      kind: 'event',
      name: 'typing:changed',
      body: '["typing:changed",{}]',
    });
    expect(read('43/visitor,12[{"ok":true}]')).toEqual({ kind: 'ack', id: 12, body: '[{"ok":true}]' });
    expect(read('42/agent,["typing:changed",{}]').kind).toBe('other');
  });
});
