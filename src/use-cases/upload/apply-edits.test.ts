import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aGoal, anAction, anIndicator, aPlan, aReadDocument, aValue } from "../../../test/builders.ts";
import { placeNamer } from "../../documents/layout.ts";
import { readFile } from "../../documents/read-file.ts";
import type { Edit, EditAct } from "../../domain/draft/edit.ts";
import { isWithin } from "../../domain/draft/pointer.ts";
import { readTargetText } from "../../domain/wording/target-text.ts";
import { readValue } from "../../domain/wording/value.ts";
import { acceptedParts, movedBack } from "./accepted-parts.ts";
import { applyEdits } from "./apply-edits.ts";
import { findField } from "./draft-field.ts";
import type { EditedDraft, ReadDraft } from "./edited-draft.ts";
import { countCharacters } from "./ranges.ts";
import { addEdits } from "./take-back.ts";
import { contextOf } from "./understand.ts";

const read = aReadDocument({
  municipality: "澄川市",
  plan: aPlan({
    indicators: [
      anIndicator({ name: "満足度", target: aValue({ text: "30", value: 30, fiscalYear: 2029 }) }),
      anIndicator({ name: "利用者数", unit: "人", target: aValue({ text: "1,200", value: 1200, unit: "人", fiscalYear: 2029 }) }),
    ],
  }),
  goals: [
    aGoal({
      fiscalYear: null,
      background: ["窓口が混む。", "紙が多い。"],
      actions: [
        anAction({ title: "予約を始める", period: { text: "9月", from: null, to: null }, target: readTargetText("予約率30％") }),
        anAction({ mark: "②", title: "紙を減らす" }),
      ],
      placements: [{ plan: "総合計画", code: "1-1", text: "みんなでつくる" }],
    }),
    aGoal({ title: "道を直す" }),
  ],
  unplaced: [
    { text: "待ち時間は10分以内とする。", where: "L40" },
    { text: "令和7年度", where: "L41" },
  ],
});
const draft: ReadDraft = {
  ...read.traced,
  doubts: [{ pointer: "/goals/0/fiscalYear", sureness: "doubtful", reason: "no-year", facts: {} }],
  text: read.document.text,
  nameOf: () => placeNamer(read.document.layout, read.document.text),
};
const at = new Date("2026-04-01T00:00:00Z");
const edits = (...acts: readonly EditAct[]): Edit[] => acts.map((act, i) => ({ ...act, number: i + 1, by: null, at }));
function edited(...acts: readonly EditAct[]): EditedDraft {
  const applied = applyEdits(draft, edits(...acts));
  if (!applied.ok) throw new Error(JSON.stringify(applied.refusal));
  return applied.value;
}
const rangeOf = (text: string) => ({ start: draft.text.indexOf(text), end: draft.text.indexOf(text) + text.length });
const set = (pointer: string, text: string | null): EditAct => ({ kind: "set", pointer, text });
const assign = (pointer: string, text: string): EditAct => ({ kind: "assign", pointer, range: rangeOf(text) });
const exclude = (pointer: string): EditAct => ({ kind: "exclude", pointer });

