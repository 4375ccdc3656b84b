/** A piece of a section of a number format: a literal as it is printed, a bracket ([$-411], [h], [Red]), or a code of the format. */
export interface FormatToken {
  readonly kind: "literal" | "bracket" | "code";
  readonly text: string;
}

const AM_PM = /^(?:am\/pm|a\/p|上午\/下午|午前\/午後)/iu;
const GENERAL = /^(?:general|g\/標準)/iu;
/** Codes of dates and times; a run of one letter is one code. */
const LETTERS = /^(?:y+|m+|d+|h+|s+|g+|a{3,4}|b{1,4}|r+|e(?![+-])e*)/iu;
const DIGITS = /^(?:[0#?](?:[0#?,]*[0#?])?|E[+-]|[.,%@/])/iu;

/** The sections of a format (positive;negative;zero;text), each in its tokens. Whatever the format does not know is printed as it is: ▲, 年. */
export function readFormat(format: string): FormatToken[][] {
  const sections: FormatToken[][] = [[]];
  const add = (kind: FormatToken["kind"], text: string) => sections.at(-1)?.push({ kind, text });
  for (let at = 0; at < format.length; ) {
    const char = format.charAt(at);
    const rest = format.slice(at, at + 40);
    if (char === ";") {
      sections.push([]);
      at += 1;
    } else if (char === '"') {
      const end = format.indexOf('"', at + 1);
      add("literal", format.slice(at + 1, end < 0 ? format.length : end));
      at = end < 0 ? format.length : end + 1;
    } else if (char === "\\" || char === "!") {
      add("literal", format.charAt(at + 1));
      at += 2;
    } else if (char === "_" || char === "*") {
      // Space as wide as a character, or filled up with it.
      if (char === "_") add("literal", " ");
      at += 2;
    } else if (char === "[") {
      const end = format.indexOf("]", at);
      add("bracket", format.slice(at + 1, end < 0 ? format.length : end));
      at = end < 0 ? format.length : end + 1;
    } else {
      const code = (AM_PM.exec(rest) ?? GENERAL.exec(rest) ?? LETTERS.exec(rest) ?? DIGITS.exec(rest))?.[0];
      add(code ? "code" : "literal", code ?? char);
      at += code?.length ?? 1;
    }
  }
  return sections;
}

/** Whether a section shows a date or a time. */
export function isDateSection(tokens: readonly FormatToken[]): boolean {
  if (tokens.some(({ kind, text }) => kind === "code" && GENERAL.test(text))) return false;
  return tokens.some(({ kind, text }) => (kind === "code" && LETTERS.test(text)) || (kind === "bracket" && /^(?:h+|m+|s+)$/iu.test(text)));
}

/** What a section tests of a number ([>=1000]), or null. */
export function conditionOf(tokens: readonly FormatToken[]): ((value: number) => boolean) | null {
  for (const { kind, text } of tokens) {
    const [, operator, number] = (kind === "bracket" ? /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$/u.exec(text) : null) ?? [];
    if (!operator) continue;
    const limit = Number(number);
    return (value) =>
      operator === "<="
        ? value <= limit
        : operator === ">="
          ? value >= limit
          : operator === "<>"
            ? value !== limit
            : operator === "<"
              ? value < limit
              : operator === ">"
                ? value > limit
                : value === limit;
  }
  return null;
}
