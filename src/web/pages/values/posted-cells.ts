import type { Person } from "../../../domain/access/person.ts";
import { mayEnter } from "../../../use-cases/indicator/enter-actuals.ts";
import type { ValueRow } from "../../../use-cases/indicator/list-value-rows.ts";
import { type GridCell, isTouched, type PostedCell, postedKeys, readFields } from "./grid-row.ts";

/** What somebody typed for a value that they may not give any more, since the page was made. */
export interface LeftCell {
  readonly key: string;
  readonly year: number;
  readonly typed: GridCell;
  /** Null where the indicator is in no plan any more. */
  readonly row: ValueRow | null;
  /** no-part: the row is that of the whole. */
  readonly why: "not-yours" | "no-part" | "no-indicator";
}

/** What was sent, by whether the person may give the values still. What nobody touched is not left: it stands in the record. */
export function sortPosted(
  form: URLSearchParams,
  all: readonly ValueRow[],
  person: Person,
): { readonly cells: readonly PostedCell[]; readonly left: readonly LeftCell[] } {
  const rows = new Map(all.map((row) => [keyOf(row.indicator.id, row.part?.key ?? ""), row]));
  const cells: PostedCell[] = [];
  const left: LeftCell[] = [];
  for (const { key, id, year, part } of postedKeys(form)) {
    const fields = readFields(form, key);
    const row = rows.get(keyOf(id, part)) ?? null;
    if (row !== null && mayEnter(person, row.answerers)) {
      cells.push({ row, year, ...fields });
      continue;
    }
    if (!isTouched(fields)) continue;
    const whole = rows.get(keyOf(id, "")) ?? null;
    const why = row !== null ? "not-yours" : whole === null ? "no-indicator" : "no-part";
    left.push({ key, year, typed: fields.typed, row: row ?? whole, why });
  }
  return { cells, left };
}

const keyOf = (id: number, part: string): string => `${id} ${part}`;
