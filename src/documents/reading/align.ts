import type { EnumeratorKind } from "../../domain/wording/enumerator.ts";
import type { CellLine } from "../document.ts";
import type { Passage } from "../passage.ts";
import { addAll } from "./add-all.ts";
import { asPrinted, type Marked, marksOf, outline, withMarks, withOwnMark, withoutBullet } from "./marks.ts";

/** What a column says of actions and steps; the names are the contract's. */
export type ReportField = "period" | "target" | "midterm" | "result" | "issues" | "grade" | "divisions";

export interface ReportCell {
  readonly field: ReportField;
  readonly lines: readonly (Passage | CellLine)[];
  /** A merged cell that reaches over several rows: its lines are not one for each action. */
  readonly merged?: boolean;
}

/** What the form says is to be done: an action with its steps, before what the other columns report of it. */
export interface GivenAction {
  readonly mark: Passage | null;
  readonly kind: EnumeratorKind | null;
  readonly ordinal: number | null;
  readonly title: Passage;
  readonly steps: readonly Marked[];
}

export type Said = Partial<Readonly<Record<ReportField, Passage>>>;

export interface AlignedStep {
  readonly mark: Passage | null;
  readonly text: Passage;
  readonly said: Said;
}

export interface AlignedAction {
  readonly mark: Passage | null;
  readonly title: Passage;
  readonly said: Said;
  readonly steps: readonly AlignedStep[];
}

export interface Alignment {
  readonly actions: readonly AlignedAction[];
  /** Marks that brought a text to its step, and so stand in no field: (1) of "(1) 通年". */
  readonly marks: readonly Passage[];
  /** What could not be given to any action. */
  readonly leftover: readonly Passage[];
}

/** The numbered or bulleted items of a cell as actions; what stands under each is its steps. */
export function actionsOf(items: readonly Marked[]): GivenAction[] {
  return items.map((item) => {
    const bare = item.text.isBlank && item.children.every(({ kind }) => kind === "bullet");
    const { mark, kind, ordinal } = item;
    const printed = kind === "bullet" ? null : mark;
    return bare
      ? { mark: printed, kind, ordinal, title: withMarks(item), steps: [] }
      : { mark: printed, kind, ordinal, title: item.text, steps: item.children };
  });
}

/**
 * Puts what the columns of a form report beside the actions and steps that they speak of.
 *
 * A text behind ② goes to the action ②, and in it what stands behind (1) to the step (1). A range, a mark that no step has, bullets and
 * unmarked text speak of the whole action. Where a column numbers otherwise than the actions and steps do, the ordinal decides. With several
 * actions and no mark that tells them apart, as many items as actions pair off; else a period, a grade and a division hold for all of them
 * and a text stands on the first.
 */
export function align(given: readonly GivenAction[], cells: readonly ReportCell[]): Alignment {
  const said = given.map(({ steps }) => ({ action: new Sayings(), steps: steps.map(() => new Sayings()) }));
  const marks: Passage[] = [];
  const leftover: Passage[] = [];
  for (const { field, lines, merged } of cells) {
    const items = outline(lines);
    addAll(marks, marksOf(items));
    const byAction = distribute(items, given, field, merged ?? false);
    if (!byAction) addAll(leftover, items.map(withOwnMark));
    for (const [at, own] of byAction ?? []) {
      const action = given[at];
      const into = said[at];
      if (action && into) say(own, action, field, into);
    }
  }
  const actions = given.map(({ mark, title, steps }, i) => ({
    mark,
    title,
    said: said[i]?.action.joined() ?? {},
    steps: steps.map((step, j) => ({
      mark: step.kind === "bullet" ? null : step.mark,
      text: withMarks(step),
      said: said[i]?.steps[j]?.joined() ?? {},
    })),
  }));
  for (const { steps } of given) addAll(marks, marksOf(steps));
  return { actions, marks, leftover };
}

/** Texts by field, in the order in which they are said. */
class Sayings {
  readonly #parts = new Map<ReportField, Passage[]>();

  add(field: ReportField, text: Passage): void {
    if (text.isBlank) return;
    const parts = this.#parts.get(field);
    if (parts) parts.push(text);
    else this.#parts.set(field, [text]);
  }

