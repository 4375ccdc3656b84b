import fc from "fast-check";
import type { Goal, Period, Placement, Reports, TargetText } from "../src/domain/goal/goal.ts";
import type { Mission } from "../src/domain/mission/mission.ts";
import type { SheetBody } from "../src/domain/sheet/sheet-body.ts";
import { bodyOfGoal } from "../src/domain/sheet/sheet-goal.ts";
import { bodyOfMission } from "../src/domain/sheet/sheet-mission.ts";
import { bodyOfTree, isListField, type Leaf, type SheetPart, treeOf } from "../src/domain/sheet/sheet-tree.ts";

/** A text with something in it, of one line or more. */
const text = fc
  .array(fc.constantFrom("窓口", "予約", "の", "１", "2", "回", "　", " ", "\n", "～", "①", "𠮟", "。"), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(""))
  .filter((said) => said.trim() !== "");
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const few = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 3 });
const month = maybe(fc.constantFrom("2025-04", "2025-09", "2026-03"));
const period: fc.Arbitrary<Period> = fc.record({ text, from: month, to: month });
const target: fc.Arbitrary<TargetText> = fc.record({ text, values: fc.constant([]) });
const reports = {
  ...{ period: maybe(period), target: maybe(target), midterm: maybe(text), result: maybe(text), issues: maybe(text), grade: maybe(text) },
  divisions: few(text),
} satisfies { [Name in keyof Reports]: fc.Arbitrary<Reports[Name]> };
const placement: fc.Arbitrary<Placement> = fc.record({ plan: text, code: maybe(text), text });
const year = maybe(fc.integer({ min: 2000, max: 2040 }));

export const goals: fc.Arbitrary<Goal> = fc.record({
  ...{ fiscalYear: year, department: maybe(text), priority: maybe(fc.integer({ min: 1, max: 9 })), title: text },
  ...{ placements: few(placement), background: few(text), purpose: few(text) },
  sdgs: fc.uniqueArray(fc.integer({ min: 1, max: 17 }), { maxLength: 4 }),
  actions: few(fc.record({ mark: maybe(text), title: text, steps: few(fc.record({ mark: maybe(text), text, ...reports })), ...reports })),
  remarks: few(fc.record({ label: text, text: maybe(text) })),
});

export const missions: fc.Arbitrary<Mission> = fc.record({
  ...{ department: maybe(text), post: maybe(text), name: maybe(text), fiscalYear: year, missions: few(text) },
  policies: few(fc.record({ mark: maybe(text), text, summary: maybe(text) })),
  midTermGoals: few(
    fc.record({
      ...{ number: maybe(fc.nat(9)), title: text, items: few(text), schedule: few(text), placements: few(placement) },
    }),
  ),
});

export const bodies: fc.Arbitrary<SheetBody> = fc.oneof({ weight: 3, arbitrary: goals.map(bodyOfGoal) }, missions.map(bodyOfMission));

/** Something that a person does to a sheet. Numbers choose the place, and are taken modulo the number of places. */
interface Act {
  readonly kind: "write" | "add" | "remove" | "move";
  readonly list: number;
  readonly place: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom("write", "write", "add", "remove", "move"),
  ...{ list: fc.nat(50), place: fc.nat(50) },
});

/** What a person makes of a sheet. Everything that they write names them, so that it can be found again. */
export function changedBy(name: string, body: SheetBody, acts: readonly Act[]): SheetBody {
  return bodyOfTree(acts.reduce((tree, one, i) => withAct(tree, one, `${name}${i}`), treeOf(body)));
}

export const acts = fc.array(act, { maxLength: 6 });

function withAct(tree: SheetPart, { kind, list, place }: Act, written: string): SheetPart {
  const spots = spotsOf(tree, "");
  const wanted = spots.filter((spot) => (kind === "write" ? spot.leaf : !spot.leaf));
  const spot = wanted[(list * 7 + place) % Math.max(1, wanted.length)];
  if (!spot) return tree;
  return changeAt(tree, "", spot.pointer, {
    leaf: (leaf) => rewritten(leaf, spot.pointer, written),
    list: (parts) => {
      const at = parts.length === 0 ? 0 : place % parts.length;
      if (kind === "add") return [...parts.slice(0, at), blankPart(spot.pointer, written), ...parts.slice(at)];
      const rest = parts.filter((_, i) => i !== at);
      if (kind === "remove") return rest;
      const part = parts[at];
      const to = rest.length === 0 ? 0 : list % (rest.length + 1);
      return part ? [...rest.slice(0, to), part, ...rest.slice(to)] : parts;
    },
  });
}

