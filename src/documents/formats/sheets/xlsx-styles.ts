import builtIn from "./built-in-formats.json" with { type: "json" };
import { sizeOf } from "./cell-font.ts";
import { BOTTOM, type CellFont, LEFT, RIGHT, TOP } from "./grid.ts";
import { readXml } from "./xml-events.ts";

const BUILT_IN: Readonly<Record<string, string>> = builtIn;
const PARTS: ReadonlySet<string> = new Set(["numFmts", "fonts", "borders", "cellXfs", "cellStyleXfs", "dxfs"]);
const SIDES: Readonly<Record<string, number>> = { left: LEFT, start: LEFT, right: RIGHT, end: RIGHT, top: TOP, bottom: BOTTOM };

/** What the style of a cell says of how it is shown. */
export interface XlsxStyle {
  /** Its number format; null shows values as they are. */
  readonly format: string | null;
  /** Sum of the sides that are drawn. */
  readonly sides: number;
  readonly font: CellFont | null;
}

/** The format of a number: the workbook's own, else the one that a Japanese Excel has under the number. */
export function formatOf(id: number, own: ReadonlyMap<number, string>): string | null {
  return own.get(id) ?? BUILT_IN[id] ?? null;
}

/** The styles of the cells of a workbook, by their number. */
export function readStyles(bytes: Uint8Array): XlsxStyle[] {
  const formats = new Map<number, string>();
  const borders: number[] = [];
  const fonts: { size: number | null; bold: boolean }[] = [];
  const cells: { readonly format: number; readonly border: number; readonly font: number }[] = [];
  let within: string | null = null;
  readXml(bytes, {
    open: (name, attributes) => {
      if (PARTS.has(name)) within = name;
      else if (within === "numFmts" && name === "numFmt") formats.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (within === "borders") {
        if (name === "border") borders.push(0);
        const side = SIDES[name];
        if (side && attributes.style && attributes.style !== "none") borders.push((borders.pop() ?? 0) | side);
      } else if (within === "fonts") {
        const font = fonts.at(-1);
        if (name === "font") fonts.push({ size: null, bold: false });
        else if (name === "sz" && font) font.size = sizeOf(Number(attributes.val));
        else if (name === "b" && font) font.bold = attributes.val !== "0" && attributes.val !== "false";
      } else if (within === "cellXfs" && name === "xf")
        cells.push({
          format: Number(attributes.numFmtId ?? 0),
          border: Number(attributes.borderId ?? 0),
          font: Number(attributes.fontId ?? 0),
        });
    },
    close: (name) => {
      if (name === within) within = null;
    },
  });
  return cells.map(({ format, border, font }) => ({
    format: formatOf(format, formats),
    sides: borders[border] ?? 0,
    font: fontOf(fonts[font]),
  }));
}

function fontOf(told: { readonly size: number | null; readonly bold: boolean } | undefined): CellFont | null {
  return told && told.size !== null ? { size: told.size, bold: told.bold } : null;
}