  joined(): Said {
    return Object.fromEntries([...this.#parts].map(([field, parts]) => [field, asPrinted(parts)]));
  }
}

const FOR_ALL: ReadonlySet<ReportField> = new Set(["period", "grade", "divisions"]);

/** Which items speak of which action, by its place in `given`; null where there is no action. */
function distribute(
  items: readonly Marked[],
  given: readonly GivenAction[],
  field: ReportField,
  merged: boolean,
): ReadonlyMap<number, readonly Marked[]> | null {
  if (given.length === 0) return null;
  if (given.length === 1) return new Map([[0, items]]);
  const places = placesOf(given);
  const found = new Map<number, Marked[]>();
  const waiting: Marked[] = [];
  let current: readonly number[] = [];
  for (const item of items) {
    const named = placesNamed(item, places);
    if (named.length > 0) current = named;
    if (current.length === 0) waiting.push(item);
    for (const at of current) {
      const own = found.get(at);
      if (own) own.push(item);
      else found.set(at, [...(found.size === 0 ? waiting : []), item]);
    }
  }
  if (found.size > 0) return found;
  if (items.length === given.length && !merged) return new Map(items.map((item, i) => [i, [item]]));
  return new Map((FOR_ALL.has(field) ? given : given.slice(0, 1)).map((_, i) => [i, items]));
}

type Numbered = Pick<Marked, "kind" | "ordinal">;

/** Place by kind and ordinal; of two alike the first. */
function placesOf(numbered: readonly Numbered[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [i, { kind, ordinal }] of numbered.entries()) {
    const key = `${kind} ${ordinal}`;
    if (ordinal !== null && !places.has(key)) places.set(key, i);
  }
  return places;
}

/** The places that a mark, or a range of marks, names. */
function placesNamed({ kind, ordinal, through }: Marked, places: ReadonlyMap<string, number>): readonly number[] {
  if (ordinal === null || through === null) return [];
  const named = Array.from({ length: Math.max(0, Math.min(through - ordinal, 99) + 1) }, (_, i) => places.get(`${kind} ${ordinal + i}`));
  return named.filter((at) => at !== undefined);
}

interface Into {
  readonly action: Sayings;
  readonly steps: readonly Sayings[];
}

function say(items: readonly Marked[], action: GivenAction, field: ReportField, into: Into): void {
  const spoken = unwrap(items, action).flatMap((item) => withoutHead(item, action));
  const kinds = new Set(action.steps.map(({ kind }) => kind));
  const shared = spoken.some(({ kind, ordinal }) => ordinal !== null && kinds.has(kind));
  // Where the column numbers otherwise than the steps do, the ordinal alone decides.
  const key = (item: Numbered): Numbered => (shared ? item : { kind: null, ordinal: item.ordinal });
  const places = placesOf(action.steps.map(key));
  const whole: Marked[] = [];
  for (const item of spoken) {
    const at = item.ordinal === null || item.ordinal !== item.through ? undefined : places.get(`${key(item).kind} ${item.ordinal}`);
    if (at === undefined) whole.push(item);
    else into.steps[at]?.add(field, withMarks(item));
  }
  if (whole.length > 0) into.action.add(field, wholeText(whole));
}

/** "○ 順調。 (1)… (2)…": the marks of the steps below a bullet are theirs. */
function withoutHead(item: Marked, { steps }: GivenAction): readonly Marked[] {
  if (item.kind !== "bullet" || !item.children.some(({ kind, ordinal }) => ordinal !== null && steps.some((step) => step.kind === kind)))
    return [item];
  return item.text.isBlank ? item.children : [{ ...item, children: [] }, ...item.children];
}

/** "① (1)… (2)…" beside the action ① is its (1) and (2). */
function unwrap(items: readonly Marked[], action: GivenAction): readonly Marked[] {
  const places = placesOf([action]);
  const own = items.filter(({ kind, ordinal }) => kind !== null && kind === action.kind && ordinal !== null);
  if (own.length === 0 || own.some((item) => placesNamed(item, places).length === 0)) return items;
  return items.flatMap((item) => {
    if (item.kind !== action.kind || item.ordinal === null) return [item];
    const text: Marked = { mark: null, kind: null, ordinal: null, through: null, text: item.text, children: [] };
    return item.text.isBlank ? item.children : [text, ...item.children];
  });
}

/** What is said of the whole action: a lone mark goes off, several items keep theirs; a range is no part of the text. */
function wholeText(items: readonly Marked[]): Passage {
  const [only] = items;
  if (only && items.length === 1) return withoutBullet(only);
  return asPrinted(items.map((item) => (item.ordinal !== item.through ? withMarks(item) : withOwnMark(item))));
}
