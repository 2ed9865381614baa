/** WCAG 2.2 contrast of white and black on a colour `#rrggbb`; the widget takes the better of the two. */
export function textOn(accent: string): { readonly text: 'white' | 'black'; readonly ratio: number } {
  const luminance = luminanceOf(accent);
  const white = 1.05 / (luminance + 0.05);
  const black = (luminance + 0.05) / 0.05;
  return white >= black ? { text: 'white', ratio: white } : { text: 'black', ratio: black };
}

function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