interface Change {
  readonly leaf: (leaf: Leaf) => Leaf;
  readonly list: (parts: readonly SheetPart[]) => readonly SheetPart[];
}

function changeAt(part: SheetPart, at: string, pointer: string, change: Change): SheetPart {
  return {
    ...part,
    leaves: new Map([...part.leaves].map(([field, leaf]) => [field, `${at}/${field}` === pointer ? change.leaf(leaf) : leaf])),
    lists: new Map(
      [...part.lists].map(([field, parts]) => {
        const inside = parts.map((one) => changeAt(one, `${at}/${field}/${one.key}`, pointer, change));
        return [field, `${at}/${field}` === pointer ? change.list(inside) : inside];
      }),
    ),
  };
}

function spotsOf(part: SheetPart, at: string): { readonly pointer: string; readonly leaf: boolean }[] {
  return part.fields.flatMap((field) =>
    isListField(field)
      ? [
          { pointer: `${at}/${field}`, leaf: false },
          ...(part.lists.get(field) ?? []).flatMap((one) => spotsOf(one, `${at}/${field}/${one.key}`)),
        ]
      : [{ pointer: `${at}/${field}`, leaf: true }],
  );
}

function rewritten(leaf: Leaf, pointer: string, written: string): Leaf {
  const field = pointer.split("/").at(-1);
  const number = Number(written.replaceAll(/\D/gu, "")) + 1 + (written.codePointAt(0) ?? 0);
  if (field === "sdgs")
    return Array.isArray(leaf) && leaf.length > 2 ? leaf.slice(1) : [...new Set([...((leaf as number[]) ?? []), (number % 17) + 1])];
  if (field === "divisions") return [written];
  if (field === "priority" || field === "number" || field === "nodeId") return number;
  if (field === "period") return { text: written, from: null, to: null };
  if (field === "target") return { text: written, values: [] };
  return written;
}

/** A part as somebody has just added it: its first text is written, the rest is empty. */
function blankPart(pointer: string, written: string): SheetPart {
  const list = pointer.split("/").at(-1) ?? "";
  const reading = { period: null, target: null, midterm: null, result: null, issues: null, grade: null, divisions: [] };
  const empty: Readonly<Record<string, object>> = {
    placements: { plan: written, code: null, text: "", nodeId: null },
    actions: { mark: null, title: written, steps: [], ...reading },
    steps: { mark: null, text: written, ...reading },
    remarks: { label: written, text: null },
    policies: { mark: null, text: written, summary: null },
    midTermGoals: { number: null, title: written, items: [], schedule: [], placements: [] },
  };
  const inside = { key: written, ...(empty[list] ?? { text: written }) };
  // A tree is made of a whole sheet: the list stands in one of its own, or in a part of that.
  const goal = {
    ...{ kind: "goal", title: "", priority: null, placements: [], background: [], purpose: [], sdgs: [], remarks: [] },
    actions: [],
  };
  const mission = { kind: "mission", post: null, name: null, missions: [], policies: [], midTermGoals: [] };
  const holders: Readonly<Record<string, object>> = {
    steps: { ...goal, actions: [{ key: "x", ...empty.actions, steps: [inside] }] },
    items: { ...mission, midTermGoals: [{ key: "x", ...empty.midTermGoals, items: [inside] }] },
    schedule: { ...mission, midTermGoals: [{ key: "x", ...empty.midTermGoals, schedule: [inside] }] },
  };
  const whole = holders[list] ?? (list in goal ? { ...goal, [list]: [inside] } : { ...mission, [list]: [inside] });
  const found = findList(treeOf(whole as SheetBody), list);
  if (!found) throw new Error(`no list ${list}`);
  return found;
}

function findList(part: SheetPart, list: string): SheetPart | undefined {
  for (const [field, parts] of part.lists) {
    const found = field === list ? parts[0] : parts.map((one) => findList(one, list)).find((one) => one !== undefined);
    if (found) return found;
  }
  return undefined;
}
