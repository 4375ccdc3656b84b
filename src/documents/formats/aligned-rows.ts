import { readEnumerator } from "../../domain/wording/enumerator.ts";
import { endsSentence } from "../broken-text.ts";
import { isEnumerator, type RunLine } from "./aligned-columns.ts";
import type { Part } from "./aligned-line.ts";
import { goesOn, isOpen, type Room } from "./broken-cell.ts";

/** A part with the columns that it goes over. */
export interface Placed {
  readonly part: Part;
  readonly column: number;
  /** The last column that it goes over. */
  readonly through: number;
  readonly text: string;
}

/** Lines of one row of a table: from the first to before the second. */
export interface RowLines {
  readonly from: number;
  readonly to: number;
}

/** No row has more lines. */
const HIGHEST = 160;
/** A row that costs so much more than the best one that ends there is not followed further. */
const HOPELESS = 24;

/** What speaks against lines being one row; whole numbers would do, the proportions count. */
const COST = {
  row: 1,
  /** Nothing stands in the first column. */
  unlabelled: 1.6,
  /** Only the first column holds something. */
  labelOnly: 1.6,
  /** A part goes over a column in which another begins. */
  crossing: 5,
  /** A number in the first column that is not the row's first. */
  number: 4,
  /** The first column begins again behind a pause. */
  labelAgain: 3,
  /** A text of the first column had ended. */
  labelEnded: 2,
  cellEnded: 0.15,
  pause: 0.7,
  blank: 1.2,
  /** A cell begins below the top of its row; or, where cells are set in the middle, stands elsewhere. */
  misplaced: 2.2,
  /** Cells set in the middle are less usual. */
  middle: 0.1,
  /** A text begins on a line that looks like the first of a row, and is not. */
  begins: 0.9,
  /** Nothing stood above it. */
  beginsAnew: 1.5,
  beginsBullet: 0.3,
  beginsAtMost: 2.4,
  /** The first line of a table is most often a row of heads. */
  head: 1.5,
  /** A line of a row that is one text over the columns of others. */
  band: 0.5,
  bandEnded: 1,
  /** Between two rows: a text goes on. */
  broken: 2,
} as const;

/** Where the cells of a row stand in its height, those of the first column and the others. */
type Setting = readonly [label: "top" | "middle", others: "top" | "middle"];
const SETTINGS: readonly Setting[] = [
  ["top", "top"],
  ["middle", "top"],
  ["middle", "middle"],
];

/**
 * Parts lines into the rows of a table, by what is known without rulings: a row's cells begin at its top or stand in the middle of its height; text that
 * fills its column goes on in the next line; the first column mostly holds one text a row. The cheapest way to part all lines is taken.
 */
export function partRows(lines: readonly RunLine[], placed: readonly (readonly Placed[])[], room: Room): RowLines[] {
  const labelsBreak = !labelsAreWhole(placed, room);
  const between: number[] = [];
  const inside: number[] = [];
  const ended: number[] = [];
  for (const [i, line] of lines.entries()) {
    const below = placed[i] ?? [];
    const meeting = meetingOf(placed[i - 1] ?? [], below, room, labelsBreak);
    const begins = beginning(below, meeting, i === 1);
    between.push(i === 0 ? 0 : costBetween(line, meeting, begins > 0));
    const head = i === 1 && begins > 0 ? COST.head : 0;
    inside.push(i === 0 ? 0 : costInside(line, meeting) + begins + head);
    ended.push(meeting.fresh.length);
  }
  const parted = SETTINGS.map((setting) => partSet(placed, { between, inside, ended }, setting));
  return parted.reduce((best, other) => (other.cost < best.cost ? other : best)).rows;
}

/** What it costs to part, or not to part, before each line. */
interface Costs {
  readonly between: readonly number[];
  readonly inside: readonly number[];
  /** Texts of the line before that do not go on. */
  readonly ended: readonly number[];
}

