import type { Archive } from "../archive.ts";
import { type Aside, readCellName } from "./grid.ts";
import { listRelations } from "./xlsx-package.ts";
import { RichText, unescapeText } from "./xlsx-text.ts";
import { readXml } from "./xml-events.ts";

/** The texts that lie over the cells of a sheet or hang on them: text boxes, shapes with text, notes. By their places. */
export async function readAsides(archive: Archive, sheet: string): Promise<Aside[]> {
  const asides: Aside[] = [];
  const relations = await listRelations(archive, sheet);
  const threaded = relations.some(({ type }) => type === "threadedComment");
  for (const { type, target } of relations) {
    const read = type === "drawing" ? readShapes : type === "threadedComment" || (type === "comments" && !threaded) ? readNotes : null;
    const bytes = read ? await archive.read(target) : null;
    if (bytes && read) for (const aside of read(bytes)) asides.push(aside);
  }
  return asides.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Texts of a drawing. What stands in mc:Fallback says the same again for old programs. */
function readShapes(bytes: Uint8Array): Aside[] {
  const found: Aside[] = [];
  let row = 0;
  let column = 0;
  let number: string | null = null;
  let corner: string | null = null;
  let fallback = 0;
  let paragraphs: string[] | null = null;
  let paragraph = "";
  let inText = false;
  readXml(bytes, {
    open: (name) => {
      if (name === "Fallback") fallback += 1;
      else if (name === "from" || name === "to") corner = name;
      else if (corner === "from" && (name === "row" || name === "col")) number = "";
      else if (name === "txBody") paragraphs = [];
      else if (name === "p") paragraph = "";
      else if (name === "br") paragraph += "\n";
      else if (name === "t") inText = true;
    },
    text: (text) => {
      if (number !== null) number += text;
      else if (inText) paragraph += text;
    },
    close: (name) => {
      if (name === "Fallback") fallback -= 1;
      else if (number !== null && (name === "row" || name === "col")) {
        if (name === "row") row = Number(number) || 0;
        else column = Number(number) || 0;
        number = null;
      } else if (name === "t") inText = false;
      else if (name === "p" && paragraphs) for (const line of paragraph.split("\n")) paragraphs.push(line);
      else if (name === "txBody") {
        const kept = (paragraphs ?? []).map((text) => text.trim()).filter((text) => text !== "");
        if (kept.length > 0 && fallback === 0) found.push({ row, column, paragraphs: kept });
        paragraphs = null;
      } else if (name === corner) corner = null;
    },
  });
  return found;
}

/** Notes of cells, of both kinds. */
function readNotes(bytes: Uint8Array): Aside[] {
  const found: Aside[] = [];
  let place: { readonly row: number; readonly column: number } | null = null;
  const rich = new RichText();
  let plain = "";
  let threaded = false;
  readXml(bytes, {
    open: (name, attributes) => {
      rich.open(name);
      if (name !== "comment" && name !== "threadedComment") return;
      threaded = name === "threadedComment";
      place = readCellName(attributes.ref ?? "");
      plain = "";
      rich.take();
    },
    text: (text) => {
      rich.text(text);
      plain += text;
    },
    close: (name) => {
      rich.close(name);
      if (name !== "comment" && name !== "threadedComment") return;
      const paragraphs = (threaded ? unescapeText(plain) : rich.take())
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
      if (paragraphs.length > 0) found.push({ row: place?.row ?? 0, column: place?.column ?? 0, paragraphs });
    },
  });
  return found;
}
