import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { Drawing } from "./drawing.ts";
import { weightOfFont } from "./font-weight.ts";
import { ASCENT, DESCENT, type Glyph, type Way } from "./glyph.ts";
import { IDENTITY, type Matrix, multiply, toMatrix } from "./matrix.ts";
import { turnStacks } from "./stacks.ts";
import { type Font, NO_FONT, TextState } from "./text-state.ts";

/** What a page shows, in points from its top left corner as it is looked at. */
export interface PageContent {
  readonly width: number;
  readonly height: number;
  /** As they are drawn. */
  readonly glyphs: readonly Glyph[];
  readonly drawing: Drawing;
}

/** No page of text has more characters; the rest of one that has is left out. */
const MOST_GLYPHS = 100_000;
const DEEPEST = 500;
/** Half a degree and more off the straight, text is slanted. */
const SLANT = 0.05;

/** pdf.js's glyph, as far as it is used; numbers between glyphs move the text, in thousandths. */
interface DrawnGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly vmetric?: readonly number[];
  readonly isSpace: boolean;
}

/** Follows the drawing of a page and notes where its characters and lines come to stand. */
class PageReader {
  readonly glyphs: Glyph[] = [];
  readonly drawing = new Drawing();
  #state = new TextState();
  readonly #saved: TextState[] = [];
  readonly #view: Matrix;
  readonly #fontOf: (name: string) => Font;
  #space = "";

  constructor(view: Matrix, fontOf: (name: string) => Font) {
    this.#view = view;
    this.#fontOf = fontOf;
    this.#state.matrix = view;
  }

  draw(act: number, args: readonly unknown[]): void {
    const state = this.#state;
    const number = Number(args[0] ?? 0) || 0;
    switch (act) {
      case OPS.save:
      case OPS.beginGroup:
        this.#save();
        if (act === OPS.beginGroup) state.transform(toMatrix((args[0] as { matrix?: unknown } | null)?.matrix) ?? IDENTITY);
        break;
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
      case OPS.endAnnotation:
        this.#state = this.#saved.pop() ?? state;
        break;
      case OPS.paintFormXObjectBegin:
        this.#save();
        this.#state.transform(toMatrix(args[0]) ?? IDENTITY);
        break;
      case OPS.beginAnnotation:
        this.#save();
        this.#state = new TextState();
        this.#state.matrix = multiply(multiply(this.#view, toMatrix(args[2]) ?? IDENTITY), toMatrix(args[3]) ?? IDENTITY);
        break;
      case OPS.transform:
        state.transform(toMatrix(args) ?? IDENTITY);
        break;
      case OPS.setLineWidth:
        state.lineWidth = number;
        break;
      case OPS.setFillRGBColor:
        state.fill = String(args[0]);
        break;
      case OPS.setFillColorN:
      case OPS.shadingFill:
        state.fill = "pattern";
        break;
      case OPS.constructPath:
        this.#path(Number(args[0]), args[1]);
        break;
      case OPS.beginText:
        state.beginText(IDENTITY);
        break;
      case OPS.setCharSpacing:
        state.charSpacing = number;
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = number;
        break;
      case OPS.setHScale:
        state.stretch = number / 100;
        break;
      case OPS.setLeading:
        state.leading = number;
        break;
      case OPS.setTextRise:
        state.rise = number;
        break;
      case OPS.setTextRenderingMode:
        state.outlined = number % 4 === FILL_AND_STROKE;
        break;
      case OPS.setFont:
        state.font = this.#fontOf(String(args[0]));
        state.fontSize = Number(args[1]) || 0;
        break;
      case OPS.setGState:
        this.#graphicsState(args[0]);
        break;
      case OPS.setTextMatrix:
        state.beginText(toMatrix(args[0]) ?? IDENTITY);
        break;
      case OPS.moveText:
        state.moveText(number, Number(args[1]) || 0);
        break;
      case OPS.setLeadingMoveText:
        state.leading = -(Number(args[1]) || 0);
        state.moveText(number, Number(args[1]) || 0);
        break;
      case OPS.nextLine:
        state.moveText(0, -state.leading);
        break;
      case OPS.showText:
        if (Array.isArray(args[0])) this.#show(args[0]);
        break;
    }
  }

  #save(): void {
    if (this.#saved.length >= DEEPEST) return;
    this.#saved.push(this.#state);
    this.#state = this.#state.copy();
  }

