import type { Block } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { allText, chooseBranch, InlineReader } from "./inline-reader.ts";
import type { WrittenLine } from "./line-writer.ts";
import type { ListLabel } from "./numbering.ts";
import { headingOf, listPlaceOf, type Style } from "./style-sheet.ts";
import type { WordSetting } from "./word-setting.ts";
import { WordTable } from "./word-table.ts";
import { findChild, findValue, isOn, type XmlElement } from "./xml-element.ts";

/** Elements that hold paragraphs and tables and are none themselves. */
const THROUGH: ReadonlySet<string> = new Set(["w:body", "w:ins", "w:moveTo", "w:txbxContent", "w:footnote", "w:endnote", "w:hdr", "w:ftr"]);
const SILENT: ReadonlySet<string> = new Set(["w:sectPr", "w:sdtPr", "w:pPr", "w:rPr", "w:tblGrid", "w:trPr", "w:tcPr"]);

/** Reads a story (the body, a header, a note, a text box, a cell): its paragraphs and tables, in order, as blocks. */
export class StoryReader {
  readonly #setting: WordSetting;
  /** For each section in order, whether it opens a page. */
  readonly #sections: readonly boolean[];
  #section = 0;
  /** The document's own title was read: headings stand below it. */
  #titled = false;
  /** Inside a control that only asks for a text. */
  #asking = false;

  constructor(setting: WordSetting, sections: readonly boolean[] = []) {
    this.#setting = setting;
    this.#sections = sections;
  }

  read(content: readonly XmlElement[]): Block[] {
    const blocks: Block[] = [];
    const story = new OpenStory();
    this.#readInto(blocks, content, story);
    this.#closeParagraph(blocks, story);
    return blocks;
  }

  #readInto(blocks: Block[], content: readonly XmlElement[], story: OpenStory): void {
    for (const element of content) {
      const { name } = element;
      if (name === "w:p") {
        if (story.loose) this.#closeParagraph(blocks, story);
        story.parts.push(element);
        if (!endIsRemoved(element)) this.#closeParagraph(blocks, story);
      } else if (name === "w:tbl") {
        this.#closeParagraph(blocks, story);
        for (const block of new WordTable(this.#setting, (inside) => this.read(inside)).read(element)) blocks.push(block);
      } else if (name === "w:sdt") {
        const asking = this.#asking;
        this.#asking ||= isOn(findChild(element, "w:sdtPr"), "w:showingPlcHdr") ?? false;
        this.#readInto(blocks, element.children, story);
        if (this.#asking !== asking) this.#closeParagraph(blocks, story);
        this.#asking = asking;
      } else if (name === "mc:AlternateContent") this.#readInto(blocks, chooseBranch(element)?.children ?? [], story);
      else if (THROUGH.has(name)) this.#readInto(blocks, element.children, story);
      else if (!SILENT.has(name)) story.addLoose(element);
    }
  }

  /** Ends the paragraph that is open: as a rule one w:p; several where ends were removed, or content that stands in none. */
  #closeParagraph(blocks: Block[], story: OpenStory): void {
    if (story.parts.length === 0) return;
    const parts = story.take();
    this.#readParagraph(blocks, parts);
  }

  #readParagraph(blocks: Block[], parts: readonly XmlElement[]): void {
    const { writer, styles, numbering, tally } = this.#setting;
    const properties = findChild(parts.at(-1) ?? null, "w:pPr");
    const style = styles.paragraph(findValue(properties, "w:pStyle"));
    if (isOn(properties, "w:pageBreakBefore") ?? style.pageBreakBefore) writer.openPage();
    for (const part of parts) if (markIsChanged(part)) tally.add("tracked-changes", writer.offset);
    const own = listPlaceOf(properties);
    const label = numbering.next({ list: own.list ?? style.numbering.list, level: own.level ?? style.numbering.level }, style.id);
    if (label) writer.text(label.text + label.between);
    const inline = new InlineReader(this.#setting, style.vanish ?? false, this.#asking);
    for (const part of parts) inline.read(part.name === "w:p" ? part.children : [part]);
    const depth = headingOf(properties) ?? style.heading ?? 0;
    for (const block of this.#blocksOf(writer.endParagraph(), style, depth, label)) blocks.push(block);
    for (const story of inline.apart) this.#readApart(blocks, story);
    if (findChild(properties, "w:sectPr")) this.#endSection();
  }

  #blocksOf(lines: readonly WrittenLine[], style: Style, heading: number, label: ListLabel | null): Block[] {
    const [first] = lines;
    if (!first) return [];
    if (style.contents) return lines.map((line) => ({ kind: "running", ...line }));
    if (style.title || heading > 0) {
      const text = Passage.join(
        lines.map((line) => line.text),
        " ",
      );
      const depth = style.title ? 1 : heading + (this.#titled ? 1 : 0);
      this.#titled ||= style.title;
      return [{ kind: "heading", page: first.page, depth, text }];
    }
    return lines.map((line, i) =>
      i === 0 && label?.bullet ? { kind: "item", depth: label.depth, ...line } : { kind: "paragraph", ...line },
    );
  }

  /** A text box, a diagram, letters that are drawn; or what stands in a paragraph though nobody means it. */
  #readApart(blocks: Block[], story: XmlElement): void {
    const { writer, diagrams, tally } = this.#setting;
    if (story.name === "v:textpath") this.#writeParagraphs(blocks, [story.attributes.get("string") ?? ""]);
    else if (story.name === "dgm:relIds") {
      const diagram = diagrams.get(story.attributes.get("r:dm") ?? "");
      if (diagram) this.#writeParagraphs(blocks, diagram.children.map(allText));
      else tally.add("unread-parts", writer.offset);
    } else for (const block of this.read([story])) blocks.push(block);
  }

  #writeParagraphs(blocks: Block[], texts: readonly string[]): void {
    const { writer } = this.#setting;
    for (const text of texts) {
      if (text.trim() === "") continue;
      writer.text(text);
      for (const line of writer.endParagraph()) blocks.push({ kind: "paragraph", ...line });
    }
  }

  #endSection(): void {
    this.#section += 1;
    if (this.#sections[this.#section]) this.#setting.writer.openPage();
  }
}

/** The parts of the paragraph that is being read. */
class OpenStory {
  parts: XmlElement[] = [];
  /** They stand in no paragraph of the file. */
  loose = false;

  addLoose(element: XmlElement): void {
    if (this.parts.length === 0) this.loose = true;
    this.parts.push(element);
  }

  take(): readonly XmlElement[] {
    const parts = this.parts;
    this.parts = [];
    this.loose = false;
    return parts;
  }
}

const markOf = (paragraph: XmlElement): XmlElement | null => findChild(findChild(paragraph, "w:pPr"), "w:rPr");

/** The end of the paragraph was removed: its text goes on in the next. */
function endIsRemoved(paragraph: XmlElement): boolean {
  const mark = markOf(paragraph);
  return findChild(mark, "w:del") !== null || findChild(mark, "w:moveFrom") !== null;
}

function markIsChanged(paragraph: XmlElement): boolean {
  return endIsRemoved(paragraph) || findChild(markOf(paragraph), "w:ins") !== null;
}
