import fonts from "./symbol-fonts.json" with { type: "json" };

const TABLES: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map(
  Object.entries(fonts).map(([font, signs]) => [
    font,
    new Map(Object.entries(signs).map(([code, sign]) => [Number.parseInt(code, 16), sign])),
  ]),
);

/** Word writes the characters of such fonts from U+F000 on, or as the letters that stand at their place. */
const CODES = /[\u0021-\u00FF\uF020-\uF0FF]/gu;

/** A text as it shows in a font of symbols: U+F06C and l are ● in Wingdings. What is not in our tables stays as it is. */
export function showSymbols(text: string, font: string): string {
  const table = TABLES.get(font.trim().toLowerCase());
  return table ? text.replace(CODES, (char) => table.get(char.charCodeAt(0) & 0xff) ?? char) : text;
}

/** The character of w:sym: hexadecimal digits and the font. */
export function symbolOf(written: string | undefined, font: string): string {
  const code = Number.parseInt(written ?? "", 16);
  return code > 0 && code <= 0xffff ? showSymbols(String.fromCharCode(code), font) : "";
}
