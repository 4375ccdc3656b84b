import { readEnumerator } from "../../../domain/wording/enumerator.ts";
import type { Passage } from "../../passage.ts";
import type { Furniture } from "./furniture.ts";
import { headLines } from "./head-lines.ts";
import { endsSentence, widthOf } from "./joining.ts";
import { type Label, readLabel } from "./label.ts";
import { listingMarks } from "./listing-marks.ts";
import { isStructure, type NodeHeading, readInnerHeading, readNodeHeading, withCode } from "./node-heading.ts";
import type { Piece } from "./piece.ts";
import { startsReference } from "./reference.ts";
import { findRepeatedLabels } from "./repeated-labels.ts";
import { actsOf } from "./shared-acts.ts";
import { type TableKind, tableKindOf } from "./table-kind.ts";
import { readColumnHead } from "./tables/column-head.ts";
import { isSpokenRow } from "./tables/spoken-rows.ts";
import { findTitles } from "./titles.ts";
import { isFirstOfList, readSplitHeading, wholeTitle } from "./whole-title.ts";
import { bare, isLevelName, labelKindOf, namesActor, shapedKindOf } from "./words.ts";

/** A piece with what it does to the pieces behind it. */
export type Token =
  | { readonly kind: "node"; readonly heading: NodeHeading; readonly pieces: readonly Piece[]; readonly page: number }
  | { readonly kind: "label"; readonly label: Label; readonly pieces: readonly Piece[]; readonly page: number }
  | { readonly kind: "table"; readonly table: TableKind; readonly pieces: readonly Piece[]; readonly page: number }
  | { readonly kind: "text"; readonly pieces: readonly Piece[]; readonly page: number };

/** 【市民】, ■市民: one who acts, as a label prints it. */
const BRACKETED_ACTOR = /^(?:[【〔《≪＜〈［[]|[◆■▼▽□❖▶►])[\s　]*([^【】〔〕《》≪≫＜＞〈〉［］[\]]{1,18})[】〕》≫＞〉］\]]?$/u;

