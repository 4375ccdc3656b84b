import { type IndicatorRule, NO_RULE } from "../src/domain/indicator/indicator-rule.ts";
import { knownParts } from "../src/domain/indicator/known-parts.ts";
import { assess } from "../src/domain/progress/assess.ts";
import { scaleFor } from "../src/domain/progress/scale-for.ts";
import { FIRST_PROFILE } from "../src/domain/publication/public-profile.ts";
import type { NumberedPublication } from "../src/domain/publication/publication.ts";
import type { PublishedActual, PublishedItem, PublishedOf } from "../src/domain/publication/published-item.ts";
import { aGoal, aMission, anAction, aStep, aValue } from "./builders.ts";

/** A publication of what a test is about. */
export const aPublication = (given: Partial<NumberedPublication> = {}): NumberedPublication => ({
  ...{ id: 900_001, number: 1, kind: "regular", note: "令和7年度の目標と結果", parts: [], corrections: [], by: null, dueAt: null },
  ...{ frozenAt: new Date("2026-06-01T00:00:00Z"), publishedAt: new Date("2026-06-01T00:00:00Z"), cancelledAt: null, withdrawal: null },
  ...given,
});

export const aPublishedNode = (given: Partial<PublishedOf<"node">> & { readonly id: number }): PublishedOf<"node"> => ({
  ...{ kind: "node", plan: 1_000, parent: null, position: given.id, code: String(given.id), level: "章", title: "みんなでつくるまち" },
  ...{ statement: null, sections: [], initiatives: [], roles: [], relatedPlans: [], summary: null },
  ...given,
});

/** An indicator with results as they are frozen. */
export function aPublishedIndicator({
  actuals = [],
  rule = {},
  ...given
}: Partial<Omit<PublishedOf<"indicator">, "rule" | "actuals">> & {
  readonly id: number;
  readonly rule?: Partial<IndicatorRule>;
  readonly actuals?: readonly (Partial<PublishedActual> & { readonly year: number; readonly text: string })[];
}): PublishedOf<"indicator"> {
  const { name = "市民満足度", unit = "%" } = given;
  const printed = given.printed ?? {
    baseline: aValue({ text: "62.5％", value: 62.5, fiscalYear: 2022 }),
    interimTargets: [],
    target: aValue({ text: "70％以上", value: 70, comparator: ">=", fiscalYear: 2027 }),
    actuals: [],
  };
  const whole: IndicatorRule = { ...NO_RULE, ...rule };
  const said = actuals.map(
    (one): PublishedActual => ({
      ...{ part: "", status: "final", value: Number(one.text), reached: null, reason: null, asOf: null, source: null, note: null },
      ...one,
    }),
  );
  const results = knownParts({ name, unit, ...printed }, whole, said).flatMap(({ part, definition, actuals: known }) =>
    known.map(({ year }) => {
      const scale = scaleFor([], whole, year.year);
      const { progress, standing, grade } = assess({ definition, actuals: known, year, scale, override: null });
      if (grade.kind === "graded" && grade.override !== null) throw new Error("nobody gave a grade");
      return {
        part: part?.key ?? "",
        year: year.year,
        progress,
        standing,
        grade: grade.kind === "graded" ? { ...grade, override: null } : grade,
      };
    }),
  );
  return {
    ...{ kind: "indicator", name, unit, indicatorKind: "成果指標", note: null, divisions: [] },
    ...{ placements: [{ plan: 1_000, node: 1_011, strategyKpi: false }], department: 2_000, division: null, summary: null },
    ...given,
    ...{ printed, rule: whole, actuals: said, results },
  };
}

export const aPublishedGoal = (given: Partial<PublishedOf<"goal">> & { readonly id: number }): PublishedOf<"goal"> => ({
  ...{ kind: "goal", fiscalYear: 2025, department: 2_000, body: aGoal(), nodes: [], continues: null, summary: null },
  ...given,
});

