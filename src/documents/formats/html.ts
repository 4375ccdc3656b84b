import type { Block } from "../document.ts";
import type { Passage } from "../passage.ts";
import { TableBuilder } from "./html-table.ts";
import { type HtmlTokens, type OpenTag, readTokens } from "./html-tokens.ts";
import { readListText } from "./list-text.ts";
import { PassageWriter } from "./passage-writer.ts";
import { CONTROL, type Source } from "./source.ts";

/** Lists in lists and tables in tables are followed so deep; what is nested deeper is read as if it were not. */
const DEEPEST = 100;

const HIDDEN: ReadonlySet<string> = new Set(["script", "style", "template", "rt", "rp", "noframes", "noembed"]);
const BREAKING: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset " +
    "h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav noscript ol optgroup option p pre section select summary table tbody td " +
    "textarea tfoot th thead title tr ul xmp"
  ).split(" "),
);
const LISTS: ReadonlySet<string> = new Set(["ul", "ol", "menu", "dir"]);

export interface HtmlOptions {
  readonly page: number;
  /** The text is no HTML document and only holds pieces of it: what is not clearly HTML stays text. */
  readonly strict: boolean;
  /** Applied to each text before it becomes a block. */
  readonly polish?: (text: Passage) => Passage;
}

/** What has been opened and not closed between two cells. */
interface Flow {
  readonly blocks: Block[];
  /** The open lists, outermost first; true once a list has had a <li>. */
  readonly lists: boolean[];
  /** Lists open beyond the deepest. */
  cutLists: number;
  heading: number;
  /** Inside <title>. */
  running: boolean;
  /** The next text is the first of a <li>. */
  item: boolean;
  paragraph: boolean;
  preformatted: boolean;
}

/**
 * Reads the text from `start` to `end` as HTML into blocks: headings, items, tables with their spans, and a paragraph for every other stretch of
 * text between two tags that break the line. Works on any soup of tags without recursion; tags, comments, scripts and styles become markup,
 * and so does furigana (<rt>), which repeats the text that it stands over.
 */
export function readHtml(source: Source, start: number, end: number, options: HtmlOptions): Block[] {
  const reader = new HtmlReader(source, options);
  readTokens(source.text, start, end, options.strict, reader);
  return reader.finish();
}

class HtmlReader implements HtmlTokens {
  readonly #source: Source;
  readonly #options: HtmlOptions;
  readonly #writer: PassageWriter;
  readonly #tables: { readonly builder: TableBuilder; readonly outer: Flow }[] = [];
  #flow: Flow = newFlow();
  #hidden: string | null = null;
  #ended = false;
  /** Tables open beyond the deepest. */
  #cutTables = 0;

  constructor(source: Source, options: HtmlOptions) {
    this.#source = source;
    this.#options = options;
    this.#writer = new PassageWriter(source);
  }