function partSet(
  lines: readonly (readonly Placed[])[],
  { between, inside, ended }: Costs,
  setting: Setting,
): { readonly rows: RowLines[]; readonly cost: number } {
  const best = new Float64Array(lines.length + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(lines.length + 1);
  best[0] = 0;
  for (let start = 0; start < lines.length; start += 1) {
    const row = new OpenRow();
    const before = (best[start] ?? 0) + (between[start] ?? 0);
    for (let end = start; end < Math.min(lines.length, start + HIGHEST); end += 1) {
      if (end > start) row.add(inside[end] ?? 0, ended[end] ?? 0);
      row.take(lines[end] ?? [], end - start);
      const cost = before + row.cost(setting);
      if (cost < (best[end + 1] ?? 0)) {
        best[end + 1] = cost;
        from[end + 1] = start;
      }
      if (before + row.sunk > (best[end + 1] ?? 0) + HOPELESS) break;
    }
  }
  const rows: RowLines[] = [];
  for (let to = lines.length; to > 0; to = from[to] ?? 0) rows.push({ from: from[to] ?? 0, to });
  return { rows: rows.reverse(), cost: best[lines.length] ?? 0 };
}

/** How a line follows the one above, in the columns in which both hold text. */
interface Meeting {
  /** Texts that go on, one a column: how surely, 1 as usual. */
  readonly on: ReadonlyMap<number, number>;
  /** Columns in which a text begins although the one above could have gone on. */
  readonly fresh: readonly number[];
}

function meetingOf(above: readonly Placed[], below: readonly Placed[], room: Room, labelsBreak: boolean): Meeting {
  const on = new Map<number, number>();
  const fresh: number[] = [];
  for (const lower of below) {
    const upper = above.find(({ column }) => column === lower.column);
    if (upper && lower.column === 0 && !labelsBreak) fresh.push(0);
    else if (upper && isOpen(upper.text)) on.set(lower.column, 1.5);
    else if (upper && goesOn(upper, lower, room)) on.set(lower.column, surenessOf(upper, lower, room));
    else if (upper) fresh.push(lower.column);
  }
  return { on, fresh };
}

/**
 * Whether no text of the first column is broken over lines, however full it is: beside each there begins another text, which is no further item of a
 * list (or may be one, where only one text fills the column, and no other column's text is broken).
 */
function labelsAreWhole(placed: readonly (readonly Placed[])[], room: Room): boolean {
  const wraps = placed.some((below, i) => {
    const meeting = meetingOf(placed[i - 1] ?? [], below, room, true);
    return [...meeting.on].some(([column, surely]) => column > 0 && surely >= 1);
  });
  return placed.every((below, i) => {
    const above = placed[i - 1];
    if (below[0]?.column !== 0 || above?.[0]?.column !== 0) return true;
    const least = wraps || room(0, below[0].through).sure ? COST.begins : COST.beginsBullet;
    return beginning(below, meetingOf(above, below, room, true), i === 1) >= least;
  });
}

function surenessOf({ text, column, through }: Placed, lower: Placed, room: Room): number {
  if (endsSentence(text)) return 0;
  const { sure } = room(column, Math.max(through, lower.through));
  return (CLOSED.test(text) ? 0.5 : 1) * (sure ? 1 : 0.5);
}

const CLOSED = /[）)」』】]$/u;

/**
 * How much a line looks like the first of a row: something stands in its first column, no text of the others goes on, and some begin. Items that are
 * numbered on, or are bullets, begin inside rows too.
 */
function beginning(below: readonly Placed[], { on, fresh }: Meeting, underHead: boolean): number {
  const [label] = below;
  if (label?.column !== 0 || [...on].some(([column, surely]) => column > 0 && surely >= 1)) return 0;
  const numbered = readEnumerator(label.text) !== null;
  let weight = 0;
  for (const { column, text } of below) {
    if (column === 0) continue;
    const surely = on.get(column);
    if (surely !== undefined) {
      weight += COST.begins * (1 - surely);
      continue;
    }
    const mark = readEnumerator(text);
    const follows =
      !numbered && !underHead && mark !== null && (mark.kind === "bullet" || (mark.ordinal ?? 0) > 1) && fresh.includes(column);
    if (!fresh.includes(column)) weight += COST.beginsAnew;
    else weight += follows ? (mark.kind === "bullet" ? COST.beginsBullet : 0) : COST.begins;
  }
  return Math.min(weight, COST.beginsAtMost);
}

