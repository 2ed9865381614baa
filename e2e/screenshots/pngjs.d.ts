/** The little of `pngjs` that is used; it comes without types. */
declare module 'pngjs' {
  export const PNG: {
    readonly sync: {
      /** RGBA, four bytes a pixel, line by line. */
      read(png: Buffer): { readonly width: number; readonly height: number; readonly data: Buffer };
    };
  };
}