  text(start: number, end: number): void {
    if (this.#hidden !== null) this.#source.mark(start, end);
    else if (this.#flow.preformatted) this.#appendLines(start, end);
    else this.#writer.append(start, end);
  }

  entity(decoded: string, start: number, end: number): void {
    // A visible character stands where its reference starts; the rest of the reference carries it, as all of it carries white space.
    const stands = this.#hidden === null && decoded.replaceAll(CONTROL, "").trim() !== "";
    if (stands) this.#writer.put(decoded, start);
    else if (this.#hidden === null && decoded.trim() === "") this.#writer.gap();
    this.#source.mark(stands ? start + 1 : start, end);
  }

  other(start: number, end: number): void {
    this.#source.mark(start, end);
  }

  open(tag: OpenTag): void {
    const alt = tag.name === "img" && this.#hidden === null ? tag.attribute("alt") : null;
    if (alt && alt.value.trim() !== "") {
      this.#source.mark(tag.start, alt.start);
      this.#writer.gap();
      readTokens(this.#source.text, alt.start, alt.end, true, plainText(this));
      this.#writer.gap();
      this.#source.mark(alt.end, tag.end);
      return;
    }
    this.#source.mark(tag.start, tag.end);
    if (this.#hidden === "rt" || this.#hidden === "rp") this.#hidden = null;
    if (this.#hidden !== null) return;
    if (tag.name === "br" && this.#flow.heading > 0) this.#writer.gap();
    else if (BREAKING.has(tag.name)) this.#break();
    if (HIDDEN.has(tag.name)) this.#hidden = tag.name;
    else this.#enter(tag);
  }

  close(name: string, start: number, end: number): void {
    this.#source.mark(start, end);
    if (this.#hidden !== null) {
      if (name === this.#hidden || (name === "ruby" && this.#hidden.startsWith("r"))) this.#hidden = null;
      return;
    }
    if (BREAKING.has(name)) this.#break();
    this.#leave(name);
  }

  finish(): Block[] {
    this.#ended = true;
    this.#break();
    this.#cutTables = 0;
    while (this.#tables.length > 0) this.#leave("table");
    return this.#flow.blocks;
  }

  #enter(tag: OpenTag): void {
    const { name } = tag;
    const flow = this.#flow;
    if (/^h[1-6]$/u.test(name)) flow.heading = Number(name.slice(1));
    else if (name === "p") flow.paragraph = true;
    else if (name === "title") flow.running = true;
    else if (name === "pre") flow.preformatted = true;
    else if (LISTS.has(name)) this.#openList(tag.start);
    else if (name === "li") {
      if (flow.lists.length > 0) flow.lists[flow.lists.length - 1] = true;
      flow.item = true;
      flow.paragraph = false;
    } else if (name === "table") this.#openTable(tag.start);
    else if (name === "tr" || name === "td" || name === "th" || name === "thead" || name === "tbody" || name === "tfoot")
      this.#enterTable(tag);
  }

  #leave(name: string): void {
    const flow = this.#flow;
    if (/^h[1-6]$/u.test(name)) flow.heading = 0;
    else if (name === "p") flow.paragraph = false;
    else if (name === "title") flow.running = false;
    else if (name === "pre") flow.preformatted = false;
    else if (LISTS.has(name)) {
      if (flow.cutLists > 0) flow.cutLists -= 1;
      else flow.lists.pop();
      flow.item = false;
    } else if (name === "li") flow.item = false;
    else if (name === "table") this.#closeTable();
    else if (name === "tr" || name === "td" || name === "th") this.#closeCell();
    else if (name === "thead" || name === "tbody" || name === "tfoot") {
      this.#closeCell();
      const table = this.#tables.at(-1);
      if (table) table.builder.inHead = false;
    }
  }

  #openList(at: number): void {
    this.#flow.item = false;
    this.#flow.paragraph = false;
    if (this.#flow.lists.length < DEEPEST) this.#flow.lists.push(false);
    else {
      this.#flow.cutLists += 1;
      this.#source.cutNesting(at);
    }
  }

  #openTable(at: number): void {
    this.#flow.heading = 0;
    if (this.#tables.length < DEEPEST) this.#tables.push({ builder: new TableBuilder(this.#options.page), outer: this.#flow });
    else {
      this.#cutTables += 1;
      this.#source.cutNesting(at);
    }
  }

  #enterTable(tag: OpenTag): void {
    const table = this.#tables.at(-1);
    if (!table || this.#cutTables > 0 || !this.#source.spend(1)) return;
    this.#closeCell();
    if (tag.name === "tr") table.builder.startRow();
    else if (tag.name === "td" || tag.name === "th") {
      table.builder.startCell(tag.name === "th", tag.attribute("colspan")?.value, tag.attribute("rowspan")?.value);
      this.#flow = newFlow();
    } else table.builder.inHead = tag.name === "thead";
  }

  #closeCell(): void {
    const table = this.#tables.at(-1);
    if (!table?.builder.hasOpenCell || this.#cutTables > 0) return;
    table.builder.endCell(this.#flow.blocks);
    this.#flow = table.outer;
  }

  #closeTable(): void {
    if (this.#cutTables > 0) {
      this.#cutTables -= 1;
      return;
    }
    this.#closeCell();
    const table = this.#tables.pop();
    if (!table) return;
    for (const block of table.builder.finish()) this.#flow.blocks.push(block);
  }

  /** Preformatted text: a line break is a break. */
  #appendLines(start: number, end: number): void {
    let from = start;
    for (let at = start; at < end; at += 1) {
      if (this.#source.text.charAt(at) !== "\n") continue;
      this.#writer.append(from, at);
      this.#break();
      from = at + 1;
    }
    this.#writer.append(from, end);
  }

  /** Ends the text that is being written and makes a block of it. */
  #break(): void {
    if (this.#writer.isEmpty) {
      this.#writer.take();
      return;
    }
    if (!this.#source.spend(1) && !this.#ended) {
      this.#writer.gap();
      return;
    }
    const raw = this.#writer.take().trim();
    const text = (this.#options.polish?.(raw) ?? raw).trim();
    if (text.isBlank) return;
    const flow = this.#flow;
    const { page } = this.#options;
    const depth = flow.lists.length;
    if (flow.running) flow.blocks.push({ kind: "running", page, text });
    else if (flow.heading > 0) flow.blocks.push({ kind: "heading", page, depth: flow.heading, text });
    else if (flow.item) flow.blocks.push({ kind: "item", page, depth: Math.max(1, depth), text });
    else if (flow.lists.at(-1) === false && !flow.paragraph)
      for (const item of readListText(text)) flow.blocks.push({ kind: "item", page, depth, text: item });
    else flow.blocks.push({ kind: "paragraph", page, text });
    flow.item = false;
  }
}

/** What stands in an attribute: references count, tags are text. */
function plainText(reader: HtmlReader): HtmlTokens {
  return {
    text: (start, end) => reader.text(start, end),
    entity: (decoded, start, end) => reader.entity(decoded, start, end),
    open: (tag) => reader.text(tag.start, tag.end),
    close: (_, start, end) => reader.text(start, end),
    other: (start, end) => reader.text(start, end),
  };
}

function newFlow(): Flow {
  return { blocks: [], lists: [], cutLists: 0, heading: 0, running: false, item: false, paragraph: false, preformatted: false };
}