/** A small city, all of whose kinds of things are there: what a site is made of. Everything is invented. */
export function aPublishedCity(): PublishedItem[] {
  const goal = (id: number, fiscalYear: number, title: string, continues: number | null) =>
    aPublishedGoal({
      ...{ id, fiscalYear, continues, nodes: [1_011] },
      body: aGoal({
        ...{
          fiscalYear,
          title,
          sdgs: [3, 11],
          background: ["待ち時間が長いという声がある。"],
          purpose: ["だれもが短い時間で手続きを終えられる。"],
        },
        placements: [{ plan: "総合計画", code: "1-1", text: "窓口を便利にする" }],
        actions: [
          anAction({
            ...{ title: "予約の導入", result: "全 7 窓口で始めた", grade: "A" },
            steps: [aStep({ text: "機器をそろえる", result: "6月に設置" })],
          }),
        ],
        remarks: [{ label: "市民参加", text: "市民会議で意見を聞いた" }],
      }),
    });
  return [
    {
      ...{ kind: "municipality", id: 0, code: "990019", name: "澄川市" },
      profile: { ...FIRST_PROFILE, contact: { unit: "企画課", telephone: "000-000-0000", mail: null, url: null } },
    },
    {
      ...{ kind: "plan", id: 1_000, title: "第3次澄川市総合計画", levels: ["章", "施策"], fromYear: 2023, toYear: 2027, predecessor: null },
      ...{ glossary: ["協働"], summary: "これから5年の澄川市の約束です。" },
    },
    aPublishedNode({ id: 1_010, code: "1", title: "暮らしやすいまち", statement: "だれもが安心して暮らせるまちをつくります。" }),
    aPublishedNode({
      ...{ id: 1_011, parent: 1_010, code: "1-1", level: "施策", title: "窓口を便利にする", summary: "待たない窓口にします。" },
      sections: [{ title: "現状と課題", items: ["手続きに平均25分かかっている。", "協働で進める必要がある。"] }],
      initiatives: [{ id: 1_501, group: null, item: "オンライン申請", details: ["対象の手続きを増やす"], divisions: ["市民課"] }],
      roles: [{ actor: "市民", expectations: ["オンライン申請を使う"] }],
      relatedPlans: ["澄川市デジタル推進計画"],
    }),
    aPublishedNode({ id: 1_020, code: "2", title: "学びと緑のまち" }),
    aPublishedNode({ id: 1_021, parent: 1_020, code: "2-1", level: "施策", title: "図書館をひらく" }),
    aPublishedIndicator({
      id: 1_101,
      actuals: [
        { year: 2023, text: "64.1" },
        { year: 2024, text: "66.8" },
        { year: 2025, text: "68.2", status: "preliminary" },
      ],
    }),
    aPublishedIndicator({
      ...{ id: 1_102, name: "窓口の待ち時間", unit: "分", placements: [{ plan: 1_000, node: 1_011, strategyKpi: true }] },
      printed: {
        ...{ baseline: aValue({ text: "25分", value: 25, unit: "分", fiscalYear: 2022 }), interimTargets: [], actuals: [] },
        target: aValue({ text: "10分以下", value: 10, unit: "分", comparator: "<=", fiscalYear: 2027 }),
      },
      actuals: [
        { year: 2024, text: "19" },
        { year: 2025, text: "", status: "unavailable", value: null, reason: "機器の入替えのため" },
      ],
    }),
    aPublishedIndicator({
      id: 1_103,
      name: "図書館の利用者数",
      unit: "人",
      placements: [{ plan: 1_000, node: 1_021, strategyKpi: false }],
      department: 2_001,
    }),
    { kind: "year", id: 2024, phase: "final" },
    { kind: "year", id: 2025, phase: "final" },
    goal(1_201, 2024, "窓口の混雑をなくす", null),
    goal(1_202, 2025, "窓口を待たせない", 1_201),
    aPublishedGoal({ id: 1_203, department: 2_001, body: aGoal({ title: "夜間開館を始める", department: "教育部", sdgs: [4] }) }),
    {
      ...{ kind: "mission", id: 1_301, fiscalYear: 2025, department: 2_000, nodes: [[1_011]], summary: null },
      body: aMission({
        ...{ missions: ["市民の時間を大切にする"], policies: [{ mark: "1", text: "待ち時間を測る", summary: "毎月測った" }] },
        midTermGoals: [
          {
            ...{ number: 1, title: "手続きの半分をオンラインに", items: ["対象を広げる"], schedule: ["令和7年度 検討"] },
            placements: [{ plan: "総合計画", code: "1-1", text: "窓口を便利にする" }],
          },
        ],
      }),
    },
    { kind: "unit", id: 2_000, unitKind: "department", name: "企画部", parent: null, validFrom: null, validTo: null, successors: [] },
    {
      ...{ kind: "unit", id: 2_001, unitKind: "department", name: "教育部", parent: null, validFrom: null, validTo: "2026-04-01" },
      successors: [{ to: 2_002, at: "2026-04-01", how: "rename" }],
    },
    {
      kind: "unit",
      id: 2_002,
      unitKind: "department",
      name: "教育委員会事務局",
      parent: null,
      validFrom: "2026-04-01",
      validTo: null,
      successors: [],
    },
    { kind: "term", id: 1_401, term: "協働", reading: "きょうどう", explanation: "市民と市がともに取り組むこと。" },
    {
      ...{ kind: "document", id: 1_601, title: "第3次澄川市総合計画（本編）", day: "2023-03-20", plan: 1_000, year: null },
      ...{ name: "総合計画_本編.pdf", mediaType: "application/pdf", size: 2_345_678, sha256: "5d".repeat(32) },
    },
  ];
}
