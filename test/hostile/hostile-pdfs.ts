import { deflateSync } from "node:zlib";
import type { HostileFile } from "./hostile-file.ts";
import { SECRET_FILE } from "./hostile-file.ts";

/** An object of a PDF: a dictionary, or a dictionary with the stream behind it. */
type PdfObject = string | { readonly dictionary: string; readonly stream: Uint8Array | string };

const streamOf = (stream: Uint8Array | string, dictionary = ""): PdfObject => ({ dictionary, stream });

/** Objects from 1 on; the first is the catalogue. The table of where they stand is true, unless another trailer is given. */
function writePdf(objects: readonly PdfObject[], trailer = `<< /Root 1 0 R /Size ${objects.length + 1} >>`): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  const put = (part: Buffer) => {
    parts.push(part);
    at += part.length;
  };
  for (const [i, object] of objects.entries()) {
    offsets.push(at);
    put(Buffer.from(`${i + 1} 0 obj\n`));
    if (typeof object === "string") put(Buffer.from(object));
    else {
      const data = Buffer.from(object.stream);
      put(Buffer.from(`<< /Length ${data.length} ${object.dictionary} >>\nstream\n`));
      put(data);
      put(Buffer.from("\nendstream"));
    }
    put(Buffer.from("\nendobj\n"));
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const start = at;
  put(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

const CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>";
const PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
const FONT = "<< /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
const page = (box = "[0 0 595 842]", more = "") =>
  `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents 4 0 R /Resources << /Font ${FONT} ${more} >> >>`;
const onePage = (content: PdfObject, pageObject = page(), ...more: readonly PdfObject[]): Buffer =>
  writePdf([CATALOGUE, PAGES, pageObject, content, ...more]);
const flate = (data: Uint8Array | string, times = 1): PdfObject => {
  let packed: Uint8Array = Buffer.from(data);
  for (let i = 0; i < times; i += 1) packed = deflateSync(packed, { level: 9 });
  return { dictionary: `/Filter [${"/FlateDecode ".repeat(times)}]`, stream: packed };
};
const TEXT = "BT /F 12 Tf 72 700 Td (plan of the city) Tj ET";

export const HOSTILE_PDFS: readonly HostileFile[] = [
  {
    name: "pages in a circle.pdf",
    make: () => writePdf([CATALOGUE, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2147483647 /Parent 2 0 R >>"]),
  },
  {
    name: "3000 pages.pdf",
    make: () => writePdf([CATALOGUE, `<< /Type /Pages /Kids [${"3 0 R ".repeat(3000)}] /Count 3000 >>`, page(), streamOf(TEXT)]),
    becomes: "too-many-pages",
  },
  { name: "a content of 1 GB.pdf", make: () => onePage(flate(Buffer.alloc(300_000_000, 0x20), 2)) },
  { name: "a page of a light year.pdf", make: () => onePage(streamOf(TEXT), page("[-1e38 -1e38 1e38 1e38]")) },
  {
    name: "numbers that are none.pdf",
    make: () =>
      onePage(streamOf("BT /F 1e999 Tf 1 0 0 0 0 0 Tm NaN -- 99999999999999999999 Td (a) Tj ET 0 0 0 0 0 0 cm q q q Q Q Q Q Q Q")),
  },
  {
    name: "a form in itself.pdf",
    make: () =>
      onePage(
        streamOf("/X Do"),
        page(undefined, "/XObject << /X 5 0 R >>"),
        streamOf(`${TEXT} /X Do /X Do`, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"),
      ),
  },
  {
    name: "tables of contents in a circle.pdf",
    make: () => writePdf([CATALOGUE, PAGES, page(), streamOf(TEXT)], "<< /Root 1 0 R /Size 5 /Prev 9 >>"),
  },
  { name: "a length of its own.pdf", make: () => onePage({ dictionary: "/Length 4 0 R", stream: TEXT }) },
  { name: "cut off.pdf", make: () => onePage(flate(TEXT)).subarray(0, 300), becomes: "damaged" },
  { name: "a head and nothing else.pdf", make: () => "%PDF-1.7\n", becomes: "damaged" },
  {
    name: "a password.pdf",
    make: () =>
      writePdf(
        [
          CATALOGUE,
          PAGES,
          page(),
          streamOf(TEXT),
          `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >>`,
        ],
        `<< /Root 1 0 R /Size 6 /Encrypt 5 0 R /ID [<${"43".repeat(16)}> <${"43".repeat(16)}>] >>`,
      ),
    becomes: "encrypted",
  },
  {
    name: "scripts and programs.pdf",
    make: () =>
      writePdf([
        `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (${SECRET_FILE}) /Next << /S /JavaScript /JS (app.launchURL("http://127.0.0.1:9/")) >> >> /Names << /EmbeddedFiles << /Names [(a) << /F (${SECRET_FILE}) >>] >> >> >>`,
        PAGES,
        page(),
        streamOf(TEXT),
      ]),
    becomes: "read",
  },
  {
    name: "pictures only.pdf",
    make: () => onePage(streamOf("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q")),
    becomes: "no-text-layer",
  },
  {
    name: "a picture of a terabyte.pdf",
    make: () =>
      onePage(
        streamOf(`/I Do ${TEXT}`),
        page(undefined, "/XObject << /I 5 0 R >>"),
        streamOf("a", "/Type /XObject /Subtype /Image /Width 1000000 /Height 1000000 /ColorSpace /DeviceRGB /BitsPerComponent 8"),
      ),
  },
  {
    name: "a hundred thousand letters.pdf",
    make: () =>
      onePage(
        flate(
          `BT /F 1 Tf ${Array.from({ length: 100_000 }, (_, i) => `1 0 0 1 ${(i * 7919) % 595} ${(i * 104_729) % 842} Tm (a) Tj`).join("\n")} ET`,
        ),
      ),
  },
  {
    name: "fifty thousand rulings.pdf",
    make: () =>
      onePage(
        flate(
          `${TEXT}\n${Array.from({ length: 50_000 }, (_, i) => (i % 2 ? `${(i * 13) % 595} 0 m ${(i * 13) % 595} 842 l S` : `0 ${(i * 17) % 842} m 595 ${(i * 17) % 842} l S`)).join("\n")}`,
        ),
      ),
  },
  {
    name: "a grid of a million cells.pdf",
    make: () =>
      onePage(
        flate(
          `${TEXT}\n${Array.from({ length: 1000 }, (_, i) => `${i * 0.59} 0 m ${i * 0.59} 842 l S 0 ${i * 0.84} m 595 ${i * 0.84} l S`).join("\n")}`,
        ),
      ),
  },
  { name: "states that are never given back.pdf", make: () => onePage(flate(`${"q ".repeat(10_000)}${TEXT}`)) },
  {
    name: "a font that draws itself.pdf",
    make: () =>
      onePage(
        streamOf("BT /T 12 Tf 72 700 Td (aaaa) Tj ET"),
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /T 5 0 R >> >> >>`,
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 6 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1] /Resources << /Font << /T 5 0 R >> >> >>",
        streamOf("BT /T 12 Tf (aaaa) Tj ET"),
      ),
  },
  {
    name: "a map of every character.pdf",
    make: () =>
      onePage(
        streamOf("BT /T 12 Tf 72 700 Td <0001> Tj ET"),
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /T 5 0 R >> >> >>`,
        `<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>] >>`,
        flate(`begincmap ${"1 beginbfrange <00000000> <7fffffff> <0041> endbfrange ".repeat(50)} endcmap`),
      ),
  },
];
