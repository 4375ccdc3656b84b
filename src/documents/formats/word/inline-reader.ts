import { showSymbols, symbolOf } from "./symbol.ts";
import { symbolFontOf } from "./word-elements.ts";
import type { WordSetting } from "./word-setting.ts";
import { findChild, findValue, isOn, type XmlElement } from "./xml-element.ts";

/** Furigana as it is written where it cannot stand above: 澄川（すみかわ）. */
const within = (over: string): string => `（${over}）`;
const PROPERTIES: ReadonlySet<string> = new Set(["w:pPr", "w:rPr", "w:sdtPr", "w:ffData", "w:rt"]);
/** What stands in a paragraph but is a story of its own, or no part of one. */
const APART: ReadonlySet<string> = new Set(["w:txbxContent", "w:p", "w:tbl", "v:textpath", "dgm:relIds"]);
const SAYING: ReadonlySet<string> = new Set(["w:sym", "v:textpath", "dgm:relIds", "c:chart"]);

/** The branch of what a program may show in several ways that is read: the first that says something. */
export function chooseBranch(alternate: XmlElement): XmlElement | null {
  return alternate.children.find(says) ?? null;
}

function says(element: XmlElement): boolean {
  return element.text.trim() !== "" || SAYING.has(element.name) || element.children.some(says);
}

/** Reads what stands in the lines of a paragraph. */
export class InlineReader {
  readonly #setting: WordSetting;
  /** Text boxes and other stories that hang on the paragraph, to be read behind it. */
  readonly apart: XmlElement[] = [];
  #hidden: boolean;
  /** What stands there only asks for a text. */
  #asking: boolean;
  #font = "";

  /** @param hidden Whether the style of the paragraph hides its text. */
  constructor(setting: WordSetting, hidden: boolean, asking: boolean) {
    this.#setting = setting;
    this.#hidden = hidden;
    this.#asking = asking;
  }

  read(elements: readonly XmlElement[]): void {
    for (const element of elements) this.#read(element);
  }

  #read(element: XmlElement): void {
    const { name } = element;
    const { writer, tally, fields } = this.#setting;
    if (PROPERTIES.has(name) || fields.code.has(element)) return;
    if (APART.has(name)) this.apart.push(element);
    else if (name === "w:r") this.#readRun(element);
    else if (name === "w:t" || name === "m:t" || name === "a:t") this.#write(showSymbols(textOf(element), this.#font));
    else if (name === "w:tab" || name === "w:ptab") this.#write("\t");
    else if (name === "w:noBreakHyphen") this.#write("-");
    else if (name === "w:sym") this.#write(symbolOf(element.attributes.get("char"), element.attributes.get("font") ?? ""));
    else if (name === "w:br" || name === "w:cr") this.#break(element.attributes.get("type") === "page");
    else if (name === "w:fldChar") this.#show(element);
    else if (name === "w:fldSimple") {
      if (!this.#show(element)) this.read(element.children);
    } else if (name === "w:ruby") this.#readRuby(element);
    else if (name === "w:sdt") this.#readControl(element);
    else if (name === "mc:AlternateContent") this.read(chooseBranch(element)?.children ?? []);
    else if (name === "w:footnoteReference" || name === "w:endnoteReference") this.#refer(element);
    else if (name === "w:commentReference") tally.add("comments", writer.offset);
    else if (name === "c:chart" || name === "w:altChunk") tally.add("unread-parts", writer.offset);
    else if (name === "w:del" || name === "w:moveFrom") tally.add("tracked-changes", writer.offset);
    else {
      if (name === "w:ins" || name === "w:moveTo") tally.add("tracked-changes", writer.offset);
      // The bar of a fraction.
      if (name === "m:den") this.#write("/");
      this.read(element.children);
    }
  }

  #readRun(run: XmlElement): void {
    const [hidden, font] = [this.#hidden, this.#font];
    const properties = findChild(run, "w:rPr");
    if (properties) {
      const style = this.#setting.styles.character(findValue(properties, "w:rStyle"));
      this.#hidden = isOn(properties, "w:vanish") ?? style.vanish ?? hidden;
      this.#font = symbolFontOf(findChild(properties, "w:rFonts")?.attributes ?? new Map());
    }
    this.read(run.children);
    [this.#hidden, this.#font] = [hidden, font];
  }

  #write(text: string): void {
    const { writer, tally } = this.#setting;
    if (this.#hidden && text.trim() !== "") tally.add("hidden", writer.offset);
    if (this.#asking) writer.beside(text);
    else writer.text(text);
  }

  #break(turns: boolean): void {
    this.#setting.writer.break();
    if (turns) this.#setting.writer.turnPage();
  }

  /** What a field shows that has no result; false where there is nothing of the kind. */
  #show(field: XmlElement): boolean {
    const shown = this.#setting.fields.shown.get(field);
    if (!shown) return false;
    this.#write(shown.text);
    if (shown.over !== "") this.#setting.writer.beside(within(shown.over));
    return true;
  }

  /** The text, and what is printed over it beside it. */
  #readRuby(ruby: XmlElement): void {
    this.read(ruby.children);
    const over = allText(findChild(ruby, "w:rt"));
    if (over.trim() !== "") this.#setting.writer.beside(within(over));
  }

  #readControl(control: XmlElement): void {
    const properties = findChild(control, "w:sdtPr");
    const asking = this.#asking;
    const box = findChild(properties, "w14:checkbox");
    this.#asking = asking || (isOn(properties, "w:showingPlcHdr") ?? false);
    if (box && !says(control)) this.#write((isOn(box, "w14:checked") ?? false) ? "☑" : "☐");
    else this.read(control.children);
    this.#asking = asking;
  }

  #refer(reference: XmlElement): void {
    const { notes, writer } = this.#setting;
    const id = reference.attributes.get("id");
    if (id === undefined) return;
    notes.push({ kind: reference.name === "w:footnoteReference" ? "footnote" : "endnote", id });
    if (!/^(?:1|true|on)$/u.test(reference.attributes.get("customMarkFollows") ?? "")) writer.beside(`[${notes.length}]`);
  }
}

/** Line breaks inside are white space, and white space at the ends counts only where the file says so. */
function textOf({ attributes, text }: XmlElement): string {
  const spaced = text.replace(/[\t\r\n]+/gu, " ");
  return attributes.get("xml:space") === "preserve" ? spaced : spaced.replace(/^ +| +$/gu, "");
}

export function allText(element: XmlElement | null): string {
  return element ? element.text + element.children.map(allText).join("") : "";
}