describe("an edit", () => {
  test("none leaves everything as it was read", () => {
    const { reading, places, unplacedRanges, doubts } = edited();
    expect({ reading, places, unplacedRanges, doubts }).toEqual({
      reading: draft.reading,
      places: draft.places,
      unplacedRanges: draft.unplacedRanges,
      doubts: draft.doubts,
    });
  });

  test.each<[string, EditAct, string, unknown]>([
    ["a text", set("/goals/0/title", " 待たせない窓口\r\n"), "/goals/0/title", "待たせない窓口"],
    ["no text", set("/goals/0/department", ""), "/goals/0/department", null],
    ["a year", set("/goals/0/fiscalYear", "令和7年度"), "/goals/0/fiscalYear", 2025],
    ["a year in figures", set("/goals/0/fiscalYear", "2025"), "/goals/0/fiscalYear", 2025],
    ["a number", set("/goals/0/priority", "３"), "/goals/0/priority", 3],
    ["a flag", set("/plan/indicators/0/strategyKpi", "true"), "/plan/indicators/0/strategyKpi", true],
    ["an SDG", set("/goals/0/sdgs/-", "11"), "/goals/0/sdgs/0", 11],
    ["an entry", set("/goals/0/background/-", "人が足りない。"), "/goals/0/background/2", "人が足りない。"],
    ["a goal of its own", set("/goals/-", "橋を直す"), "/goals/2/title", "橋を直す"],
    [
      "a value, with the year of its column",
      set("/plan/indicators/0/target", "35以上"),
      "/plan/indicators/0/target",
      aValue({ text: "35以上", value: 35, comparator: ">=", fiscalYear: 2029 }),
    ],
    [
      "a value where none was, with the unit of the indicator",
      set("/plan/indicators/1/baseline", "900"),
      "/plan/indicators/1/baseline",
      aValue({ text: "900", value: 900, unit: "人", fiscalYear: null }),
    ],
    ["a target", set("/goals/0/actions/0/target", "予約率40％"), "/goals/0/actions/0/target", readTargetText("予約率40％")],
    ["a period", set("/goals/1/actions/-", "舗装"), "/goals/1/actions/0/title", "舗装"],
    [
      "a stretch into an empty field",
      assign("/goals/0/actions/1/midterm", "待ち時間は10分以内とする。"),
      "/goals/0/actions/1/midterm",
      "待ち時間は10分以内とする。",
    ],
    [
      "a stretch behind a text",
      assign("/goals/0/background/1", "待ち時間は10分以内とする。"),
      "/goals/0/background/1",
      "紙が多い。\n待ち時間は10分以内とする。",
    ],
    ["a stretch as a year", assign("/goals/0/fiscalYear", "令和7年度"), "/goals/0/fiscalYear", 2025],
    [
      "a stretch as a target",
      assign("/goals/0/actions/1/target", "待ち時間は10分以内とする。"),
      "/goals/0/actions/1/target",
      readTargetText("待ち時間は10分以内とする。"),
    ],
  ])("gives %s", (_, act, pointer, value) => {
    const field = findField(edited(act).reading, pointer, false);
    expect(field?.holder[field.key]).toEqual(value);
  });

  test.each<[EditAct, object]>([
    [set("/goals/9/title", "無い"), { kind: "no-such-field" }],
    [set("/goals/0/actions", "無い"), { kind: "no-such-field" }],
    [set("/goals/0/__proto__/x", "無い"), { kind: "no-such-field" }],
    [set("/goals/0/actions/0/target/values/0/value", "1"), { kind: "no-such-field" }],
    [set("/coverage/total", "1"), { kind: "no-such-field" }],
    [set("/goals/0/title", " "), { kind: "needs-text" }],
    [set("/goals/0/priority", "三番目"), { kind: "not-understood", text: "三番目" }],
    [set("/goals/0/sdgs/-", "18"), { kind: "not-understood" }],
    [{ kind: "assign", pointer: "/goals/0/title", range: { start: 0, end: 1_000_000 } }, { kind: "no-such-text" }],
    [exclude("/goals/0/title"), { kind: "no-such-field" }],
    [{ kind: "link", pointer: "/goals/0", node: 1 }, { kind: "no-such-field" }],
    [{ kind: "match", pointer: "/goals/0", indicator: 1 }, { kind: "no-such-field" }],
  ])("%j is refused", (act, refusal) => {
    expect(applyEdits(draft, edits(act))).toMatchObject({ ok: false, refusal: { ...refusal, number: 1 } });
  });

  test("in a part that is excluded is refused, and what is matched is matched once", () => {
    expect(applyEdits(draft, edits(exclude("/goals/0"), set("/goals/0/title", "あ")))).toMatchObject({
      ok: false,
      refusal: { kind: "excluded", number: 2 },
    });
    const match = (i: number): EditAct => ({ kind: "match", pointer: `/plan/indicators/${i}`, indicator: 7 });
    expect(applyEdits(draft, edits(match(0), match(1)))).toMatchObject({ ok: false, refusal: { kind: "already-matched", number: 2 } });
    expect(edited(match(0), exclude("/plan/indicators/0"), match(1)).matches).toEqual(new Map([["/plan/indicators/1", 7]]));
  });

  test("of the year gives the goal's periods their months, and of the unit its values their unit", () => {
    expect(edited(set("/goals/0/fiscalYear", "2025")).reading.goals[0]?.actions[0]?.period).toEqual({
      text: "9月",
      from: "2025-09",
      to: "2025-09",
    });
    expect(edited(set("/plan/indicators/1/unit", "世帯")).reading.plan?.indicators[1]?.target).toMatchObject({
      value: 1200,
      unit: "世帯",
      fiscalYear: 2029,
    });
  });

  test("takes the doubt away from the field, and nothing else does", () => {
    expect(edited(set("/goals/0/fiscalYear", "2025")).doubts).toEqual([]);
    expect(edited({ kind: "confirm", pointer: "/goals/0/fiscalYear" }).doubts).toEqual([]);
    expect(edited(set("/goals/0/title", "あ")).doubts).toEqual(draft.doubts);
  });

  test("keeps a place where the text stands there still, and drops it where it does not", () => {
    expect(edited(set("/goals/0/background/0", "窓口が混む")).places.get("/goals/0/background/0")).toEqual(
      draft.places.get("/goals/0/background/0"),
    );
    const typed = edited(set("/goals/0/background/0", "窓口はすいている。"));
    expect(typed.places.has("/goals/0/background/0")).toBe(false);
    expect(typed.reading.coverage).toEqual(draft.reading.coverage);
  });

  test("that empties a field or leaves a part out gives its text back to the unplaced", () => {
    const emptied = edited(set("/goals/0/actions/0/target", null));
    expect(emptied.reading.unplaced.map(({ text }) => text)).toContain("予約率30％");
    const left = edited(exclude("/goals/1"));
    expect(left.reading.unplaced).toContainEqual({ text: "道を直す", where: expect.stringMatching(/^L\d+$/u) });
    expect(left.reading.goals).toHaveLength(2);
    const parts = acceptedParts(edited(exclude("/goals/0"), set("/goals/1/purpose/-", "安全")));
    expect(parts.reading.goals.map(({ title, purpose }) => [title, purpose])).toEqual([["道を直す", ["安全"]]]);
    expect(parts.places.get("/goals/0/title")).toEqual(draft.places.get("/goals/1/title"));
    expect(movedBack("/goals/0/title", new Set(["/goals/0"]))).toBe("/goals/1/title");
  });
});