  #graphicsState(entries: unknown): void {
    if (!Array.isArray(entries)) return;
    for (const entry of entries) {
      if (!Array.isArray(entry)) continue;
      if (entry[0] === "LW") this.#state.lineWidth = Number(entry[1]) || 0;
      if (entry[0] === "Font" && Array.isArray(entry[1])) this.draw(OPS.setFont, entry[1]);
    }
  }

  #path(paint: number, parts: unknown): void {
    const data = Array.isArray(parts) ? parts[0] : null;
    if (!(data instanceof Float32Array)) return;
    const { matrix, lineWidth, fill } = this.#state;
    if (STROKES.has(paint)) this.drawing.stroke(data, matrix, lineWidth);
    if (FILLS.has(paint)) this.drawing.fill(data, matrix, fill);
  }

  #show(glyphs: readonly unknown[]): void {
    const state = this.#state;
    for (const given of glyphs) {
      if (typeof given === "number") state.advance((-given / 1000) * state.fontSize * (state.font.vertical ? 1 : state.stretch));
      else if (isGlyph(given)) {
        const width = state.font.vertical ? (given.vmetric?.[0] ?? -1000) : given.width;
        const advance = state.advanceOf(width, given.isSpace);
        this.#put(given.unicode, width * state.font.unit * state.fontSize * (state.font.vertical ? 1 : state.stretch));
        state.advance(advance);
      }
    }
  }

  /** Notes a character that takes so much of the line, in the text's own units. */
  #put(text: string, length: number): void {
    if (text.trim() === "") {
      this.#space += text;
      return;
    }
    if (this.glyphs.length >= MOST_GLYPHS) return;
    const { font, fontSize, outlined } = this.#state;
    const em = Math.abs(fontSize) * font.height;
    const across: readonly [number, number] = font.vertical ? [-em / 2, em / 2] : [-DESCENT * em, ASCENT * em];
    const corner = (along: number, side: number) => (font.vertical ? this.#state.at(side, along) : this.#state.at(along, side));
    const corners = [corner(0, across[0]), corner(length, across[0]), corner(0, across[1]), corner(length, across[1])];
    if (!corners.flat().every(Number.isFinite)) return;
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    const box = { x: Math.min(...xs), y: Math.min(...ys), width: 0, height: 0 };
    box.width = Math.max(...xs) - box.x;
    box.height = Math.max(...ys) - box.y;
    const [from, to] = [this.#state.at(0, 0), corner(length || em, 0)];
    const way = wayOf(to[0] - from[0], to[1] - from[1]);
    const side = way === "down" || way === "up";
    const size = side ? box.width : box.height;
    const line = way === "down" ? -box.x - DESCENT * size : way === "up" ? box.x + ASCENT * size : way === "left" ? -from[1] : from[1];
    const [u0, u1] =
      way === "down"
        ? [box.y, box.y + box.height]
        : way === "up"
          ? [-box.y - box.height, -box.y]
          : way === "left"
            ? [-box.x - box.width, -box.x]
            : [box.x, box.x + box.width];
    this.glyphs.push({ ...box, text, way, size, u0, u1, v: line, space: this.#space, weight: outlined ? 2 : font.weight });
    this.#space = "";
  }
}

/** How letters are drawn; 4 more where they cut what is drawn next. */
const FILL_AND_STROKE = 2;

const STROKES: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const FILLS: ReadonlySet<number> = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

function isGlyph(given: unknown): given is DrawnGlyph {
  return typeof given === "object" && given !== null && "unicode" in given && typeof given.unicode === "string" && "width" in given;
}

function wayOf(dx: number, dy: number): Way {
  const length = Math.hypot(dx, dy);
  if (Math.abs(dy) <= SLANT * length) return dx >= 0 ? "right" : "left";
  if (Math.abs(dx) <= SLANT * length) return dy > 0 ? "down" : "up";
  return "slanted";
}

/** Reads what a page shows. The fonts that its text needs are forgotten with the page. */
export async function readPage(page: PDFPageProxy): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 });
  const view = toMatrix(viewport.transform) ?? IDENTITY;
  const operators = await page.getOperatorList();
  const fonts = new Map<string, Font>();
  const fontOf = (name: string): Font => {
    const known = fonts.get(name);
    if (known) return known;
    const font = page.commonObjs.has(name) ? toFont(page.commonObjs.get(name)) : NO_FONT;
    fonts.set(name, font);
    return font;
  };
  const reader = new PageReader(view, fontOf);
  for (const [i, act] of operators.fnArray.entries()) reader.draw(act, operators.argsArray[i] ?? []);
  const { width, height } = viewport;
  const glyphs = reader.glyphs.filter(
    (glyph) => glyph.x < width && glyph.y < height && glyph.x + glyph.width > 0 && glyph.y + glyph.height > 0,
  );
  return { width, height, glyphs: turnStacks(glyphs), drawing: reader.drawing };
}

function toFont(given: unknown): Font {
  if (!(given instanceof Object)) return NO_FONT;
  const { name, vertical, bold, black, fontMatrix, isType3Font, bbox } = given as {
    readonly [key in "name" | "vertical" | "bold" | "black" | "fontMatrix" | "isType3Font" | "bbox"]?: unknown;
  };
  // The letters' outlines are not needed: nothing is drawn.
  if ("clearData" in given && typeof given.clearData === "function") given.clearData();
  const matrix = toMatrix(fontMatrix);
  const unit = matrix && matrix[0] !== 0 ? matrix[0] : 0.001;
  const heights = Array.isArray(bbox) ? Math.abs(Number(bbox[3]) - Number(bbox[1])) * Math.abs(matrix?.[3] ?? 0) : 0;
  const drawn = isType3Font === true && (Math.abs(unit) < 0.0005 || Math.abs(unit) > 0.002);
  const weight = bold === true || black === true ? 2 : weightOfFont(String(name ?? ""));
  return { vertical: vertical === true, weight, unit, height: drawn && heights > 0 ? heights : 1 };
}
