import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { Box, Piece } from "./piece.ts";

/** ruled: lines around every cell. bare: columns held apart by white space alone. */
export type Flavour = "ruled" | "bare";

export interface Paper {
  readonly flavour: Flavour;
  readonly landscape: boolean;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const STYLE = `
  body { font: 10.5pt/1.4 "Noto Sans CJK JP", sans-serif; }
  h1 { font-size: 16pt; } h2 { font-size: 14pt; } h3 { font-size: 13pt; } h4, h5, h6 { font-size: 12pt; } h6 { font-size: 11pt; }
  table { border-collapse: collapse; width: 100%; margin: 6pt 0; font-size: 9pt; }
  th, td { padding: 2pt 4pt; vertical-align: top; text-align: left; font-weight: normal; }
  p.item { margin: 2pt 0; padding-left: 1em; text-indent: -1em; }
  .break { break-after: page; }`;
const BORDERS: Readonly<Record<Flavour, string>> = {
  ruled: "th, td { border: 0.75pt solid #000; } th { background: #e8eef7; }",
  bare: "th, td { padding: 3pt 8pt 3pt 0; }",
};

/** A page as a typist would set it, for a browser to print. Heads of tables are printed again on every page. */
export function renderPrint(pieces: readonly Piece[], { flavour, landscape }: Paper): string {
  const body = pieces.map((piece) => {
    if (piece.kind === "heading")
      return piece.depth > 6 ? `<h6>【${escaped(piece.text)}】</h6>` : `<h${piece.depth}>${escaped(piece.text)}</h${piece.depth}>`;
    if (piece.kind === "paragraph") return `<p>${escaped(piece.text)}</p>`;
    if (piece.kind === "bullets")
      return piece.items.map((item) => `<p class="item">${piece.mark === "-" ? "" : `${piece.mark} `}${escaped(item)}</p>`).join("\n");
    return piece.kind === "table" ? printedTable(piece.rows) : `<div class="break"></div>`;
  });
  const page = `@page { size: A4 ${landscape ? "landscape" : "portrait"}; margin: 18mm 15mm; }`;
  return `<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8"><style>${page}${STYLE}${BORDERS[flavour]}</style></head>\n<body>\n${body.join("\n")}\n</body></html>\n`;
}

function printedTable(rows: readonly (readonly Box[])[]): string {
  const heads = rows.findIndex((row) => !row.every(({ head = false }) => head));
  const row = (boxes: readonly Box[]): string => `<tr>${boxes.map(printedCell).join("")}</tr>`;
  const head = heads > 0 ? `<thead>${rows.slice(0, heads).map(row).join("\n")}</thead>` : "";
  return `<table>${head}<tbody>${rows.slice(Math.max(0, heads)).map(row).join("\n")}</tbody></table>`;
}

function printedCell({ text, columnSpan = 1, rowSpan = 1, head = false }: Box): string {
  const tag = head ? "th" : "td";
  return `<${tag} colspan="${columnSpan}" rowspan="${rowSpan}">${text.split("\n").map(escaped).join("<br>")}</${tag}>`;
}

/** Prints a page as Chromium does. */
export async function printByBrowser(browser: Browser, html: string): Promise<Uint8Array> {
  const page = await browser.newPage();
  await page.setContent(html);
  const bytes = await page.pdf({ preferCSSPageSize: true });
  await page.close();
  return bytes;
}

export const OFFICE = ["/usr/bin/soffice", "/usr/local/bin/soffice"].find(existsSync) ?? null;

/** Makes PDFs of files (HTML, Word) as LibreOffice does, all in one go. */
export function printByOffice(files: readonly { readonly name: string; readonly bytes: string | Uint8Array }[]): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), "shirube-office-"));
  try {
    for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const filter = files.every(({ name }) => name.endsWith(".html")) ? ["--infilter=HTML (StarWriter)"] : [];
    const names = files.map(({ name }) => join(folder, name));
    execFileSync(OFFICE ?? "", [profile, "--headless", ...filter, "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, ...names], {
      stdio: "ignore",
    });
    return files.map(({ name }) => new Uint8Array(readFileSync(join(folder, name.replace(/\.[a-z]+$/u, ".pdf")))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