describe("taking back", () => {
  test("is refused where a later edit needs what the earlier one added", () => {
    const made = edits(set("/goals/0/background/-", "一"), set("/goals/0/background/-", "二"), set("/goals/0/background/3", "三"));
    const back = (edit: number): Edit => ({ kind: "taken-back", edit, number: 4, by: null, at });
    expect(addEdits(draft, made, [back(1)])).toEqual({ ok: false, refusal: { kind: "needed", edit: 1, by: 3 } });
    expect(addEdits(draft, made, [back(9)])).toEqual({ ok: false, refusal: { kind: "no-such-edit", edit: 9 } });
    expect(addEdits(draft, made, [back(3)])).toMatchObject({ ok: true });
    expect(addEdits(draft, [...made, back(3)], [{ ...back(3), number: 5 }])).toEqual({
      ok: false,
      refusal: { kind: "no-such-edit", edit: 3 },
    });
  });

  const pointers = [
    "/goals/0/title",
    "/goals/0/fiscalYear",
    "/goals/0/department",
    "/goals/0/background/-",
    "/goals/0/background/1",
    "/goals/0/background/2",
    "/goals/-",
    "/goals/1",
    "/goals/2/title",
    "/goals/0/actions/0/target",
    "/goals/0/actions/0/period",
    "/plan/indicators/0/target",
    "/plan/indicators/1",
    "/municipality",
  ];
  const text = fc.constantFrom("令和7年度", "30％以上", "9月", "", "窓口", "12");
  const act: fc.Arbitrary<EditAct> = fc.oneof(
    fc.record({ kind: fc.constant("set" as const), pointer: fc.constantFrom(...pointers), text }),
    fc.record({
      kind: fc.constant("assign" as const),
      pointer: fc.constantFrom(...pointers),
      range: fc.constantFrom("令和7年度", "待ち時間は10分", "紙が多い。").map(rangeOf),
    }),
    fc.record({ kind: fc.constant("exclude" as const), pointer: fc.constantFrom(...pointers) }),
    fc.record({ kind: fc.constant("taken-back" as const), edit: fc.integer({ min: 1, max: 8 }) }),
  );

  /** The edits of a list that are not refused, as a person would make them one after the other. */
  function made(acts: readonly EditAct[]): Edit[] {
    const list: Edit[] = [];
    for (const one of acts) {
      const edit = { ...one, number: list.length + 1, by: null, at };
      if (addEdits(draft, list, [edit]).ok) list.push(edit);
    }
    return list;
  }

  test("is as if the edit had never been made, and no order of edits loses a character or an earlier edit", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 8 }), (acts) => {
        const before = JSON.stringify([draft.reading, [...draft.places]]);
        const list = made(acts);
        const applied = applyEdits(draft, list);
        if (!applied.ok) throw new Error(JSON.stringify(applied.refusal));
        const { reading, unplacedRanges, places } = applied.value;

        const gone = new Set(list.flatMap((edit) => (edit.kind === "taken-back" ? [edit.edit, edit.number] : [])));
        expect(
          applyEdits(
            draft,
            list.filter(({ number }) => !gone.has(number)),
          ),
        ).toEqual(applied);

        const { total, placed, furniture, unplaced } = reading.coverage;
        expect(placed + furniture + unplaced).toBe(total);
        expect(Math.min(placed, furniture, unplaced)).toBeGreaterThanOrEqual(0);
        expect(countCharacters(draft.text, unplacedRanges)).toBe(unplaced);
        const held = [...places.values()].flat();
        expect(unplacedRanges.filter((range) => held.some(({ start, end }) => start < range.end && end > range.start))).toEqual([]);
        // Whatever was unplaced is unplaced still, or in a field, or was assigned.
        const assigned = list.flatMap((edit) => (edit.kind === "assign" ? edit.range : []));
        for (const range of draft.unplacedRanges) {
          const covered = [...unplacedRanges, ...held, ...assigned];
          for (let i = range.start; i < range.end; i += 1) expect(covered.some(({ start, end }) => start <= i && i < end)).toBe(true);
        }
        for (const part of applied.value.excluded) expect([...places.keys()].filter((pointer) => isWithin(pointer, part))).toEqual([]);
        expect(JSON.stringify([draft.reading, [...draft.places]])).toBe(before);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a value is understood anew as the reader understood it", () => {
  const samples = join(import.meta.dirname, "../../../samples");
  const plans = readdirSync(samples).filter((name) => name.includes("総合計画") && /\.(txt|md)$/u.test(name));
  test.each(plans)("in %s", async (name) => {
    const file = await readFile(name, readFileSync(join(samples, name)));
    const plan = file.ok && "traced" in file.value ? file.value.traced.reading.plan : null;
    if (!plan) throw new Error("no plan");
    expect(plan.indicators.length).toBeGreaterThan(5);
    for (const [i, { baseline, target, interimTargets }] of plan.indicators.entries()) {
      if (baseline) expect(readValue(baseline.text, contextOf(plan, i, "baseline"))).toEqual(baseline);
      if (target) expect(readValue(target.text, contextOf(plan, i, "target"))).toEqual(target);
      for (const [j, value] of interimTargets.entries())
        expect(readValue(value.text, contextOf(plan, i, `interimTargets/${j}`))).toEqual(value);
    }
  });
});
