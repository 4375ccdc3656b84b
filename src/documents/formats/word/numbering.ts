import { formatListNumber } from "./number-format.ts";
import type { ListPlace, StyleSheet } from "./style-sheet.ts";
import { showSymbols } from "./symbol.ts";
import { symbolFontOf } from "./word-elements.ts";
import { findChild, findValue, isOn, wholeNumber, type XmlElement } from "./xml-element.ts";

interface Level {
  readonly start: number;
  readonly format: string;
  readonly custom: string | null;
  /** %1 stands for the number of the outermost level. */
  readonly text: string;
  readonly suffix: string;
  /** The level (from 1) whose numbers begin this one again; 0 for none, null for every one above. */
  readonly restart: number | null;
  readonly legal: boolean;
  readonly hidden: boolean;
  /** The style of paragraphs that stand at this level. */
  readonly style: string | null;
}

interface List {
  /** The definition that it counts with; lists of one definition go on counting each other's numbers. */
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}

/** What is printed in front of a paragraph of a list. */
export interface ListLabel {
  readonly text: string;
  /** What stands between it and the text. */
  readonly between: "" | " ";
  /** 1 for the outermost. */
  readonly depth: number;
  readonly bullet: boolean;
}

const LARGEST = 1_000_000;
/** 第百二十三条の四 is long. */
const LONGEST_LABEL = 60;
const MOST_LINKS = 8;

/** The lists of a document, counting while its paragraphs are asked for in their order. */
export class Numbering {
  readonly #styles: StyleSheet;
  readonly #abstracts = new Map<string, XmlElement>();
  readonly #nums = new Map<string, XmlElement>();
  readonly #lists = new Map<string, List | null>();
  readonly #levels = new Map<string, ReadonlyMap<number, Level>>();
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(numbering: XmlElement | null, styles: StyleSheet) {
    this.#styles = styles;
    for (const element of numbering?.children ?? []) {
      if (element.name === "w:abstractNum") this.#abstracts.set(element.attributes.get("abstractNumId") ?? "", element);
      else if (element.name === "w:num") this.#nums.set(element.attributes.get("numId") ?? "", element);
    }
  }

  /** The label of the next paragraph of a list, or null for a paragraph of none. `style` is the paragraph's. */
  next({ list: id, level: asked }: ListPlace, style: string): ListLabel | null {
    const list = id === null || id === "0" ? null : this.#list(id);
    if (!list) return null;
    const depth = asked ?? [...list.levels].find(([, level]) => level.style === style)?.[0] ?? 0;
    const level = list.levels.get(depth);
    if (!level) return null;
    const counts = this.#count(list, id ?? "", depth);
    if (level.hidden) return null;
    const text = level.text.slice(0, LONGEST_LABEL).replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = list.levels.get(at);
      const number = counts[at] ?? startOf(list, at);
      return shown && at <= depth
        ? formatListNumber(number, level.legal && shown.format !== "none" ? "decimal" : shown.format, shown.custom)
        : "";
    });
    return {
      text: text.slice(0, LONGEST_LABEL),
      between: level.suffix === "nothing" ? "" : " ",
      depth: depth + 1,
      bullet: level.format === "bullet",
    };
  }

  /** Counts one more at the depth, and begins the deeper ones again. */
  #count(list: List, id: string, depth: number): readonly (number | undefined)[] {
    const counts = this.#counts.get(list.abstract) ?? [];
    this.#counts.set(list.abstract, counts);
    // A start that a list has of its own counts once, where the list is first used at that depth.
    const begun = `${id}:${depth}`;
    if (list.starts.has(depth) && !this.#begun.has(begun)) counts[depth] = undefined;
    this.#begun.add(begun);
    for (let above = 0; above < depth; above += 1) counts[above] ??= startOf(list, above);
    const before = counts[depth];
    counts[depth] = before === undefined ? startOf(list, depth) : Math.min(before + 1, LARGEST);
    for (const [below, { restart }] of list.levels)
      if (below > depth && (restart === null || depth + 1 <= restart)) counts[below] = undefined;
    return counts;
  }

  #list(id: string): List | null {
    const known = this.#lists.get(id);
    if (known !== undefined) return known;
    const num = this.#nums.get(id);
    const abstract = this.#abstractOf(num ?? null);
    let list: List | null = null;
    if (num && abstract !== null) {
      const levels = new Map(this.#levelsOf(abstract));
      const starts = new Map<number, number>();
      for (const override of num.children) {
        const depth = override.name === "w:lvlOverride" ? wholeNumber(override.attributes.get("ilvl"), 8) : null;
        if (depth === null) continue;
        const own = findChild(override, "w:lvl");
        if (own) levels.set(depth, readLevel(own));
        const start = wholeNumber(findValue(override, "w:startOverride"), LARGEST) ?? (own ? readLevel(own).start : null);
        if (start !== null) starts.set(depth, start);
      }
      list = { abstract, levels, starts };
    }
    this.#lists.set(id, list);
    return list;
  }

  /** Follows a definition that is a style to the one that the style means. */
  #abstractOf(num: XmlElement | null): string | null {
    let id = findValue(num, "w:abstractNumId");
    for (let links = 0; id !== null && links < MOST_LINKS; links += 1) {
      const link = findValue(this.#abstracts.get(id) ?? null, "w:numStyleLink");
      if (link === null) return this.#abstracts.has(id) ? id : null;
      const { list } = this.#styles.list(link).numbering;
      id = findValue(this.#nums.get(list ?? "") ?? null, "w:abstractNumId");
    }
    return null;
  }

  #levelsOf(abstract: string): ReadonlyMap<number, Level> {
    const known = this.#levels.get(abstract);
    if (known) return known;
    const levels = new Map<number, Level>();
    for (const element of this.#abstracts.get(abstract)?.children ?? []) {
      const depth = element.name === "w:lvl" ? wholeNumber(element.attributes.get("ilvl"), 8) : null;
      if (depth !== null) levels.set(depth, readLevel(element));
    }
    this.#levels.set(abstract, levels);
    return levels;
  }
}

const startOf = (list: List, depth: number): number => list.starts.get(depth) ?? list.levels.get(depth)?.start ?? 1;

function readLevel(element: XmlElement): Level {
  const format = formatOf(element);
  const run = findChild(element, "w:rPr");
  const text = findValue(element, "w:lvlText") ?? "";
  const font = symbolFontOf(findChild(run, "w:rFonts")?.attributes ?? new Map());
  return {
    start: wholeNumber(findValue(element, "w:start"), LARGEST) ?? 0,
    format: format?.attributes.get("val") ?? "decimal",
    custom: format?.attributes.get("format") ?? null,
    // Word's hollow bullet is the letter o of a font of letters.
    text: format?.attributes.get("val") === "bullet" ? (text === "o" ? "○" : showSymbols(text, font)) : text,
    suffix: findValue(element, "w:suff") ?? "tab",
    restart: wholeNumber(findValue(element, "w:lvlRestart"), 9),
    legal: isOn(element, "w:isLgl") ?? false,
    hidden: isOn(run, "w:vanish") ?? false,
    style: findValue(element, "w:pStyle"),
  };
}

/** A format that older versions do not know stands beside one that they do. */
function formatOf(element: XmlElement): XmlElement | null {
  const choice = findChild(findChild(element, "mc:AlternateContent"), "mc:Choice");
  return findChild(choice, "w:numFmt") ?? findChild(element, "w:numFmt");
}
