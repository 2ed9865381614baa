import * as theirs from 'socket.io-parser';
import { describe, expect, it } from 'vitest';
import { Decoder, Encoder, PacketType } from './json-parser.ts';

/**
 * @typedef {object} Parser
 * @property {new () => { encode(packet: unknown): unknown[] }} Encoder
 * @property {new () => { on(name: string, listener: (packet: unknown) => void): void, add(text: unknown): void }} Decoder
 */

const official = /** @type {Parser} */ (theirs);
const ours = /** @type {Parser} */ ({ Encoder, Decoder });

/** @param {Parser} parser @param {unknown} text */
function decode({ Decoder: AnyDecoder }, text) {
  const decoder = new AnyDecoder();
  /** @type {unknown} */
  let decoded;
  decoder.on('decoded', (packet) => {
    decoded = packet;
  });
  decoder.add(text);
  return decoded;
}

const packets = [
  { type: PacketType.CONNECT, nsp: '/visitor', data: { siteKey: 'k', token: 't' } },
  { type: PacketType.CONNECT, nsp: '/' },
  { type: PacketType.DISCONNECT, nsp: '/visitor' },
  { type: PacketType.EVENT, nsp: '/visitor', data: ['typing:set', { typing: true }] },
  {
    type: PacketType.EVENT,
    nsp: '/visitor',
    id: 0,
    data: ['message:send', { body: 'a, b "c" [1] {2}\n\u2028 😀' }],
  },
  { type: PacketType.EVENT, nsp: '/', id: 123_456, data: ['visit:start'] },
  { type: PacketType.ACK, nsp: '/visitor', id: 7, data: [{ ok: true, value: null }] },
  { type: PacketType.ACK, nsp: '/visitor', id: 8, data: [] },
  { type: PacketType.CONNECT_ERROR, nsp: '/visitor', data: { message: 'no', data: { code: 'forbidden' } } },
];

describe('the JSON parser', () => {
  it.each(packets)('writes packet %# as socket.io-parser does', (packet) => {
    expect(new Encoder().encode(packet)).toEqual(new official.Encoder().encode(packet));
  });

  it.each(packets)('reads packet %# as socket.io-parser does', (packet) => {
    const [text] = new official.Encoder().encode(packet);
    expect(decode(ours, text)).toEqual(decode(official, text));
  });

  it.each(['1/visitor', '1/visitor,', '0{"sid":"x"}', '2["a"]', '212["a"]', '3/a/b,1[]', '4"no"'])(
    'reads %s as socket.io-parser does',
    (text) => {
      expect(decode(ours, text)).toEqual(decode(official, text));
    },
  );

  it.each([
    '',
    '9',
    'x',
    '2',
    '2{}',
    '2[1',
    '2["connect"]',
    '2[{}]',
    '3[1]x',
    '51-["a"]',
    '61-1["a"]',
    '1{"a":1}',
  ])('refuses %s', (text) => {
    expect(() => decode(ours, text)).toThrow();
  });

  it('refuses what is not text', () => {
    expect(() => decode(ours, new Uint8Array(3))).toThrow();
  });
});
