import type { Block } from "../../../document.ts";
import type { Passage } from "../../../passage.ts";
import { addAll } from "../../add-all.ts";
import { endsSentence, joinText, markOf, widthOf } from "../joining.ts";
import type { RegionRest } from "../region.ts";
import { isActorHead, readActor, readActorHead } from "./actor.ts";
import type { ActorPart } from "./actor-part.ts";

export interface RoleLines extends RegionRest {
  readonly parts: readonly ActorPart[];
}

/** A predicate that ends a sentence without a full stop. */
const PREDICATE = /(?:ます|ません|です|ましょう|する|こと)$/u;
const PAGE_NUMBER = /^[-－–—\s]*[0-9０-９]{1,3}[-－–—\s]*$/u;
/** A row of such a table is no longer. */
const LONGEST_ROW = 400;
/** A line that is at least this share of the widest may have been broken by the margin. */
const FULL = 0.85;

type TextBlock = Exclude<Block, { kind: "table" }>;

/** Actors, alone on a line or before their text, and what stands under them. `outer` is the actor that the heading names. */
export function readRoleLines(blocks: readonly Block[], outer: Passage | null): RoleLines {
  const texts = blocks.filter((block): block is TextBlock => block.kind !== "table" && !block.text.isBlank);
  const furniture: Passage[] = [];
  const leftover: Passage[] = [];
  const parts: { actor: Passage; lines: { text: Passage; block: TextBlock }[] }[] = outer ? [{ actor: outer, lines: [] }] : [];
  let tabled = false;
  let columns: readonly ColumnOfLines[] = [];
  for (const [i, block] of texts.entries()) {
    const cells = columns.length > 0 ? wordsOf(block.text) : [];
    if (cells.length > 0 && cells.length === columns.length && cells.every(({ text }) => endsSentence(text))) {
      for (const [k, cell] of cells.entries())
        columns[k]?.lines.push({ text: cell, block: { kind: "paragraph", page: block.page, text: cell } });
      continue;
    }
    columns = readColumns(block, texts[i + 1]);
    if (columns.length > 0) {
      furniture.push(block.text);
      addAll(parts, columns);
      continue;
    }
    const open = parts.at(-1);
    const wrapped = open !== undefined && goesOn(open.lines.at(-1)?.text.text ?? null);
    if (PAGE_NUMBER.test(block.text.text)) leftover.push(block.text);
    else if (isHead(block.text.text)) {
      furniture.push(block.text);
      tabled = true;
    } else {
      const found = wrapped ? null : actorAt(block, texts[i + 1], tabled && hasEnded(open ? (open.lines.at(-1)?.text.text ?? "") : "。"));
      if (found) furniture.push(found.head);
      if (found) parts.push({ actor: found.actor, lines: found.rest ? [{ text: found.rest, block }] : [] });
      else if (open) open.lines.push({ text: block.text, block });
      else leftover.push(block.text);
    }
  }
  const widest = texts.reduce((most, { text }) => Math.max(most, widthOf(text.text)), 0);
  const outdent = texts.reduce((least, block) => Math.min(least, block.kind === "line" ? block.indent : least), 1000);
  const read = parts.map(({ actor, lines }) => ({ actor, expectations: joinLines(lines, widest, outdent) }));
  addAll(
    leftover,
    read.filter(({ expectations, actor }) => expectations.length === 0 && actor !== outer).map(({ actor }) => actor),
  );
  return { parts: read.filter(({ expectations }) => expectations.length > 0), furniture, leftover };
}

interface ColumnOfLines {
  readonly actor: Passage;
  readonly lines: { text: Passage; block: TextBlock }[];
}