const OPENING = /^[【〔《≪＜〈［[]/u;
const CODE = /^[0-9０-９]{1,3}(?:[-－‐ー.．][0-9０-９]{1,3})*$/u;
/** A line ends with a value: 目標（R9）50.0％. */
const VALUE_LAST = /[0-9０-９](?:％|%|(?:万|億)?円|\p{Script=Han}{1,3}|か所|ヶ所)(?:以上|以下|以内|未満|超)?$/u;
/** 業務指標 over the heads of a table. */
const NAMES_TABLE = /^[^\s　、。]{0,12}(?:指標|KPI|ＫＰＩ|目標値?)$/u;
const VALUE_ROLES: ReadonlySet<string> = new Set(["baseline", "interim", "target", "actual"]);

/** Tells titles, labels and tables from the text between them. Furniture is left out. */
export function listTokens(pieces: readonly Piece[], furniture: Furniture, notes: ReadonlySet<Piece>): Token[] {
  const read = pieces.filter((piece) => !furniture.pieces.has(piece) && !notes.has(piece));
  return new Tokenizer(read, furniture).read();
}

class Tokenizer {
  readonly #pieces: readonly Piece[];
  readonly #furniture: Furniture;
  readonly #titles: ReadonlySet<string>;
  /** Titles that several headings have. */
  readonly #repeatedTitles: ReadonlySet<string>;
  readonly #found: ReadonlyMap<Piece, NodeHeading>;
  readonly #repeated: ReadonlySet<Piece>;
  /** Marks of headings that list sentences in this document. */
  readonly #listing: ReadonlySet<string>;
  readonly #tokens: Token[] = [];
  /** The last token that is no text. */
  #sign: Token | null = null;
  /** What the line before said of the code of the next title. */
  #code: Passage | null = null;
  /** The numbers of the last titles, by their kinds. */
  readonly #ordinals = new Map<string, number | null>();
  /** The table that the pieces stand in, as far as they are lines. */
  #table: TableKind | "summary-indicators" | null = null;
  #page = 1;
  /** Pages that only their furniture shows. */
  #turned = 0;
  #bracketed: string | null = null;
  /** What citizens do has labels of its own, so that what the municipality does is its role. */
  readonly #shared: boolean;

  constructor(pieces: readonly Piece[], furniture: Furniture) {
    this.#pieces = pieces;
    this.#furniture = furniture;
    this.#found = findTitles(pieces);
    this.#repeated = findRepeatedLabels(pieces);
    this.#listing = listingMarks(pieces);
    this.#shared = pieces.some(({ text }) => actsOf(text.text) === "others");
    const titles = pieces.flatMap(({ text }) => (text.length > 0 ? (readNodeHeading(text)?.title.text ?? []) : [])).map(bare);
    this.#titles = new Set(titles);
    this.#repeatedTitles = new Set(titles.toSorted().filter((title, i, sorted) => i > 0 && sorted[i - 1] === title));
  }

  read(): Token[] {
    let at = 0;
    while (at < this.#pieces.length) {
      at += this.#readAt(at);
      const last = this.#tokens.at(-1);
      if (last && last.kind !== "text") this.#sign = last;
      if (last?.kind === "node") this.#ordinals.set(last.heading.kind, ordinalOf(last.heading));
    }
    return this.#tokens;
  }

  /** Returns how many pieces the token took. */
  #readAt(at: number): number {
    const piece = this.#pieces[at];
    if (!piece) return 1;
    if (this.#furniture.pageStarts.has(piece)) this.#turned += 1;
    this.#page = piece.page + this.#turned;
    const page = this.#page;
    const heads = headLines(this.#pieces, at);
    const table = heads > 0 ? "indicators" : this.#tableAt(at, piece);
    if (table) {
      if (this.#table !== "summary-indicators" || table !== "indicators") this.#table = piece.block.kind === "table" ? null : table;
      const pieces = this.#pieces.slice(at, at + Math.max(1, heads));
      this.#tokens.push({ kind: "table", table, pieces, page });
      return pieces.length;
    }
    if (piece.block.kind === "table") return this.#text(piece);
    const heading = this.#headingAt(piece);
    const title = heading
      ? wholeTitle(heading, this.#pieces, at, this.#titles)
      : this.#table === null
        ? readSplitHeading(this.#pieces, at, this.#titles)
        : null;
    if (title && isStructure(title.heading)) {
      this.#table = null;
      const label: Label = { kind: "aside", title: piece.text, aside: null, whole: piece.text, known: true, mark: null };
      this.#tokens.push({ kind: "label", label, pieces: title.pieces, page });
      return title.pieces.length;
    }
    if (title) {
      this.#table = null;
      const code = this.#code;
      this.#code = null;
      this.#tokens.push({ kind: "node", heading: code ? withCode(title.heading, code) : title.heading, pieces: title.pieces, page });
      const inner = heading && readInnerHeading(piece.text);
      if (inner) this.#tokens.push({ kind: "node", heading: inner, pieces: [], page });
      return title.pieces.length;
    }
    const label = this.#labelAt(at, piece);
    if (label) {
      this.#code = label.kind === "aside" && label.aside && CODE.test(label.aside.text) ? label.aside : null;
      this.#table =
        label.kind === "summary-indicators" ? label.kind : label.kind === "initiatives" || label.kind === "roles" ? label.kind : null;
      this.#tokens.push({ kind: "label", label, pieces: [piece], page });
      return 1;
    }
    return this.#text(piece);
  }

  #text(piece: Piece): number {
    const inner = /^【([^】]+)】/u.exec(piece.text.text)?.[1];
    if (inner !== undefined) this.#bracketed = stem(inner);
    this.#tokens.push({ kind: "text", pieces: [piece], page: this.#page });
    return 1;
  }

  #tableAt(at: number, piece: Piece): TableKind | null {
    const kind = tableKindOf(piece.block);
    if (kind) return kind;
    if (piece.block.kind !== "line" || this.#table === "roles") return null;
    const bracketed = this.#bracketedActor(piece.text);
    if (bracketed !== null) return bracketed ? "roles" : null;
    const actor = /^(\S+?)[\s　]+[・●○◇]/u.exec(piece.text.text)?.[1] ?? piece.text.text;
    if (!namesActor(actor)) return null;
    const next = this.#pieces[at + 1]?.text.text ?? "";
    return (actor !== piece.text.text || /^[・●○◇]/u.test(next)) && this.#settled(at, piece) ? "roles" : null;
  }

  /** 【市民】 begins what is expected of one who acts, but for under a label that says something else (現状と課題); null where none is named. */
  #bracketedActor(text: Passage): boolean | null {
    const actor = BRACKETED_ACTOR.exec(text.text)?.[1] ?? "";
    if (!namesActor(actor) || labelKindOf(actor) !== null) return null;
    return !(this.#sign?.kind === "label" && this.#sign.label.known && this.#sign.label.kind === "section");
  }

  #headingAt(piece: Piece): NodeHeading | null {
    const heading = piece.title ?? readNodeHeading(piece.text) ?? this.#foundAt(piece);
    if (!heading) return null;
    // The rows of a summary name the nodes that they measure.
    if (this.#table === "summary-indicators" && (heading.word === null || this.#isRepeated(heading.title))) return null;
    if (heading.word === null && heading.title.length === 0) return null;
    return heading;
  }

  #foundAt(piece: Piece): NodeHeading | null {
    const found = this.#found.get(piece) ?? null;
    return found && (this.#isOutside(piece) || this.#goesOn(found)) ? found : null;
  }

  /** （２） where the last title of its kind was （１）: a list under that has come to its end. */
  #goesOn(heading: NodeHeading): boolean {
    const ordinal = ordinalOf(heading);
    return ordinal !== null && ordinal === (this.#ordinals.get(heading.kind) ?? Number.NaN) + 1;
  }

  /** Outside the tables that lines make; behind a blank line, one of indicators may have ended. */
  #isOutside({ block }: Piece): boolean {
    return this.#table === null || (this.#table === "indicators" && block.kind === "line" && block.gapBefore);
  }

  #isRepeated(title: Passage): boolean {
    return this.#repeatedTitles.has(bare(title.text));
  }

  #labelAt(at: number, piece: Piece): Label | null {
    const read = readLabel(piece.text, piece.block.kind === "heading" ? "heading" : "text");
    const own = this.#shared && actsOf(piece.text.text) !== null;
    const label: Label | null = own ? { ...(read ?? asLabel(piece.text)), kind: "roles", known: true } : read;
    const reference = label === null && this.#takesReference() ? startsReference(this.#pieces, at) : null;
    if (reference) return reference;
    const listing = isLevelName(piece.text.text) && isFirstOfList(this.#pieces, at);
    if (!label) {
      const heads = NAMES_TABLE.test(piece.text.text) && piece.block.kind === "line" && this.#headsTable(at, asLabel(piece.text));
      return heads || (this.#table === null && this.#repeated.has(piece)) || listing ? asLabel(piece.text) : null;
    }
    if (!label.known && ((label.mark !== null && this.#listing.has(label.mark)) || this.#listed(at, piece, label))) return null;
    if (!label.known && this.#table === "initiatives" && this.#isItemInBrackets(label)) return null;
    if (!label.known && this.#table === "roles" && namesActor(label.title.text)) return null;
    if (!label.known && this.#table === "summary-indicators" && this.#titles.has(bare(label.title.text))) return null;
    // 目標値（R10）：100件 is a line of an indicator told line by line.
    const bracketed = OPENING.test(label.mark ?? "");
    if (label.kind === "indicators" && label.aside !== null && !bracketed && VALUE_ROLES.has(readColumnHead(label.title)?.role ?? ""))
      return null;
    if (label.mark !== null || piece.block.kind === "heading") return label;
    if (piece.block.kind === "item") return this.#headsItems(at, piece, label) ? label : null;
    if (this.#headsTable(at, label)) return label;
    if (this.#table !== null && bare(label.title.text).length < (label.kind === this.#table ? 6 : 4)) return null;
    return label.aside !== null && label.kind !== "aside" && piece.block.kind === "line" && widthOf(label.title.text) < 4
      ? null
      : this.#settled(at, piece)
        ? label
        : null;
  }

  /** 指標 straight over the heads of a table of them, or over a line that tells one. */
  #headsTable(at: number, { kind, aside }: Label): boolean {
    const next = this.#pieces[at + 1];
    return (
      kind === "indicators" &&
      aside === null &&
      next !== undefined &&
      (tableKindOf(next.block) === kind || isSpokenRow(next.text) || headLines(this.#pieces, at + 1) > 0)
    );
  }

  /** 〔健康診査の充実〕 under ▼主な取組: an item, where the labels of the plan look otherwise. */
  #isItemInBrackets({ mark }: Label): boolean {
    const own = this.#sign?.kind === "label" ? this.#sign.label.mark : null;
    return own !== null && mark !== null && OPENING.test(mark) && mark !== own;
  }

  /** - 重要業績評価指標（KPI） over items that stand deeper. */
  #headsItems(at: number, { block }: Piece, { known, kind, aside }: Label): boolean {
    const next = this.#pieces[at + 1]?.block;
    const deeper = block.kind === "item" && next?.kind === "item" && next.depth > block.depth;
    return known && deeper && aside === null && (kind === "indicators" || kind === "initiatives" || kind === "roles");
  }

  /** Tables of figures stand outside other tables, and their heads of columns are no titles of more. */
  #takesReference(): boolean {
    if (this.#table !== null && this.#table !== "roles") return false;
    const before = this.#sign;
    return !(before?.kind === "label" && before.label.kind === "reference" && before.page === this.#page);
  }

  /** One of several with the same mark: an item of a list, not a label. */
  #listed(at: number, piece: Piece, label: Label): boolean {
    if (piece.block.kind === "heading") return false;
    if (label.mark === "【") return this.#bracketed !== null && stem(label.title.text) === this.#bracketed;
    const around = [this.#pieces[at + 1], this.#pieces[at - 1]].filter(
      (other) => other !== undefined && label.mark !== null && other.text.text.startsWith(label.mark),
    );
    return around.some((other) => other !== undefined && readLabel(other.text, "text")?.known !== true);
  }

  /** Whether the text before it has come to an end, so that a line of known words is no middle of a sentence. */
  #settled(at: number, piece: Piece): boolean {
    const before = this.#pieces[at - 1];
    if (before?.block.kind !== "line" || piece.block.kind !== "line") return true;
    if (before.page !== piece.page || this.#tokens.at(-1)?.kind !== "text") return true;
    const text = before.text.text;
    if (/[、，はがをにでのとやもへ]$/u.test(text)) return false;
    const listing = this.#table === "indicators" || (this.#sign?.kind === "label" && this.#sign.label.kind === "related-plans");
    return endsSentence(text) || VALUE_LAST.test(text) || /[】］〕]$/u.test(text) || piece.block.gapBefore || widthOf(text) < 36 || listing;
  }
}

/** The number of a title; null where it has none or several. */
function ordinalOf({ numbers, mark }: NodeHeading): number | null {
  const [only, ...others] = numbers;
  if (only === undefined || others.length > 0) return null;
  const number = Number(only);
  return Number.isNaN(number) ? (readEnumerator(`${mark.text} `)?.ordinal ?? null) : number;
}

function asLabel(title: Passage): Label {
  return { kind: shapedKindOf(title.text), title, aside: null, whole: title, known: false, mark: null };
}

/** The first characters of a bracketed text, digits alike: what 【第1期（…）】 and 【第2期（…）】 have in common. */
function stem(text: string): string {
  return bare(text).replace(/\d+/gu, "0").slice(0, 4);
}
