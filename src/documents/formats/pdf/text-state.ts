import type { Weight } from "./glyph.ts";
import { apply, IDENTITY, type Matrix, multiply } from "./matrix.ts";

/** A font as far as places of characters depend on it. */
export interface Font {
  readonly vertical: boolean;
  readonly weight: Weight;
  /** Of a unit of its glyphs' widths in one of the text: 0.001 but for fonts that are drawn (Type 3). */
  readonly unit: number;
  /** Its height in those of the text. */
  readonly height: number;
}

export const NO_FONT: Font = { vertical: false, weight: 0, unit: 0.001, height: 1 };

/** What the operators of a page have set: PDF 32000-1, 8.4 (graphics) and 9.3 (text). */
export class TextState {
  matrix: Matrix = IDENTITY;
  font: Font = NO_FONT;
  fontSize = 0;
  charSpacing = 0;
  wordSpacing = 0;
  /** A ratio, not a percentage. */
  stretch = 1;
  leading = 0;
  rise = 0;
  /** Letters are filled and drawn around, as programs do for a font that has no bold one. */
  outlined = false;
  lineWidth = 1;
  fill = "#000000";
  stroke = "#000000";
  text: Matrix = IDENTITY;
  #lineX = 0;
  #lineY = 0;
  #x = 0;
  #y = 0;

  copy(): TextState {
    const copy = Object.assign(new TextState(), this);
    copy.#lineX = this.#lineX;
    copy.#lineY = this.#lineY;
    copy.#x = this.#x;
    copy.#y = this.#y;
    return copy;
  }

  transform(matrix: Matrix): void {
    this.matrix = multiply(this.matrix, matrix);
  }

  beginText(matrix: Matrix): void {
    this.text = matrix;
    this.#lineX = this.#lineY = this.#x = this.#y = 0;
  }

  moveText(x: number, y: number): void {
    this.#lineX += x;
    this.#lineY += y;
    this.#x = this.#lineX;
    this.#y = this.#lineY;
  }

  /** Moves along the line by so much of the text's own units. */
  advance(by: number): void {
    if (this.font.vertical) this.#y += by;
    else this.#x += by;
  }

  /** How far a glyph takes the text on; `width` in units of the font. */
  advanceOf(width: number, isSpace: boolean): number {
    const spacing = this.charSpacing + (isSpace ? this.wordSpacing : 0);
    const ahead = width * this.font.unit * this.fontSize;
    return this.font.vertical ? ahead + spacing : (ahead + spacing) * this.stretch;
  }

  /** A point beside the place that the text has reached, on the page. */
  at(along: number, above: number): readonly [number, number] {
    return apply(multiply(this.matrix, this.text), this.#x + along, this.#y + above + this.rise);
  }
}
