import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { sentForm } from "../../../../test/sent-form.ts";
import { PHASES, type PhaseName } from "../../../domain/cycle/phase.ts";
import type { Form } from "../../../domain/form/form.ts";
import { newField, PRESETS } from "../../../domain/form/presets.ts";
import { SCALES } from "../../../domain/form/scales.ts";
import type { GoalSheetBody, MissionSheetBody, SheetBody } from "../../../domain/sheet/sheet-body.ts";
import { readTargetText } from "../../../domain/wording/target-text.ts";
import { PageProvider } from "../../ui/page-context.tsx";
import { sentencesIn } from "../../ui/sentences.ts";
import { withBlankParts } from "./blank-parts.ts";
import { postedSheet } from "./posted-sheet.ts";
import { SheetDeskProvider } from "./sheet-desk.tsx";
import { SheetForm } from "./sheet-form.tsx";
import { writtenIn } from "./written-fields.ts";

const t = sentencesIn("ja");
const NODES = new Map([[7, { id: 7, plan: "総合計画", planId: 1, code: "1-2", title: "窓口の充実" }]]);

/** A form with every field, all of them written in every phase. */
const EVERYTHING: Form = {
  ...PRESETS["goal-sheet"],
  scale: SCALES.targets,
  fields: [...PRESETS["goal-sheet"].fields, ...(["grade", "divisions", "issues"] as const).map((name) => newField(name))].map((field) => ({
    ...field,
    phases: PHASES,
  })),
};
const STATEMENT: Form = {
  ...PRESETS["mission-statement"],
  fields: PRESETS["mission-statement"].fields.map((field) => ({ ...field, phases: PHASES })),
};

/** What a browser sends of the form of a sheet in which nobody typed anything. */
function sent(body: SheetBody, form: Form, phase: PhaseName, posted: URLSearchParams | null = null): URLSearchParams {
  const written = writtenIn(form, [phase]);
  let keys = 0;
  const shown = withBlankParts(body, form, written, () => {
    keys += 1;
    return `blank${keys}`;
  });
  const html = renderToStaticMarkup(
    <PageProvider value={{ locale: "ja", t, code: "131016", person: null }}>
      <SheetDeskProvider
        desk={{ form, phases: [phase], written, fiscalYear: 2026, body: shown, faults: [], posted, nodes: NODES, search: null }}
      >
        <SheetForm action="" revision={1} unit="市民部" divisions={["市民課"]}>
          {null}
        </SheetForm>
      </SheetDeskProvider>
    </PageProvider>,
  );
  return sentForm(html);
}

function read(fields: URLSearchParams, base: SheetBody, form: Form, phase: PhaseName, acted: string | null = null) {
  return postedSheet(fields, {
    ...{ base, written: writtenIn(form, [phase]), fiscalYear: 2026, remarkLabels: form.remarkLabels, nodes: NODES, acted },
  });
}

/** Texts as people and old files have them: with line feeds of every kind, spaces at both ends, marks of HTML. */
const text = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "4回以上",
    "2026年3月まで",
    "\n先頭の改行",
    "一行目\r\n二行目\r三行目\n",
    "<b>&amp;\"'",
    "　全角の空白　",
    "\t",
    "通年",
    "𠮷野家の葛󠄀",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }).map((made) => made.replaceAll("\0", "")),
);
const orNull = <Value,>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const month = fc.constantFrom("2026-04", "2026-10", "2027-03");
const value = fc.record({
  ...{ text, value: orNull(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))), unit: orNull(text) },
  ...{ comparator: orNull(fc.constantFrom("=", ">=", ">", "<=", "<" as const)), fiscalYear: orNull(fc.integer({ min: 1900, max: 2100 })) },
  ...{ cumulative: fc.boolean(), maintain: fc.boolean(), change: orNull(fc.record({ from: fc.integer(), to: fc.integer() })) },
});
const reports = {
  period: orNull(fc.record({ text, from: orNull(month), to: orNull(month) })),
  target: orNull(fc.record({ text, values: fc.array(value, { maxLength: 3 }) })),
  ...{ midterm: orNull(text), result: orNull(text), issues: orNull(text), grade: orNull(fc.oneof(text, fc.constantFrom("A", "◎"))) },
  divisions: fc.array(text, { maxLength: 3 }),
};
const key = fc.stringMatching(/^[a-z0-9]{1,6}$/u);
const keyed = <Part extends { readonly key: string }>(part: fc.Arbitrary<Part>, maxLength = 3) =>
  fc.uniqueArray(part, { selector: (one) => one.key, maxLength });
