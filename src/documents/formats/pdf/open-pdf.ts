import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type Result, refuse } from "../../../domain/result.ts";
import type { Document, Oddity } from "../../document.ts";
import type { OpenRefusal } from "../open-refusal.ts";
import { WrittenText } from "../written-text.ts";
import { joinPages } from "./join-pages.ts";
import { styleOf } from "./margins.ts";
import { readPage } from "./page-content.ts";
import type { PageParts } from "./page-parts.ts";
import { listenForStrays, openPdfFile } from "./pdf-file.ts";
import { type SortedPage, sortPage, takeApart } from "./take-apart.ts";
import { PageWriter } from "./write-document.ts";

/** The most pages of a file that is read. */
export const MOST_PAGES = 2000;

/** Opens a PDF: takes its pages apart into tables and text by where their characters and lines stand. */
export async function openPdf(name: string, bytes: Uint8Array): Promise<Result<Document, OpenRefusal>> {
  const listening = listenForStrays();
  try {
    const opened = await openPdfFile(bytes);
    return opened.ok ? await readFile(opened.value, name, bytes) : opened;
  } finally {
    listening.end();
  }
}

async function readFile(file: PDFDocumentProxy, name: string, bytes: Uint8Array): Promise<Result<Document, OpenRefusal>> {
  try {
    if (file.numPages > MOST_PAGES) return refuse({ kind: "too-many-pages", pages: file.numPages, limit: MOST_PAGES });
    const pages = await readPages(file);
    if (!pages) return refuse({ kind: "damaged", looksLike: "pdf" });
    if (pages.every(isTextless)) return refuse({ kind: "no-text-layer", pages: pages.length });
    const text = new WrittenText();
    const writer = new PageWriter(text);
    for (const page of pages) writer.write(page);
    return text.finish(
      { name, bytes },
      {
        mediaType: "application/pdf",
        layout: { kind: "pages", pages: writer.layouts },
        blocks: writer.blocks(joinPages(pages)),
        oddities: textlessPages(pages, writer),
      },
    );
  } finally {
    await file.loadingTask.destroy();
  }
}

/** So many pages are looked at together for where their margins are. */
const TOGETHER = 32;

/** The pages of a file; null where none can be read. A page that is damaged among others is empty. */
async function readPages(file: PDFDocumentProxy): Promise<PageParts[] | null> {
  const pages: PageParts[] = [];
  let damaged = 0;
  for (let first = 1; first <= file.numPages; first += TOGETHER) {
    const sorted: SortedPage[] = [];
    for (let number = first; number < first + TOGETHER && number <= file.numPages; number += 1) {
      try {
        const page = await file.getPage(number);
        sorted.push(sortPage(await readPage(page)));
        page.cleanup();
      } catch {
        damaged += 1;
        sorted.push({ width: 0, height: 0, tables: [], lines: [], markup: [], rules: [] });
      }
    }
    const widths = new Set(sorted.map(({ width }) => width));
    const styles = new Map([...widths].map((width) => [width, styleOf(sorted.filter((page) => page.width === width))]));
    for (const page of sorted) pages.push(takeApart(page, styles.get(page.width) ?? styleOf([page])));
  }
  return damaged === file.numPages ? null : pages;
}

const isTextless = ({ parts }: PageParts): boolean => parts.length === 0;

function textlessPages(pages: readonly PageParts[], { layouts }: PageWriter): Oddity[] {
  const first = pages.findIndex(isTextless);
  return first < 0 ? [] : [{ kind: "textless-pages", count: pages.filter(isTextless).length, at: layouts[first]?.range.start ?? 0 }];
}
