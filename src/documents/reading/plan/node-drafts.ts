import type { PlanNode } from "../../../domain/plan/plan.ts";
import type { Block } from "../../document.ts";
import { Passage } from "../../passage.ts";
import { addAll } from "../add-all.ts";
import type { Draft } from "../draft.ts";
import { splitTitled, type Titled } from "./directions.ts";
import { type Entry, endsSentence, joinEntries, joinText, labelledBullet } from "./joining.ts";
import type { Outline, OutlineNode } from "./outline.ts";
import { isRows, readRows, readSideBySide } from "./reference.ts";
import { directionOf, type Stretch } from "./stretch.ts";
import { announcesNodes, bare, levelNameOf } from "./words.ts";

interface Section extends Draft<PlanNode["sections"][number]> {
  readonly title: Passage;
  readonly items: Passage[];
}

/** What stands under a node. */
export interface NodeText {
  statement: Passage | null;
  readonly sections: Section[];
  readonly byTitle: Map<string, Section>;
}

/** Reads the text under titles and labels: statements, sections, and the marked items that are nodes themselves, which it adds to the outline. */
export class NodeTexts {
  readonly furniture: Passage[] = [];
  readonly #texts = new Map<OutlineNode, NodeText>();
  readonly #outline: Outline;

  constructor(outline: Outline) {
    this.#outline = outline;
  }

  of(node: OutlineNode): NodeText {
    const known = this.#texts.get(node);
    if (known) return known;
    const text: NodeText = { statement: null, sections: [], byTitle: new Map() };
    this.#texts.set(node, text);
    return text;
  }

  /** Straight under a title: its sentence, and under a label of a node above, marked items. */
  readHead({ node, blocks }: Stretch): void {
    if (!node || blocks.length === 0) return;
    const direction = directionOf(node);
    const entries = this.#entries(blocks);
    const split = splitTitled(entries, direction !== null);
    if (split && split.titled.length > 0) {
      this.#state(node, split.before);
      this.#grow(node, direction?.title ?? null, split.titled);
    } else this.#state(node, entries);
  }

  /** Under a label: a section, or marked items that are nodes where the label announces them. */
  readSection({ node, label, blocks }: Stretch): void {
    if (!node || !label) return;
    const texts = blocks.filter(({ kind }) => kind !== "table");
    if (blocks.length === 0) return;
    const entries = this.#entries(texts);
    const split = announcesNodes(label.title.text) ? splitTitled(entries, /方向|方針|展開|施策/u.test(label.title.text)) : null;
    if (split && split.titled.length > 0) {
      if (split.before.length > 0) this.#section(node, label.title, itemsOf(split.before));
      this.#grow(node, label.title, split.titled);
      return;
    }
    const pairs = label.kind === "reference" || isRows(blocks) ? readSideBySide(blocks) : null;
    if (pairs) addAll(this.furniture, pairs.furniture);
    const items =
      pairs?.items ??
      (label.kind === "reference" || isRows(blocks)
        ? readRows(blocks)
        : [...itemsOf(entries), ...readRows(blocks.filter(({ kind }) => kind === "table"))]);
    this.#section(node, label.title, items);
  }

  /** The marks of entries are furniture. */
  #entries(blocks: readonly Block[]): Entry[] {
    const entries = joinEntries(blocks);
    for (const { mark, whole } of entries) if (mark) this.furniture.push(whole.slice(0, mark.mark.length));
    return entries;
  }

  #section(node: OutlineNode, title: Passage, items: readonly Passage[]): void {
    const { sections, byTitle } = this.of(node);
    const key = bare(title.text);
    const found = byTitle.get(key);
    const section: Section = found ?? { title, items: [] };
    addAll(section.items, items);
    if (found) return;
    byTitle.set(key, section);
    sections.push(section);
  }

  #grow(node: OutlineNode, label: Passage | null, titled: readonly Titled[]): void {
    const word = label ? levelNameOf(label.text) : null;
    for (const { title, body } of titled) {
      const mark = title.whole.slice(0, title.mark?.mark.length ?? 0);
      const text = title.text.trim();
      const child = this.#outline.add(node, word, mark, text);
      if (child.title !== text) this.furniture.push(title.whole);
      const plain = body.findIndex(({ mark }) => mark !== null);
      const sentences = plain < 0 ? body : body.slice(0, plain);
      const items = plain < 0 ? [] : body.slice(plain);
      if (sentences.length > 0) this.of(child).statement = joinText(sentences.map(({ whole }) => whole));
      if (items.length === 0) continue;
      const inner = isNumberedWithin(items[0], title) ? splitTitled(items, false) : null;
      if (inner && inner.before.length === 0) this.#grow(child, label, inner.titled);
      else if (label) this.#section(child, label, itemsOf(items));
      else this.#state(child, items);
    }
  }

  /** Sentences straight under a title are its statement; where they are bullets, they keep their marks. */
  #state(node: OutlineNode, entries: readonly Entry[]): void {
    const text = this.of(node);
    const stated = entries.filter((entry, i) => isStatement(entry, i, entries));
    if (stated.length === 0) return;
    const parts = [
      ...(text.statement ? [text.statement] : []),
      ...stated.map(({ whole, text: bareText }) => (stated.length === 1 ? bareText : whole)),
    ];
    text.statement = stated.some(({ mark }) => mark !== null) ? Passage.join(parts, " ") : joinText(parts);
  }
}

/** Whether a title has a numbering of its own that begins within that of another. */
function isNumberedWithin(first: Entry | undefined, { mark }: Entry): boolean {
  return first?.mark?.ordinal === 1 && first.mark.kind !== mark?.kind;
}

/** What a converter makes of the pictures of goals: SDGs 3 すべての人に健康と福祉を …. */
const PICTURES = /^(?:関連する|該当する|対応する|関連)?\s?(?:SDGs|ＳＤＧｓ)(?![はをがのと])/u;

/** A sentence, a bullet, or the only thing that stands there; a caption between sentences is none. */
function isStatement(entry: Entry, i: number, entries: readonly Entry[]): boolean {
  const text = entry.text.text.trim();
  return (
    endsSentence(text) ||
    /(?:ます|です|ません)$/u.test(text) ||
    entry.mark !== null ||
    (entries.length === 1 && i === 0 && text.length >= 12 && !PICTURES.test(text))
  );
}

/** Items of a section. A short label with bullets beside it is one item with its bullets. */
function itemsOf(entries: readonly Entry[]): Passage[] {
  const labelled = entries.map(({ mark, text }) => (mark === null ? labelledBullet(text.text) : null));
  const items: Passage[][] = [];
  let bullet: string | null = null;
  for (const [i, entry] of entries.entries()) {
    const match = labelled[i];
    if (match) {
      bullet = match.bullet;
      items.push([entry.text.slice(0, match.label.length), entry.text.slice(match.textAt)]);
    } else if (bullet !== null && entry.mark?.mark === bullet) items.at(-1)?.push(entry.text);
    else {
      bullet = null;
      items.push([entry.text]);
    }
  }
  return items.map((parts) => Passage.join(parts, " ").trim());
}