/** 市民 地域 行政 over a line with a sentence for each: the actors; none where the lines are no such table. */
function readColumns({ text }: TextBlock, next: TextBlock | undefined): readonly ColumnOfLines[] {
  const heads = wordsOf(text);
  const below = next ? wordsOf(next.text) : [];
  if (heads.length < 2 || below.length !== heads.length || !below.every((cell) => endsSentence(cell.text))) return [];
  const actors = heads.flatMap((head) => {
    const actor = readActor(head.text);
    return actor?.sure ? [{ actor: head.slice(actor.start, actor.end), lines: [] }] : [];
  });
  return actors.length === heads.length ? actors : [];
}

function wordsOf(text: Passage): Passage[] {
  return text.length > LONGEST_ROW ? [] : text.split(/[\s　]+/u).filter(({ length }) => length > 0);
}

function isHead(text: string): boolean {
  return text.length <= 40 && (readActorHead(text.split(/[\s　]+/u)) === "rows" || isActorHead(text));
}

function hasEnded(line: string): boolean {
  return endsSentence(line) || PREDICATE.test(line);
}

/** Whether a line breaks in the middle of a sentence: what is below it is no actor, whatever its words. */
function goesOn(line: string | null): boolean {
  return line !== null && /[、，をがにのはでとも・]$/u.test(line);
}

interface FoundActor {
  readonly actor: Passage;
  /** All that names it: 市民の役割. */
  readonly head: Passage;
  readonly rest: Passage | null;
}

/**
 * An actor alone in its line, or before the text that is expected of it. `first`: under heads, where the text above has ended, the first word may be one
 * by its shape alone.
 */
function actorAt(block: TextBlock, next: TextBlock | undefined, first: boolean): FoundActor | null {
  const { text } = block;
  const whole = readActor(text.text);
  if (whole && block.kind !== "item" && (whole.sure || (next !== undefined && markOf(next.text.text) !== null)))
    return { actor: text.slice(whole.start, whole.end), head: text, rest: null };
  const bracketed = /^[【〔［[〈《≪＜<]([^】〕］\]〉》≫＞>]{1,20})[】〕］\]〉》≫＞>][\s　]*(?=\S)/u.exec(text.text)?.[0].length;
  const colon = /^[^:：。、]{1,20}[:：][\s　]*(?=\S)/u.exec(text.text)?.[0].length;
  const spaces = spacesIn(text.text);
  for (const end of [bracketed, colon, ...spaces.toReversed()]) {
    if (end === undefined) continue;
    const actor = readActor(text.slice(0, end).trim().text);
    const rest = text.slice(end).trim();
    if (!actor || rest.isBlank) continue;
    if (!actor.sure && !first && markOf(rest.text) === null) continue;
    const lead = text.text.length - text.text.trimStart().length;
    return { actor: text.slice(lead + actor.start, lead + actor.end), head: text.slice(0, end), rest };
  }
  return null;
}

/** Ends of the first runs of white space. */
function spacesIn(text: string): number[] {
  return [...text.slice(0, 40).matchAll(/[\s　]+/gu)].slice(0, 3).map((match) => match.index + match[0].length);
}

/** Puts the lines of one actor together: a bullet begins an expectation, and so does a line behind one that ended. */
function joinLines(lines: readonly { text: Passage; block: TextBlock }[], widest: number, outdent: number): Passage[] {
  const items: Passage[][] = [];
  const marked = lines.some(({ text, block }) => block.kind === "item" || markOf(text.text) !== null);
  for (const { text, block } of lines) {
    const mark = markOf(text.text);
    const open = items.at(-1);
    const before = open?.at(-1)?.text ?? "";
    const own = mark !== null || block.kind !== "line" || open === undefined;
    const indented = block.kind === "line" && block.indent >= 2 && block.indent > outdent;
    const ended =
      !marked &&
      (endsSentence(before)
        ? indented || widthOf(before) < FULL * widest
        : PREDICATE.test(before) && !/^(?:が|ので|と|し|から|。|、)/u.test(text.text));
    if (own || ended) items.push([text.slice(mark?.length ?? 0)]);
    else open.push(text);
  }
  return items.map((parts) => joinText(parts).trim()).filter((item) => !item.isBlank);
}
