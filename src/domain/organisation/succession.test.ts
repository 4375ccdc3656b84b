import { describe, expect, test } from "vitest";
import { type OrganisationChange, type OrganisationPlan, planChange, type UnitTarget } from "./succession.ts";
import type { Unit } from "./unit.ts";

const APRIL = "2027-04-01";
const unit = (id: number, name: string, given: Partial<Unit> = {}): Unit => ({
  ...{ id, kind: name.endsWith("課") ? "division" : "department", name, parentId: null, validFrom: null, validTo: null },
  ...given,
});
const UNITS: readonly Unit[] = [
  unit(1, "企画部"),
  unit(2, "総務部"),
  unit(3, "市民部"),
  unit(11, "企画課", { parentId: 1 }),
  unit(12, "財政課", { parentId: 1 }),
  unit(21, "人事課", { parentId: 2 }),
  unit(31, "市民課"),
  unit(8, "旧観光部", { validTo: "2025-04-01" }),
  unit(9, "港湾部", { validFrom: APRIL }),
];
const nameOf = (plan: OrganisationPlan, target: UnitTarget) =>
  "id" in target ? UNITS.find(({ id }) => id === target.id)?.name : plan.begins[target.begun]?.name;

/** A plan in words: what ends; what begins, with its department; what becomes of what. */
function told(change: OrganisationChange, at = APRIL): readonly string[] | string {
  const done = planChange(UNITS, at, change);
  if (!done.ok) return done.refusal.kind;
  const { ends, begins, links } = done.value;
  return [
    `- ${ends.map(({ name }) => name).join(" ")}`,
    ...begins.map(({ name, parent }) => `+ ${name}${parent ? `（${nameOf(done.value, parent)}）` : ""}`),
    ...links.map(({ from, to, kind }) => `${UNITS.find(({ id }) => id === from)?.name} → ${nameOf(done.value, to)} ${kind}`),
  ];
}

