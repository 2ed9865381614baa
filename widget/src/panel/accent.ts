/** Dark text for light accents, white for dark ones. One of the two always has 4.5 : 1; with a softer ink, not. */
const INK = '#000000';
const WHITE = '#ffffff';

/**
 * The text colour that reads better on the site's accent (WCAG 2.2 contrast).
 * @param accent any CSS colour; what is not an opaque sRGB colour counts as dark
 */
export function readableOn(accent: string): string {
  const luminance = relativeLuminance(asHex(accent));
  if (luminance === null) return WHITE;
  const withWhite = 1.05 / (luminance + 0.05);
  const withInk = (luminance + 0.05) / ((relativeLuminance(INK) ?? 0) + 0.05);
  return withWhite >= withInk ? WHITE : INK;
}

/** Contrast ratio's half of the WCAG definition; null for what is not `#rrggbb`. */
export function relativeLuminance(hex: string): number | null {
  const [, red, green, blue] = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex) ?? [];
  if (!red || !green || !blue) return null;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(pair: string): number {
  const share = Number.parseInt(pair, 16) / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** A canvas spells every opaque sRGB colour as `#rrggbb`, whatever way it was written. */
function asHex(colour: string): string {
  const canvas = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  if (!canvas) return colour;
  canvas.fillStyle = colour;
  return canvas.fillStyle;
}
