import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { accept, type Result, refuse } from "../../../domain/result.ts";
import type { OpenRefusal } from "../open-refusal.ts";

/** Where the package keeps what it reads when a file needs it: character maps, fonts that a file does not bring, decoders. */
const FOLDER = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const folderOf = (name: string): string => join(FOLDER, name) + sep;

/** Opens a PDF in memory. Nothing is drawn, no script is run, nothing is fetched. */
export async function openPdfFile(bytes: Uint8Array): Promise<Result<PDFDocumentProxy, OpenRefusal>> {
  // pdf.js takes the bytes away from whoever gives them.
  const task = getDocument({
    data: Uint8Array.from(bytes),
    cMapUrl: folderOf("cmaps"),
    standardFontDataUrl: folderOf("standard_fonts"),
    wasmUrl: folderOf("wasm"),
    iccUrl: folderOf("iccs"),
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    enableXfa: false,
    // Names of fonts say which are bold.
    fontExtraProperties: true,
    // Pictures are not looked at, so that none is decoded.
    maxImageSize: 1,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return accept(await task.promise);
  } catch (error) {
    await task.destroy();
    const name = error instanceof Error ? error.name : "";
    return refuse({ kind: name === "PasswordException" ? "encrypted" : "damaged", looksLike: "pdf" });
  }
}

/**
 * pdf.js lets some rejections of damaged files go unhandled, which would end the process. While a file is read they are let go; what else is unhandled ends it
 * all the same.
 */
export function listenForStrays(): { end(): void } {
  const listen = (reason: unknown): void => {
    if (!(reason instanceof Error) || !reason.stack?.includes("pdfjs-dist")) throw reason;
  };
  process.on("unhandledRejection", listen);
  // Node tells of them once the current turn is over.
  return { end: () => setImmediate(() => process.off("unhandledRejection", listen)) };
}
