declare module 'subset-font' {
  /** The font with the characters of the text alone. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: 'woff2'; keepFeatures?: readonly string[] },
  ): Promise<Buffer>;
}