describe("a change of the organisation", () => {
  test("begins a unit", () => {
    expect(told({ kind: "add", unitKind: "department", name: "危機管理部", parentId: null })).toEqual(["- ", "+ 危機管理部"]);
    expect(told({ kind: "add", unitKind: "division", name: "広報課", parentId: 1 })).toEqual(["- ", "+ 広報課（企画部）"]);
  });

  test("renames a department: it ends under the old name, with its divisions, and begins under the new", () => {
    expect(told({ kind: "rename", unit: 1, name: "政策部", parentId: null })).toEqual([
      "- 企画部 企画課 財政課",
      ...["+ 政策部", "+ 企画課（政策部）", "+ 財政課（政策部）"],
      ...["企画部 → 政策部 rename", "企画課 → 企画課 rename", "財政課 → 財政課 rename"],
    ]);
  });

  test("moves a division to another department under its name", () => {
    expect(told({ kind: "rename", unit: 12, name: "財政課", parentId: 2 })).toEqual([
      "- 財政課",
      "+ 財政課（総務部）",
      "財政課 → 財政課 rename",
    ]);
  });

  test("merges departments into a new one, also under the name of one of them", () => {
    expect(told({ kind: "merge", units: [1, 2], name: "総務部" })).toEqual([
      "- 企画部 企画課 財政課 総務部 人事課",
      ...["+ 総務部", "+ 企画課（総務部）", "+ 財政課（総務部）", "+ 人事課（総務部）"],
      ...["企画部 → 総務部 merge", "企画課 → 企画課 rename", "財政課 → 財政課 rename"],
      ...["総務部 → 総務部 merge", "人事課 → 人事課 rename"],
    ]);
  });

  test("joins one to another that goes on", () => {
    expect(told({ kind: "join", unit: 2, into: 1 })).toEqual([
      "- 総務部 人事課",
      "+ 人事課（企画部）",
      ...["総務部 → 企画部 merge", "人事課 → 人事課 rename"],
    ]);
  });

  test("splits a department, each division where it is sent", () => {
    expect(told({ kind: "split", unit: 1, names: ["企画部", "財務部"], divisions: new Map([[12, 1]]) })).toEqual([
      "- 企画部 企画課 財政課",
      ...["+ 企画部", "+ 財務部", "+ 企画課（企画部）", "+ 財政課（財務部）"],
      ...["企画部 → 企画部 split", "企画部 → 財務部 split", "企画課 → 企画課 rename", "財政課 → 財政課 rename"],
    ]);
  });

  test("ends a department with its divisions", () => {
    expect(told({ kind: "end", unit: 1 })).toEqual(["- 企画部 企画課 財政課"]);
  });

  test.each<[string, OrganisationChange, string]>([
    ["a unit of nowhere", { kind: "end", unit: 99 }, "unknown-unit"],
    ["one that has ended", { kind: "end", unit: 8 }, "unit-not-there"],
    ["one that begins on the day", { kind: "end", unit: 9 }, "unit-not-there"],
    ["a name that is none", { kind: "rename", unit: 1, name: " 　", parentId: null }, "wrong-unit-name"],
    ["a name without end", { kind: "rename", unit: 1, name: "部".repeat(101), parentId: null }, "wrong-unit-name"],
    ["the same name", { kind: "rename", unit: 1, name: "企 画 部", parentId: null }, "unchanged"],
    ["another's name", { kind: "rename", unit: 1, name: "総務部", parentId: null }, "unit-name-taken"],
    ["a name that another begins with", { kind: "add", unitKind: "department", name: "港湾部", parentId: null }, "unit-name-taken"],
    ["a merger of one", { kind: "merge", units: [1, 1], name: "政策部" }, "too-few-units"],
    ["a merger of none", { kind: "merge", units: [], name: "政策部" }, "too-few-units"],
    ["a merger of unlike ones", { kind: "merge", units: [1, 31], name: "政策部" }, "unlike-units"],
    ["joining oneself", { kind: "join", unit: 1, into: 1 }, "too-few-units"],
    ["joining what has ended", { kind: "join", unit: 1, into: 8 }, "unit-not-there"],
    ["a split into one", { kind: "split", unit: 1, names: ["企画部", "企画部 "], divisions: new Map() }, "too-few-units"],
    ["a department in a department", { kind: "add", unitKind: "department", name: "危機管理部", parentId: 1 }, "wrong-parent"],
    ["a division in a division", { kind: "add", unitKind: "division", name: "広報課", parentId: 11 }, "wrong-parent"],
    ["a division in what has ended", { kind: "add", unitKind: "division", name: "広報課", parentId: 8 }, "wrong-parent"],
  ])("is refused: %s", (_, change, kind) => {
    expect(told(change)).toBe(kind);
  });

  test("is refused on a day that is none", () => {
    expect(told({ kind: "end", unit: 1 }, "2027-02-30")).toBe("wrong-day");
  });

  test("lets two departments have a division of one name", () => {
    expect(told({ kind: "add", unitKind: "division", name: "企画課", parentId: 2 })).toEqual(["- ", "+ 企画課（総務部）"]);
    expect(told({ kind: "add", unitKind: "division", name: "企画課", parentId: 1 })).toBe("unit-name-taken");
  });

  test("counts every unit that ends once, and gives each that became something its successor", () => {
    const changes: OrganisationChange[] = [
      { kind: "merge", units: [1, 2, 3], name: "一つの部" },
      { kind: "split", unit: 1, names: ["甲部", "乙部", "丙部"], divisions: new Map([[11, 7]]) },
    ];
    for (const change of changes) {
      const done = planChange(UNITS, APRIL, change);
      const plan = done.ok ? done.value : { ends: [], begins: [], links: [] };
      expect(new Set(plan.ends).size).toBe(plan.ends.length);
      expect(plan.ends.length).toBeGreaterThan(2);
      for (const { id } of plan.ends) expect(plan.links.some(({ from }) => from === id)).toBe(true);
    }
  });
});