/** What it costs to end a row before a line. */
function costBetween(line: RunLine, meeting: Meeting, begins: boolean): number {
  if (line.blank > 0) return 0;
  let cost = 0;
  for (const [column, surely] of meeting.on) cost += surely * ((column === 0 || surely < 1) && begins ? COST.broken / 2 : COST.broken);
  return Math.min(cost, 2 * COST.broken);
}

/** What it costs that a line stands in the row of the line before. */
function costInside(line: RunLine, meeting: Meeting): number {
  let cost = Math.min(line.blank, 2) * COST.blank;
  for (const column of meeting.fresh) cost += column === 0 ? COST.labelEnded : COST.cellEnded;
  return cost;
}

/** A row while lines are added to it. */
class OpenRow {
  /** What it costs already, whatever follows. */
  sunk = COST.row;
  readonly #first: number[] = [];
  readonly #last: number[] = [];
  readonly #through: number[] = [];
  #crossed = 0;
  #bandEnds = 0;
  #height = 0;

  /** @param ended texts of the line before that did not go on. */
  add(cost: number, ended: number): void {
    this.sunk += cost;
    this.#bandEnds += ended;
  }

  take(parts: readonly Placed[], at: number): void {
    this.#height = at + 1;
    for (const { column, through, text } of parts) {
      const last = this.#last[column];
      if (last === undefined) this.#first[column] = at;
      else if (last < at - 1) this.sunk += column === 0 ? COST.labelAgain : Math.min(2, at - 1 - last) * COST.pause;
      if (column === 0 && last !== undefined && isNumber(text)) this.sunk += COST.number;
      this.#last[column] = at;
      this.#through[column] = Math.max(this.#through[column] ?? column, through);
    }
    const crossed = this.#crossings();
    this.sunk += (crossed - this.#crossed) * COST.crossing;
    this.#crossed = crossed;
  }

  /** Columns in which a part begins and over which another goes. */
  #crossings(): number {
    let crossed = 0;
    let through = -1;
    for (let column = 0; column < this.#through.length; column += 1) {
      const own = this.#through[column];
      if (own === undefined) continue;
      if (column <= through) crossed += 1;
      through = Math.max(through, own);
    }
    return crossed;
  }

  /** One text behind the first column that goes over several. */
  #isBand(): boolean {
    let filled = 0;
    let wide = false;
    for (let column = 0; column < this.#first.length; column += 1) {
      if (this.#first[column] === undefined) continue;
      filled += 1;
      wide = (this.#through[column] ?? 0) > column;
    }
    return filled === 1 && wide && this.#first[0] === undefined;
  }

  /** What the row costs if it ends here. */
  cost([label, others]: Setting): number {
    if (this.#isBand()) return this.sunk - COST.row + COST.band + this.#bandEnds * COST.bandEnded;
    let cost = this.sunk;
    let filled = 0;
    for (let column = 0; column < this.#first.length; column += 1) {
      const first = this.#first[column];
      const last = this.#last[column];
      if (first === undefined || last === undefined) continue;
      filled += 1;
      const below = this.#height - 1 - last;
      const middle = (column === 0 ? label : others) === "middle";
      if (middle) cost += COST.middle + (Math.abs(first - below) > 1 ? COST.misplaced : 0);
      else if (first > 0) cost += COST.misplaced;
    }
    if (this.#first[0] === undefined) cost += COST.unlabelled;
    else if (filled === 1) cost += COST.labelOnly;
    return cost;
  }
}

const isNumber = (text: string): boolean =>
  /^[0-9０-９]{1,3}$/u.test(text) || (isEnumerator(text) && readEnumerator(`${text} x`)?.kind !== "bullet");
