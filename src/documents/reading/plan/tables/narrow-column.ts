import type { Passage } from "../../../passage.ts";
import { addAll } from "../../add-all.ts";
import { endsSentence, joinText, markOf, widthOf } from "../joining.ts";
import words from "./words.json" with { type: "json" };

/** An item of a narrow column with the bullets beside it. */
interface NarrowItem {
  readonly item: Passage;
  readonly details: readonly Passage[];
}

const BULLET = /[◇◆○●・■□▪▫◎➢]/u;
/** A bullet behind a text on the same line: 歳入の確保 ◇ … */
const BESIDE = /[\s　]+(?=[◇◆○●■□▪▫◎➢]|・(?=\S))/u;
const DANGLING = /[のをはがにでと、，・やへも]$/u;
/** Nouns with which a bullet that is no sentence usually ends. */
const ENDED = new RegExp(`(?:${words.actEnds})[）)」』]?$`, "u");
const NEVER_FIRST = /^[のをぁぃぅぇぉっゃゅょァィゥェォッャュョー、。・）)」』】]/u;

const SELDOM_FIRST = /^[にはがでとへもや]/u;

interface Bullet {
  /** Fragments of the item that stand beside it. */
  readonly beside: Passage | null;
  readonly first: Passage;
  /** Lines below it that begin with no bullet. */
  readonly below: Passage[];
}

/**
 * Tells the fragments of a narrow column (利便性の向上 / と業務の効率 / 化) from the lines that go on with the bullet above them. A bullet goes on where its
 * line reached the margin; a fragment is no wider than its column, and fills it unless it is the last.
 */
export function splitRuns(lines: readonly Passage[]): { parts: NarrowItem[]; leftover: Passage[] } {
  const lead: Passage[] = [];
  const bullets: Bullet[] = [];
  for (const line of lines) {
    const gap = BESIDE.exec(line.text);
    const marked = BULLET.test(line.text.charAt(0)) && markOf(line.text) !== null;
    if (marked) bullets.push({ beside: null, first: line, below: [] });
    else if (gap && gap.index <= 24)
      bullets.push({ beside: line.slice(0, gap.index).trim(), first: line.slice(gap.index + gap[0].length), below: [] });
    else (bullets.at(-1)?.below ?? lead).push(line);
  }
  const margin = bullets.reduce((most, { first }) => Math.max(most, widthOf(first.text)), 0);
  const column = narrowWidth(lead, bullets);
  const parts: { item: Passage[]; details: Passage[] }[] = [];
  const leftover: Passage[] = [];
  let pending = lead;
  for (const [i, bullet] of bullets.entries()) {
    const cut = bullet.below.length === 0 ? 0 : bestCut(bullet, { margin, column, last: i === bullets.length - 1 });
    const detail = joinText([bullet.first.slice(markOf(bullet.first.text)?.length ?? 0), ...bullet.below.slice(0, cut)]).trim();
    const fragments = [...pending, ...(bullet.beside ? [bullet.beside] : [])];
    const open = parts.at(-1);
    if (fragments.length > 0 && open && pending.length === 0 && bullet.beside && goesOn(open.item, bullet.beside)) {
      open.item.push(bullet.beside);
      open.details.push(detail);
    } else if (fragments.length > 0) parts.push({ item: fragments, details: [detail] });
    else if (open) open.details.push(detail);
    else leftover.push(bullet.first);
    pending = bullet.below.slice(cut);
  }
  addAll(leftover, bullets.length > 0 ? pending : lead);
  return { parts: parts.map(({ item, details }) => ({ item: joinText(item).trim(), details })), leftover };
}

/** Width of the narrow column: of the fragments that can be nothing else, or else of the short lines between bullets. */
function narrowWidth(lead: readonly Passage[], bullets: readonly Bullet[]): number {
  const sure = [...lead, ...bullets.flatMap(({ beside }) => (beside ? [beside] : []))].map(({ text }) => widthOf(text));
  return sure.length > 0 ? sure.reduce((most, width) => Math.max(most, width), 0) : 14;
}

interface Measures {
  readonly margin: number;
  readonly column: number;
  readonly last: boolean;
}

/** How many of the lines below a bullet go on with it. */
function bestCut({ first, below }: Bullet, measures: Measures): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let cut = 0; cut <= below.length; cut += 1) {
    const cost = detailCost([first, ...below.slice(0, cut)], measures) + itemCost(below.slice(cut), measures);
    if (cost < least) [least, best] = [cost, cut];
  }
  return best;
}

function detailCost(lines: readonly Passage[], { margin }: Measures): number {
  let cost = 0;
  for (const { text } of lines.slice(0, -1))
    cost += 4 * Math.max(0, 0.97 - widthOf(text) / margin) + (endsSentence(text) ? 2 : ENDED.test(text) ? 0.35 : 0);
  const last = lines.at(-1)?.text ?? "";
  const reach = widthOf(last) / margin;
  if (!endsSentence(last)) cost += 10 * Math.max(0, reach - 0.95) + (reach > 0.88 && !ENDED.test(last) ? 0.25 : 0);
  return cost + (DANGLING.test(last) ? 2 : 0);
}

function itemCost(lines: readonly Passage[], { column, last }: Measures): number {
  if (lines.length === 0) return 0;
  let cost = last ? 6 : 0;
  for (const [i, { text }] of lines.entries()) {
    const width = widthOf(text);
    if (width > 1.3 * column + 2) cost += 4;
    if (i < lines.length - 1 && width < 0.7 * column) cost += 1;
  }
  const first = lines[0]?.text ?? "";
  const end = lines.at(-1)?.text ?? "";
  const brief = lines.reduce((sum, { text }) => sum + text.replace(/\s/gu, "").length, 0) < 3;
  return cost + (NEVER_FIRST.test(first) ? 2 : SELDOM_FIRST.test(first) ? 0.8 : 0) + (DANGLING.test(end) ? 2 : 0) + (brief ? 1 : 0);
}

/** A fragment beside the next bullet goes on with the item: the rest of a word, or what follows a particle. */
function goesOn(item: readonly Passage[], fragment: Passage): boolean {
  const before = item.at(-1)?.text ?? "";
  return DANGLING.test(before) || NEVER_FIRST.test(fragment.text) || widthOf(fragment.text) <= 0.6 * widthOf(before);
}