const placements = keyed(
  fc.record({ key, plan: fc.oneof(text, fc.constantFrom("総合計画")), code: orNull(text), text, nodeId: orNull(fc.constantFrom(7, 8)) }),
);
const texts = keyed(fc.record({ key, text }));
const goal: fc.Arbitrary<GoalSheetBody> = fc.record({
  ...{
    kind: fc.constant("goal" as const),
    title: text,
    priority: orNull(fc.nat({ max: 999_999_999 })),
    placements,
    background: texts,
    purpose: texts,
  },
  sdgs: fc.uniqueArray(fc.integer({ min: 1, max: 17 })),
  actions: keyed(
    fc.record({ key, mark: orNull(text), title: text, ...reports, steps: keyed(fc.record({ key, mark: orNull(text), text, ...reports })) }),
  ),
  remarks: keyed(fc.record({ key, label: fc.oneof(text, fc.constantFrom(...EVERYTHING.remarkLabels)), text: orNull(text) })),
});
const mission: fc.Arbitrary<MissionSheetBody> = fc.record({
  ...{ kind: fc.constant("mission" as const), post: orNull(text), name: orNull(text), missions: texts },
  policies: keyed(fc.record({ key, mark: orNull(text), text, summary: orNull(text) })),
  midTermGoals: keyed(fc.record({ key, number: orNull(fc.nat({ max: 999 })), title: text, items: texts, schedule: texts, placements }), 2),
});

describe("a form that is sent as it came", () => {
  test.each([
    ["a goal sheet", goal, EVERYTHING],
    ["a goal sheet of the usual form", goal, PRESETS["goal-sheet"]],
    ["a goal of the usual list", goal, PRESETS["goal-list"]],
    ["a mission statement", mission, STATEMENT],
    ["a mission statement of the usual form", mission, PRESETS["mission-statement"]],
  ] as const)("says of %s what it said, to the character", (_, bodies: fc.Arbitrary<SheetBody>, form) => {
    fc.assert(
      fc.property(bodies, fc.constantFrom(...PHASES), (body, phase) => {
        const { body: said, faults } = read(sent(body, form, phase), body, form, phase);
        expect(faults).toEqual([]);
        expect(said).toEqual(body);
      }),
      { numRuns: 60 },
    );
  });

  test("holds, where it is read against nothing, every text that it shows", () => {
    fc.assert(
      fc.property(goal, (body) => {
        const empty = { ...body, title: "", background: [], purpose: [] };
        const said = read(sent(body, EVERYTHING, "set"), empty, EVERYTHING, "set").body as GoalSheetBody;
        const plain = (one: string) => one.replace(/\r\n?/gu, "\n");
        expect(said.title).toBe(plain(body.title));
        const written = body.background.filter((one) => one.text !== "");
        expect(said.background).toEqual(written.map((one) => ({ ...one, text: plain(one.text) })));
      }),
      { numRuns: 40 },
    );
  });
});

const NO_REPORTS = { period: null, target: null, midterm: null, result: null, issues: null, grade: null, divisions: [] };
const sheet: GoalSheetBody = {
  ...{ kind: "goal", title: "窓口の待ち時間の短縮", priority: 2, background: [{ key: "b1", text: "待ち時間が長い。" }], purpose: [] },
  ...{ placements: [{ key: "p1", plan: "総合計画", code: "1-2", text: "窓口の充実", nodeId: 7 }], sdgs: [3, 11] },
  actions: [
    {
      ...{ key: "a1", mark: "①", title: "予約制の導入", ...NO_REPORTS },
      steps: [
        {
          ...{ key: "s1", mark: "(1)", text: "予約の受付", ...NO_REPORTS, divisions: ["市民課", "情報課"] },
          period: { text: "10月まで", from: null, to: "2026-10" },
          target: readTargetText("相談会 4回以上、参加者 120人"),
        },
      ],
    },
  ],
  remarks: [],
};
const AT = "/actions/a1/steps/s1";

/** What becomes of the sheet when somebody types into its form. */
function typed(
  fields: Readonly<Record<string, string | readonly string[]>>,
  { phase = "set", acted = null }: { phase?: PhaseName; acted?: string | null } = {},
) {
  const form = sent(sheet, EVERYTHING, phase);
  for (const [name, value] of Object.entries(fields)) {
    form.delete(name);
    for (const one of [value].flat()) form.append(name, one);
  }
  const { body, faults } = read(form, sheet, EVERYTHING, phase, acted);
  const goalBody = body as GoalSheetBody;
  return { body: goalBody, step: goalBody.actions[0]?.steps[0], faults };
}

