/** A PDF set by hand, object by object, for what no program would write. */
export interface HandMade {
  /** The operators of each page. */
  readonly pages: readonly string[];
  /** Entries of every page's dictionary. */
  readonly page?: string;
  readonly mediaBox?: string;
  /** Fonts by the name under which pages use them: entries of their dictionaries. */
  readonly fonts?: Readonly<Record<string, string>>;
  /** Further objects, from number 100 on. */
  readonly objects?: readonly string[];
}

/** A Japanese font that the file does not bring, with the character map that says what its codes mean. */
export const japanese = (encoding: string, descendant = 100): string =>
  `/Type /Font /Subtype /Type0 /BaseFont /MS-Mincho /Encoding /${encoding} /DescendantFonts [${descendant} 0 R]`;

export const JAPANESE_OBJECTS: readonly string[] = [
  "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /MS-Mincho /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 /FontDescriptor 101 0 R >>",
  "<< /Type /FontDescriptor /FontName /MS-Mincho /Flags 4 /FontBBox [0 -137 1000 859] /ItalicAngle 0 /Ascent 859 /Descent -140 /CapHeight 709 /StemV 80 >>",
];

export function handMadePdf({ pages, page = "", mediaBox = "[0 0 595 842]", fonts = {}, objects = [] }: HandMade): Uint8Array {
  const all = new Map<number, string>();
  all.set(1, "<< /Type /Catalog /Pages 2 0 R >>");
  const kids = pages.map((_, i) => 1000 + 2 * i);
  all.set(2, `<< /Type /Pages /Count ${pages.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`);
  const names = Object.keys(fonts);
  for (const [i, name] of names.entries()) all.set(10 + i, `<< ${fonts[name]} >>`);
  for (const [i, object] of objects.entries()) all.set(100 + i, object);
  const resources = `<< /Font << ${names.map((name, i) => `/${name} ${10 + i} 0 R`).join(" ")} >> /XObject << /X 102 0 R >> >>`;
  for (const [i, content] of pages.entries()) {
    all.set(
      1000 + 2 * i,
      `<< /Type /Page /Parent 2 0 R /MediaBox ${mediaBox} /Resources ${resources} /Contents ${1001 + 2 * i} 0 R ${page} >>`,
    );
    all.set(1001 + 2 * i, `<< /Length ${Buffer.byteLength(content, "latin1")} >>\nstream\n${content}\nendstream`);
  }
  return assemble(all);
}

/** Objects by their number as a file; number 1 is the catalogue. */
export function assemble(objects: ReadonlyMap<number, string>, trailer = ""): Uint8Array {
  let text = "%PDF-1.7\n";
  const offsets = new Map<number, number>();
  const sorted = [...objects].sort(([a], [b]) => a - b);
  for (const [number, object] of sorted) {
    offsets.set(number, text.length);
    text += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const start = text.length;
  text += "xref\n0 1\n0000000000 65535 f \n";
  for (const [number, offset] of offsets) text += `${number} 1\n${String(offset).padStart(10, "0")} 00000 n \n`;
  text += `trailer\n<< /Size ${(sorted.at(-1)?.[0] ?? 0) + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, "latin1"));
}

/** Text as the hexadecimal string of an operator, in two bytes a character. */
export const hexUtf16 = (text: string): string =>
  `<${[...Buffer.from(text, "utf16le").swap16()].map((byte) => byte.toString(16).padStart(2, "0")).join("")}>`;

export const hex = (bytes: Iterable<number>): string => `<${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}>`;
