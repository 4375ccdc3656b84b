import { attributeOf } from "./xml-events.ts";

const MOST_SPACES = 1000;

/** Collects paragraphs of an OpenDocument text: spaces and breaks that it writes as elements are characters again, the kana of ruby is left out. */
export class OdsText {
  #paragraphs: string[] = [];
  #depth = 0;
  #ruby = 0;

  get isOpen(): boolean {
    return this.#depth > 0;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "p" || name === "h") {
      this.#depth += 1;
      this.#paragraphs.push("");
    } else if (name === "ruby-text") this.#ruby += 1;
    else if (name === "line-break") this.text("\n");
    else if (name === "tab") this.text(" ");
    else if (name === "s") this.text(" ".repeat(Math.min(MOST_SPACES, Number(attributeOf(attributes, "c") ?? 1) || 1)));
  }

  text(text: string): void {
    if (this.#depth === 0 || this.#ruby > 0) return;
    this.#paragraphs.push((this.#paragraphs.pop() ?? "") + text);
  }

  close(name: string): void {
    if (name === "p" || name === "h") this.#depth -= 1;
    else if (name === "ruby-text") this.#ruby -= 1;
  }

  /** The paragraphs so far; begins anew. */
  take(): readonly string[] {
    const paragraphs = this.#paragraphs;
    this.#paragraphs = [];
    return paragraphs;
  }
}
