import { readXml, type XmlListener } from "./xml-events.ts";

/** How Excel writes characters that XML does not know: _x000D_. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/gu;

export function unescapeText(text: string): string {
  const decoded = text.includes("_x") ? text.replace(ESCAPED, (_, code) => String.fromCharCode(Number.parseInt(code, 16))) : text;
  return decoded.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}

/** Collects the text of <si> or <is>: its runs joined, phonetic runs (rPh, the reading of kanji) left out. */
export class RichText {
  #parts: string[] = [];
  #inText = false;
  #phonetic = 0;

  open(name: string): void {
    if (name === "rPh") this.#phonetic += 1;
    else if (name === "t") this.#inText = this.#phonetic === 0;
  }

  text(text: string): void {
    if (this.#inText) this.#parts.push(text);
  }

  close(name: string): void {
    if (name === "rPh") this.#phonetic -= 1;
    else if (name === "t") this.#inText = false;
  }

  /** The text so far; begins the next one. */
  take(): string {
    const text = unescapeText(this.#parts.join(""));
    this.#parts = [];
    return text;
  }
}

/** The shared strings of a workbook, by their number. Null where the part is damaged. */
export function readSharedStrings(bytes: Uint8Array): string[] | null {
  const strings: string[] = [];
  const rich = new RichText();
  const listener: XmlListener = {
    open: (name) => rich.open(name),
    text: (text) => rich.text(text),
    close: (name) => {
      rich.close(name);
      if (name === "si") strings.push(rich.take());
    },
  };
  return readXml(bytes, listener) ? strings : null;
}
