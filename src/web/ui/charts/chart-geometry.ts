export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface WrittenText extends Point {
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
}

/** To a tenth of the drawing's unit, which no eye tells from the next. */
export const round = (value: number): number => Math.round(value * 10) / 10;

/** How wide a text is in letters of a size, as near as can be said without the font: full-width ones are square. */
export function widthOf(text: string, letters: number): number {
  let width = 0;
  for (const char of text) width += (char.codePointAt(0) ?? 0) > 0x2ff ? 1 : 0.6;
  return width * letters;
}

export function overlaps(one: Box, other: Box): boolean {
  return one.x < other.x + other.width && one.x + one.width > other.x && one.y < other.y + other.height && one.y + one.height > other.y;
}
