import { describe, expect, test } from "vitest";
import { anIndicator, aValue } from "../../../test/builders.ts";
import { processorSeconds } from "../../../test/processor-time.ts";
import type { Indicator } from "../../domain/indicator/indicator.ts";
import type { KnownIndicator } from "../../store/indicator-record-store.ts";
import { indicatorCandidates } from "./indicator-candidates.ts";
import { matchIndicators } from "./match-indicators.ts";

const PLAN = 1;
const OTHER = 2;

const known = (
  id: number,
  name: string,
  given: { unit?: string | null; plan?: number; node?: number | null; target?: number } = {},
): KnownIndicator => ({
  ...{ id, name, unit: given.unit === undefined ? "%" : given.unit, kind: null, note: null, divisions: [] },
  placements: [
    {
      id,
      indicatorId: id,
      planId: given.plan ?? PLAN,
      nodeId: given.node === undefined ? 10 : given.node,
      strategyKpi: false,
      position: 0,
    },
  ],
  values: [
    { id, indicatorId: id, role: "target", position: 0, value: aValue({ text: `${given.target ?? 30}％`, value: given.target ?? 30 }) },
  ],
});
/** An indicator of a document at a node, which says its id. */
const said = (name: string, given: { unit?: string | null; node?: string | null; target?: number | null } = {}): Indicator =>
  anIndicator({
    name,
    unit: given.unit === undefined ? "%" : given.unit,
    node: given.node === undefined ? "10" : given.node,
    target: given.target === null ? null : aValue({ text: `${given.target ?? 30}％`, value: given.target ?? 30 }),
  });
const standingOf = ({ node }: Indicator) => ({ planId: PLAN, nodeId: node === null ? null : Number(node) });
const match = (record: readonly KnownIndicator[], ...indicators: Indicator[]) =>
  matchIndicators(record, indicators, standingOf).map((one) => one?.id ?? null);

describe("an indicator of a document is one of the record", () => {
  test.each<[string, KnownIndicator, Indicator]>([
    ["of the name at the node", known(1, "訓練の参加率"), said("訓練の参加率")],
    ["with another target than before", known(1, "訓練の参加率"), said("訓練の参加率", { target: 90 })],
    ["in other widths", known(1, "ＳＮＳの 登録率"), said("SNSの登録率", { target: 90 })],
    ["with its unit in brackets", known(1, "訓練の参加率（％）"), said("訓練の参加率", { target: 90 })],
    ["without quotation marks", known(1, "「広報」を読む人の割合"), said("広報を読む人の割合", { target: 90 })],
    ["with a reference mark", known(1, "訓練の参加率"), said("訓練の参加率※1", { target: 90 })],
    ["printed again", known(1, "訓練の参加率"), said("訓練の参加率【再掲】", { node: null })],
    ["with a note, that promises the same", known(1, "市税の収納率（現年分）"), said("市税の収納率")],
    ["as a share, that promises the same", known(1, "訓練への参加率"), said("訓練への参加の割合")],
    ["whose unit is not said", known(1, "訓練の参加率"), said("訓練の参加率", { unit: null, target: 90 })],
    ["in the plan's list of all", known(1, "訓練の参加率", { node: null }), said("訓練の参加率", { target: 90 })],
    ["in another plan, that promises the same", known(1, "訓練の参加率", { plan: OTHER }), said("訓練の参加率")],
    ["in another plan and spelling, that promises the same", known(1, "「訓練」の参加率（％）", { plan: OTHER }), said("訓練の参加率")],
  ])("%s", (_, one, indicator) => {
    expect(match([one], indicator)).toEqual([1]);
  });
});

describe("an indicator of a document is new", () => {
  test.each<[string, KnownIndicator, Indicator]>([
    ["with another unit", known(1, "訓練の参加", { unit: "人" }), said("訓練の参加", { unit: "回" })],
    ["at another node", known(1, "市民の満足度", { node: 11 }), said("市民の満足度")],
    ["in another plan with another target", known(1, "訓練の参加率", { plan: OTHER }), said("訓練の参加率", { target: 90 })],
    ["in another plan without a target", known(1, "訓練の参加率", { plan: OTHER }), said("訓練の参加率", { target: null })],
    ["with another note and another promise", known(1, "市税の収納率（現年分）"), said("市税の収納率（滞納繰越分）", { target: 90 })],
    ["with a note and another promise", known(1, "市税の収納率（現年分）"), said("市税の収納率", { target: 90 })],
    ["with a name that is only alike", known(1, "防災訓練の参加率"), said("避難訓練の参加率")],
    ["that says the contrary", known(1, "健診を受けた人の割合"), said("健診を受けない人の割合")],
  ])("%s", (_, one, indicator) => {
    expect(match([one], indicator)).toEqual([null]);
  });
});

describe("of several", () => {
  test("each is taken once", () => {
    expect(match([known(1, "参加率")], said("参加率"), said("参加率"))).toEqual([1, null]);
  });

  test("the one at the node is meant, whatever the order", () => {
    const record = [known(1, "市民の満足度", { node: 11 }), known(2, "市民の満足度", { node: 10 })];
    expect(match(record, said("市民の満足度"), said("市民の満足度", { node: "11" }))).toEqual([2, 1]);
  });

  test("the one of the unit is meant", () => {
    const record = [known(1, "訓練の参加", { unit: "人" }), known(2, "訓練の参加", { unit: "回" })];
    expect(match(record, said("訓練の参加", { unit: "回" }), said("訓練の参加", { unit: "人" }))).toEqual([2, 1]);
  });

  test("the closest spelling is meant", () => {
    const record = [known(1, "収納率（滞納繰越分）"), known(2, "収納率（現年分）"), known(3, "収納率")];
    expect(match(record, said("収納率"), said("収納率（現年分）"))).toEqual([3, 2]);
  });
});

test("a person sees the likeliest first, and why", () => {
  const record = [
    known(1, "避難訓練の参加率", { node: 11 }),
    known(2, "防災訓練の参加率", { plan: OTHER, target: 90 }),
    known(3, "防災訓練の参加率（高齢者）", { target: 90 }),
    known(4, "図書館の利用者数"),
  ];
  const found = indicatorCandidates(record)(said("防災訓練の参加率"), { planId: PLAN, nodeId: 10 });
  expect(found.map(({ known: { id }, why, where, rule }) => [id, why, where, rule === null])).toEqual([
    [3, "same-but-note", "same-node", true],
    [1, "similar-name", "same-plan", true],
    [2, "same-name", "other-plan", true],
  ]);
});

test("thousands of one name are compared in bounded time", () => {
  const record = Array.from({ length: 5000 }, (_, i) => known(i, `${"参加率の".repeat(80)}割合`, { node: i % 50 }));
  const document = Array.from({ length: 2000 }, (_, i) => said(`${"参加率の".repeat(80)}割合`, { node: `${i % 90}` }));
  expect(
    processorSeconds(() => {
      expect(match(record, ...document).filter((id) => id !== null).length).toBeGreaterThan(0);
    }),
  ).toBeLessThan(30);
});
