import type { Result } from "../../../domain/result.ts";
import type { Block, Document } from "../../document.ts";
import type { OpenRefusal } from "../open-refusal.ts";
import { WrittenText } from "../written-text.ts";
import { type Fields, readFields } from "./fields.ts";
import { LineWriter } from "./line-writer.ts";
import { Numbering } from "./numbering.ts";
import { StoryReader } from "./story-reader.ts";
import { StyleSheet } from "./style-sheet.ts";
import { Tally } from "./tally.ts";
import { WordPackage, type WordPart } from "./word-package.ts";
import type { NoteReference, WordSetting } from "./word-setting.ts";
import { findChild, findValue, type XmlElement } from "./xml-element.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const DOCM = "application/vnd.ms-word.document.macroEnabled.12";
const MOST_NESTED_STORIES = 500;

/**
 * Opens a Word file (.docx, .docm): what a person reads on its pages, in order, with its lists numbered and its changes accepted. Headers come first and
 * footers last, as what runs around the text; footnotes stand behind it.
 */
export async function openWord(name: string, bytes: Uint8Array): Promise<Result<Document, OpenRefusal>> {
  const opened = await WordPackage.open(bytes);
  if (!opened.ok) return opened;
  const main = await opened.value.main();
  if (!main.ok) return main;
  return new WordFile(opened.value, main.value).read(name, bytes);
}

interface Section {
  readonly opensPage: boolean;
  /** Names of the parts that are printed at the head and at the foot of its pages. */
  readonly headers: readonly string[];
  readonly footers: readonly string[];
}

class WordFile {
  readonly #package: WordPackage;
  readonly #main: WordPart;
  readonly #out = new WrittenText();
  readonly #writer = new LineWriter(this.#out);
  readonly #tally = new Tally();
  readonly #notes: NoteReference[] = [];

  constructor(parts: WordPackage, main: WordPart) {
    this.#package = parts;
    this.#main = main;
  }

  async read(name: string, bytes: Uint8Array): Promise<Result<Document, OpenRefusal>> {
    const styles = new StyleSheet(await this.#related("styles"));
    const around = { writer: this.#writer, tally: this.#tally, notes: this.#notes, styles };
    const setting = { ...around, numbering: new Numbering(await this.#related("numbering"), styles) };
    const sections = sectionsOf(this.#main);
    const blocks: Block[] = [];

    for (const header of distinct(sections.flatMap(({ headers }) => headers))) await this.#readRunning(blocks, header, setting);
    await this.#readBody(blocks, setting, sections);
    await this.#readNotes(blocks, setting);
    for (const footer of distinct(sections.flatMap(({ footers }) => footers))) await this.#readRunning(blocks, footer, setting);

    this.#tally.add("nesting-cut", 0, this.#main.cut);
    const mediaType = this.#package.hasMacros ? DOCM : DOCX;
    return this.#out.finish(
      { name, bytes },
      { mediaType, layout: { kind: "lines" }, blocks, oddities: this.#tally.oddities(this.#out.length) },
    );
  }

  async #readBody(blocks: Block[], setting: Around, sections: readonly Section[]): Promise<void> {
    const story = await this.#story(this.#main, setting);
    const reader = new StoryReader(
      story,
      sections.map(({ opensPage }) => opensPage),
    );
    for (const block of reader.read(this.#main.root.children)) blocks.push(block);
  }

  /** A header or footer: every line of it runs around the text. */
  async #readRunning(blocks: Block[], name: string, setting: Around): Promise<void> {
    const part = await this.#part(name);
    if (!part) return;
    for (const block of new StoryReader(await this.#story(part, setting)).read(part.root.children)) {
      const lines = block.kind === "table" ? block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines)) : [block];
      for (const { text } of lines) blocks.push({ kind: "running", page: block.page, text });
    }
  }

  /** The notes that the text refers to, each behind the mark that it has there. Notes may refer to notes. */
  async #readNotes(blocks: Block[], setting: Around): Promise<void> {
    const parts = new Map<string, { readonly reader: StoryReader; readonly notes: ReadonlyMap<string, XmlElement> }>();
    for (const kind of ["footnote", "endnote"] as const) {
      if (!this.#notes.some((note) => note.kind === kind)) continue;
      const target = [...this.#main.targets.values()].find((one) => one.kind === `${kind}s`);
      const part = target ? await this.#part(target.name) : null;
      if (!part) continue;
      const notes = new Map(part.root.children.map((note) => [note.attributes.get("id") ?? "", note]));
      parts.set(kind, { reader: new StoryReader(await this.#story(part, setting)), notes });
    }
    const read = new Set<XmlElement>();
    // The list grows while it is read.
    for (const [i, { kind, id }] of this.#notes.entries()) {
      const part = parts.get(kind);
      const note = part?.notes.get(id);
      if (!part || !note || read.has(note)) continue;
      read.add(note);
      this.#writer.beside(`[${i + 1}] `);
      for (const block of part.reader.read([note])) blocks.push(block);
    }
  }

  /** All that is needed to read a part as a story of its own. */
  async #story(part: WordPart, setting: Around): Promise<WordSetting> {
    const diagrams = new Map<string, XmlElement>();
    const fields: Fields = readFields(part.root);
    for (const [id, { kind, name }] of part.targets) {
      if (kind !== "diagramData" || diagrams.size >= MOST_NESTED_STORIES) continue;
      const diagram = await this.#part(name);
      if (diagram) diagrams.set(id, diagram.root);
    }
    return { ...setting, fields, diagrams };
  }

  async #related(kind: string): Promise<XmlElement | null> {
    const target = [...this.#main.targets.values()].find((one) => one.kind === kind);
    return target ? ((await this.#part(target.name))?.root ?? null) : null;
  }

  /** A part beside the body. The document is read without it where it is missing or damaged. */
  async #part(name: string): Promise<WordPart | null> {
    const part = await this.#package.part(name);
    if (part.ok) return part.value;
    this.#tally.add("unread-parts", this.#writer.offset);
    return null;
  }
}

type Around = Omit<WordSetting, "fields" | "diagrams">;

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** The sections of the body, in order: the properties of each stand in its last paragraph, those of the last one at the end. */
function sectionsOf({ root, targets }: WordPart): readonly Section[] {
  const body = findChild(root, "w:body");
  const found = (body?.children ?? []).flatMap((element) => {
    const properties =
      element.name === "w:sectPr" ? element : element.name === "w:p" ? findChild(findChild(element, "w:pPr"), "w:sectPr") : null;
    return properties ? [properties] : [];
  });
  return found.map((properties) => {
    const referred = (name: string) =>
      properties.children.flatMap((child) => {
        const target = child.name === name ? targets.get(child.attributes.get("r:id") ?? "") : undefined;
        return target ? [target.name] : [];
      });
    const opensPage = !/^(?:continuous|nextColumn)$/u.test(findValue(properties, "w:type") ?? "");
    return { opensPage, headers: referred("w:headerReference"), footers: referred("w:footerReference") };
  });
}
