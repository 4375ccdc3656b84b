import type { SheetKind } from "../../../domain/sheet/sheet-body.ts";
import type { YearDepartments } from "../../../store/unit-of-year-store.ts";
import type { Carry, CarryItem } from "../../../use-cases/year/list-carry.ts";
import type { OpenYear, Subject } from "../../../use-cases/year/open-year.ts";
import { readId } from "../../page.ts";

/** What is chosen on the page that opens a year. */
export interface OpenChoice {
  /** Keys of what goes on, and of what the record has of the year (keyOf). */
  readonly continued: ReadonlySet<string>;
  readonly existing: ReadonlySet<string>;
  readonly existingIs: OpenYear["existingIs"];
  /** The departments into which goals go, by those in which they were; null: none was chosen yet. */
  readonly into: ReadonlyMap<number | null, number>;
  /** Numbers of blank sheets as they were typed, by kind and department. */
  readonly blank: ReadonlyMap<string, string>;
}

export const keyOf = ({ kind, id }: Subject): string => `${kind}-${id}`;
export const blankKey = (kind: SheetKind, department: number): string => `blank-${kind}-${department}`;

/** What stands on the page at first: everything goes on, where it went by itself. */
export function firstChoice(carry: Carry, departments: YearDepartments): OpenChoice {
  return {
    continued: new Set(carry.before.map(keyOf)),
    existing: new Set(carry.existing.map(keyOf)),
    existingIs: "accepted",
    into: intoByItself(carry, departments),
    blank: new Map(),
  };
}

function intoByItself(carry: Carry, departments: YearDepartments): Map<number | null, number> {
  const into = new Map<number | null, number>();
  for (const { departmentId } of carry.before) {
    const [only, ...more] = departmentId === null ? [] : departments.of(departmentId);
    if (only && more.length === 0) into.set(departmentId, only.id);
  }
  return into;
}

/** What was posted. A button of a department (all 12, none 12) chooses all or none of what goes on; the others leave it as it is. */
export function readChoice(form: URLSearchParams, carry: Carry, departments: YearDepartments): OpenChoice {
  const into = intoByItself(carry, departments);
  for (const { departmentId } of carry.before) {
    const chosen = readId(form.get(`into-${departmentId ?? "none"}`) ?? "");
    if (chosen !== null) into.set(departmentId, chosen);
  }
  const continued = new Set(form.getAll("continue"));
  const [act, of] = (form.get("act") ?? "").split(" ");
  if (act === "all" || act === "none")
    for (const item of carry.before)
      if (of === "every" || of === String(item.departmentId ?? "none")) {
        if (act === "all") continued.add(keyOf(item));
        else continued.delete(keyOf(item));
      }
  return {
    continued,
    existing: new Set(form.getAll("existing")),
    existingIs: form.get("existing-is") === "draft" ? "draft" : "accepted",
    into,
    blank: new Map([...form].filter(([name]) => name.startsWith("blank-"))),
  };
}

/** The choice as the use case takes it; `unplaced` are departments for whose goals none of this year was chosen. */
export function asInput(
  choice: OpenChoice,
  carry: Carry,
  departments: YearDepartments,
): Pick<OpenYear, "continued" | "existing" | "existingIs" | "blank"> & { readonly unplaced: readonly (number | null)[] } {
  const chosen = carry.before.filter((item) => item.sheetId === null && choice.continued.has(keyOf(item)));
  const unplaced = new Set(chosen.map(({ departmentId }) => departmentId).filter((id) => !choice.into.has(id)));
  const continued = chosen.flatMap(({ kind, id, departmentId }) => {
    const into = choice.into.get(departmentId);
    return into === undefined ? [] : [{ kind, id, departmentId: into }];
  });
  const blank = (["mission", "goal"] as const).flatMap((kind) =>
    departments.all.flatMap(({ id }) => {
      const count = readId(choice.blank.get(blankKey(kind, id)) ?? "");
      return count === null ? [] : [{ kind, departmentId: id, count }];
    }),
  );
  return {
    continued,
    existing: carry.existing
      .filter((item) => item.sheetId === null && choice.existing.has(keyOf(item)))
      .map(({ kind, id }) => ({ kind, id })),
    existingIs: choice.existingIs,
    blank,
    unplaced: [...unplaced],
  };
}

/** Items by their department, in their order. */
export function byDepartment(items: readonly CarryItem[]): ReadonlyMap<number | null, readonly CarryItem[]> {
  return Map.groupBy(items, ({ departmentId }) => departmentId);
}
