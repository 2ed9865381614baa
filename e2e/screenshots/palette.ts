import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

const COLOURS = 256;
/** Of each channel, so that shades nobody tells apart share a place. */
const KEPT_BITS = 5;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Shade {
  count: number;
  readonly sum: [number, number, number];
}

/**
 * The same picture with at most 256 colours, a third of the size: screens are flat. Colours are the most frequent shades,
 * every other pixel takes the nearest of them.
 */
export function inPalette(png: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(png);
  const pixels = width * height;
  const shades = new Map<number, Shade>();
  const keys = new Uint16Array(pixels);
  for (let at = 0; at < pixels; at += 1) {
    const [r, g, b] = [data[at * 4] ?? 0, data[at * 4 + 1] ?? 0, data[at * 4 + 2] ?? 0];
    const key = keyOf(r, g, b);
    keys[at] = key;
    const shade = shades.get(key) ?? { count: 0, sum: [0, 0, 0] };
    shade.count += 1;
    shade.sum[0] += r;
    shade.sum[1] += g;
    shade.sum[2] += b;
    shades.set(key, shade);
  }
  const ranked = [...shades].sort(([, a], [, b]) => b.count - a.count);
  const palette = ranked.slice(0, COLOURS).map(([, shade]) => meanOf(shade));
  const places = new Map(
    ranked.map(([key, shade], rank) => [key, rank < COLOURS ? rank : nearest(palette, meanOf(shade))]),
  );
  // Each line begins with its filter: none.
  const lines = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < pixels; at += 1)
    lines[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = places.get(keys[at] ?? 0) ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const DROPPED_BITS = 8 - KEPT_BITS;

function keyOf(r: number, g: number, b: number): number {
  return ((r >> DROPPED_BITS) << (2 * KEPT_BITS)) | ((g >> DROPPED_BITS) << KEPT_BITS) | (b >> DROPPED_BITS);
}

function meanOf({ count, sum }: Shade): readonly number[] {
  return sum.map((each) => Math.round(each / count));
}

function nearest(palette: readonly (readonly number[])[], colour: readonly number[]): number {
  const distances = palette.map((each) =>
    each.reduce((sum, channel, at) => sum + (channel - (colour[at] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** As the PNG specification has it, annex D. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
