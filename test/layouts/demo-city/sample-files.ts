import type { Browser } from "playwright-core";
import { renderDocx } from "../render-docx.ts";
import { printByBrowser, renderPrint } from "../render-pdf.ts";
import { renderXlsx } from "../render-xlsx.ts";
import type { Sample } from "./samples.ts";

interface SampleFormat {
  readonly extension: string;
  readonly write: (sample: Sample, browser: Browser) => Promise<Uint8Array>;
}

/** Of a TrueType font a browser embeds the outlines once; of others, and of weights that it makes up itself, each glyph as a drawing, a third of the file. */
const SMALL = 'body { font-family: "IPAexGothic", "Noto Sans CJK JP", sans-serif; } * { font-synthesis: none; }';

/** The formats in which every document of the demo city stands in samples/ besides its text, by their folder. */
export const FILES: Readonly<Record<"excel" | "word" | "pdf", SampleFormat>> = {
  /** Goal sheets as 方眼紙, everything else as ruled tables. */
  excel: { extension: "xlsx", write: async ({ file, pieces }) => renderXlsx(pieces, file.includes("管理シート") ? "squared" : "ruled") },
  word: { extension: "docx", write: ({ pieces, file }) => renderDocx(pieces, { numbered: true, title: titleOf(file) }) },
  /** The yearly list is landscape, as cities print it. */
  pdf: {
    extension: "pdf",
    write: ({ pieces, file }, browser) =>
      printByBrowser(
        browser,
        renderPrint(pieces, { flavour: "ruled", landscape: file.includes("一覧表") }).replace("</style>", `${SMALL}</style>`),
      ),
  },
};

const titleOf = (file: string): string => file.replace(/\.[a-z]+$/u, "").replaceAll("_", "　");