describe("what is typed", () => {
  test("is taken with its line feeds", () => {
    expect(typed({ "/title": "一行目\r\n二行目" }).body.title).toBe("一行目\n二行目");
  });

  test("of a period is understood again, unless it is put right by hand", () => {
    expect(typed({ [`${AT}/period`]: "9月" }).step?.period).toEqual({ text: "9月", from: "2026-09", to: "2026-09" });
    expect(typed({ [`${AT}/period/from`]: "2026年4月" }).step?.period).toEqual({ text: "10月まで", from: "2026-04", to: "2026-10" });
    expect(typed({ [`${AT}/period/to`]: "" }).step?.period).toEqual({ text: "10月まで", from: null, to: null });
    expect(typed({ [`${AT}/period`]: "" }).step?.period).toBeNull();
    const wrong = typed({ [`${AT}/period/from`]: "いつか" });
    expect([wrong.step?.period, wrong.faults]).toEqual([
      sheet.actions[0]?.steps[0]?.period,
      [{ pointer: `${AT}/period/from`, kind: "not-a-month", typed: "いつか" }],
    ]);
  });

  test("of a target is understood again, unless its values are put right by hand", () => {
    expect(typed({ [`${AT}/target`]: "5回" }).step?.target).toEqual(readTargetText("5回"));
    const right = typed({ [`${AT}/target/values/1/value`]: "１，２５０", [`${AT}/target/values/1/comparator`]: ">=" }).step?.target;
    expect(right?.text).toBe("相談会 4回以上、参加者 120人");
    expect(right?.values.map(({ value, comparator, unit }) => [value, comparator, unit])).toEqual([
      [4, ">=", "回"],
      [1250, ">=", "人"],
    ]);
    expect(typed({ [`${AT}/target/values/0/value`]: "" }).step?.target?.values).toHaveLength(1);
    expect(typed({ [`${AT}/target/values/2/value`]: "3", [`${AT}/target/values/2/unit`]: "か所" }).step?.target?.values[2]).toMatchObject({
      ...{ text: "3か所", value: 3, unit: "か所", comparator: "=" },
    });
    expect(typed({ [`${AT}/target/values/0/value`]: "たくさん" }).faults).toMatchObject([{ kind: "not-a-number", typed: "たくさん" }]);
  });

  test("by hand stays by hand where the form is shown once more", () => {
    const form = sent(sheet, EVERYTHING, "set");
    form.set(`${AT}/period/to`, "2026-12");
    const once = read(form, sheet, EVERYTHING, "set").body;
    const again = read(sent(once, EVERYTHING, "set", form), sheet, EVERYTHING, "set").body;
    expect(again).toEqual(once);
    expect((again as GoalSheetBody).actions[0]?.steps[0]?.period?.to).toBe("2026-12");
  });

  test("into a list adds, orders and leaves out parts", () => {
    const added = typed({ "/background": "b2 b1", "/background/b2/text": "人手が足りない。" }).body.background;
    expect(added).toEqual([
      { key: "b2", text: "人手が足りない。" },
      { key: "b1", text: "待ち時間が長い。" },
    ]);
    expect(typed({ "/actions": "" }).body.actions).toEqual([]);
    expect(typed({ "/background": "b1 b1 <x> b9" }).body.background.map(({ key: one }) => one)).toEqual(["b1"]);
    expect(typed({ "/background": "b1 b9" }, { acted: "/background/b9" }).body.background).toHaveLength(2);
  });

  test("as divisions, each in a field or several in one", () => {
    expect(typed({ [`${AT}/divisions`]: ["市民課", "情報課", "道路課、公園課"] }).step?.divisions).toEqual([
      "市民課",
      "情報課",
      "道路課",
      "公園課",
    ]);
    expect(typed({ [`${AT}/divisions`]: ["", "", ""] }).step?.divisions).toEqual([]);
  });

  test("as SDGs, a priority and a node of a plan", () => {
    expect(typed({ "/sdgs": ["", "4", "17", "99"] }).body.sdgs).toEqual([4, 17]);
    expect(typed({ "/sdgs": [""] }).body.sdgs).toEqual([]);
    expect(typed({ "/priority": "３" }).body.priority).toBe(3);
    expect(typed({ "/priority": "最優先" })).toMatchObject({
      body: { priority: 2 },
      faults: [{ pointer: "/priority", kind: "not-a-number" }],
    });
    expect(typed({ "/placements/p1/choice": "none" }).body.placements[0]?.nodeId).toBeNull();
    const chosen = typed({ "/placements": "p1 p2", "/placements/p2/plan": "総合戦略", "/placements/p2/choice": "7" }).body.placements[1];
    expect(chosen).toEqual({ key: "p2", plan: "総合戦略", code: "1-2", text: "窓口の充実", nodeId: 7 });
    expect(
      typed({ "/placements": "p1 p2", "/placements/p2/text": "どこか", "/placements/p2/nodeId": "999" }).body.placements[1]?.nodeId,
    ).toBeNull();
  });

  test("is left aside where the phase does not write it", () => {
    const form = sent(sheet, PRESETS["goal-sheet"], "midterm");
    form.set("/title", "書き換え");
    form.set("/actions", "");
    form.set(`${AT}/target`, "0回");
    form.set(`${AT}/midterm`, "2回開いた。");
    const { body } = read(form, sheet, PRESETS["goal-sheet"], "midterm");
    const [action] = sheet.actions;
    expect(body).toEqual({ ...sheet, actions: [{ ...action, steps: [{ ...action?.steps[0], midterm: "2回開いた。" }] }] });
  });
});
