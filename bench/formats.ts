import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { Document } from "../src/documents/document.ts";
import type { OpenRefusal } from "../src/documents/formats/open-refusal.ts";
import { openPdf } from "../src/documents/formats/pdf/open-pdf.ts";
import { openXlsx } from "../src/documents/formats/sheets/open-workbook.ts";
import { openWord } from "../src/documents/formats/word/open-word.ts";
import { readDocument } from "../src/documents/reading/read-document.ts";
import type { Result } from "../src/domain/result.ts";
import { openBrowser } from "../test/e2e/browser.ts";
import { samples } from "../test/layouts/demo-city/samples.ts";
import { pageBreak } from "../test/layouts/piece.ts";
import { renderDocx } from "../test/layouts/render-docx.ts";
import { OFFICE, printByBrowser, renderPrint } from "../test/layouts/render-pdf.ts";
import { renderXlsx } from "../test/layouts/render-xlsx.ts";
import type { Figure } from "./figure.ts";

const LEAST_MS = 1500;
/** Longer than this nobody waits for another program. */
const PATIENCE_MS = 60_000;

interface Format {
  readonly ending: "pdf" | "xlsx" | "docx";
  readonly unit: string;
  readonly make: () => Promise<Uint8Array>;
  readonly open: (name: string, bytes: Uint8Array) => Promise<Result<Document, OpenRefusal>>;
  readonly count: (document: Document) => number;
  /** What LibreOffice makes of it, and what it needs to be told for that. */
  readonly converted: readonly [to: string, ...options: string[]];
}

/** All that the demo city says, in one file. */
const pieces = samples().flatMap((sample) => [...sample.pieces, pageBreak]);

const FORMATS: readonly Format[] = [
  {
    ending: "pdf",
    unit: "pages",
    open: openPdf,
    make: async () => {
      const browser = await openBrowser();
      try {
        return await printByBrowser(browser, renderPrint(pieces, { flavour: "ruled", landscape: false }));
      } finally {
        await browser.close();
      }
    },
    count: ({ layout }) => (layout.kind === "pages" ? layout.pages.length : 0),
    converted: ["txt:Text", "--infilter=writer_pdf_import"],
  },
  {
    ending: "xlsx",
    unit: "cells",
    open: openXlsx,
    make: async () => renderXlsx(pieces, "ruled"),
    count: ({ layout }) => (layout.kind === "sheets" ? layout.sheets.reduce((sum, { cells }) => sum + cells.length, 0) : 0),
    converted: ["csv"],
  },
  {
    ending: "docx",
    unit: "paragraphs",
    open: openWord,
    make: () => renderDocx(pieces, { numbered: true, title: "澄川市の計画" }),
    count: ({ blocks }) =>
      blocks.reduce(
        (sum, block) =>
          sum +
          (block.kind === "table"
            ? block.rows.reduce((of, row) => of + row.cells.reduce((lines, cell) => lines + cell.lines.length, 0), 0)
            : 1),
        0,
      ),
    converted: ["txt:Text"],
  },
];

/** Pages, cells and paragraphs a second until a file is a document, beside pdftotext and LibreOffice on the same file, and what the reading adds. */
export async function measureFormats(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "shirube-bench-"));
  try {
    const figures: Figure[] = [];
    for (const format of FORMATS) figures.push(...(await measure(format, folder)));
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure({ ending, unit, make, open: opener, count, converted }: Format, folder: string): Promise<Figure[]> {
  const bytes = await make();
  const file = join(folder, `bench.${ending}`);
  writeFileSync(file, bytes);
  const open = async (): Promise<Document> => {
    const opened = await opener(`bench.${ending}`, bytes);
    if (!opened.ok) throw new Error(`${ending}: ${opened.refusal.kind}`);
    return opened.value;
  };
  const document = await open();
  const units = count(document);
  const ours = await timeOf(open);
  const reading = await timeOf(async () => readDocument(document));
  const others = [
    ...(ending === "pdf"
      ? [{ name: "pdftotext -layout", took: timeOfProgram("pdftotext", ["-layout", file, join(folder, "out.txt")]) }]
      : []),
    { name: "LibreOffice", took: timeOfOffice(file, folder, converted) },
  ];
  const rate = (took: number) => `${Math.round((1000 * units) / took).toLocaleString("en")} ${unit}/s`;
  return [
    {
      what: `${ending}: ${units.toLocaleString("en")} ${unit}, ${(bytes.length / 1e6).toFixed(1)} MB`,
      figure: rate(ours),
      against: others
        .map(({ name, took }) =>
          took === null
            ? `${name}: not here, or not within ${PATIENCE_MS / 1000} s`
            : `${name}: ${rate(took)} (we take ${(ours / took).toFixed(2)}×)`,
        )
        .join("; "),
    },
    { what: `${ending}: reading what was opened`, figure: rate(reading), against: `${(reading / ours).toFixed(2)}× the opening` },
  ];
}

/** Milliseconds of one run, warm: the mean of as many as fit into a while. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  await work();
  const began = performance.now();
  let times = 0;
  while (performance.now() - began < LEAST_MS) {
    await work();
    times += 1;
  }
  return (performance.now() - began) / times;
}

/** Milliseconds of one run, its start included, as it is used. Null where the program is not there, fails, or takes too long. */
function timeOfProgram(program: string, words: readonly string[]): number | null {
  const began = performance.now();
  const { error, status } = spawnSync(program, words, { stdio: "ignore", timeout: 2 * PATIENCE_MS, killSignal: "SIGKILL" });
  return error || status !== 0 ? null : performance.now() - began;
}

/** By timeout, which ends all that it started: LibreOffice is started by a script, which leaves it running when it is ended itself. */
function timeOfOffice(file: string, folder: string, [to, ...options]: Format["converted"]): number | null {
  if (OFFICE === null) return null;
  const profile = `-env:UserInstallation=file://${join(folder, `profile-${extname(file)}`)}`;
  const out = join(folder, `out-${extname(file)}`);
  const took = timeOfProgram("timeout", [
    "-s",
    "KILL",
    `${PATIENCE_MS / 1000}`,
    OFFICE,
    profile,
    "--headless",
    ...options,
    "--convert-to",
    to,
    "--outdir",
    out,
    file,
  ]);
  return existsSync(join(out, `bench.${to.replace(/:.*/u, "")}`)) ? took : null;
}
