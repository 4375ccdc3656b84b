import type { Document } from "../../documents/document.ts";
import type { Layout, PageLayout, Sheet } from "../../documents/layout.ts";
import type { Connection } from "../../store/database.ts";
import { cutIntoParts, type LayoutPart, recordSourceFile, saveSourceText } from "../../store/source-file-store.ts";
import { storable } from "./storable.ts";

type Source = Pick<Document, "mediaType" | "sha256" | "text" | "layout" | "oddities">;

/** Keeps a file that is in memory, and what it says. */
export async function keepFile(tx: Connection, municipality: string, source: Source, bytes: Uint8Array): Promise<void> {
  await recordSourceFile(tx, municipality, { sha256: source.sha256, size: bytes.byteLength }, cutIntoParts(bytes));
  await keepText(tx, municipality, source);
}

/** Keeps what a file says, which is kept itself, and where in the file it stands. */
export async function keepText(tx: Connection, municipality: string, { mediaType, sha256, text, layout, oddities }: Source): Promise<void> {
  const said = { mediaType, layout: layout.kind, text: storable(text), oddities };
  await saveSourceText(tx, municipality, sha256, said, layoutParts(layout));
}

function layoutParts(layout: Layout): LayoutPart[] {
  const parts: readonly (Sheet | PageLayout)[] = layout.kind === "lines" ? [] : layout.kind === "sheets" ? layout.sheets : layout.pages;
  return parts.map((part, number) => ({ number, range: part.range, layout: storable(part) }));
}
