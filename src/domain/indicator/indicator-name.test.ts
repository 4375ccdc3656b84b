import { describe, expect, test } from "vitest";
import { type IndicatorNameKeys, indicatorNameKeys } from "./indicator-name.ts";

/** The closest form in which two names are one; null where none is. */
function closest(one: string, other: string): keyof IndicatorNameKeys | null {
  const [left, right] = [indicatorNameKeys(one), indicatorNameKeys(other)];
  return (["written", "spelled", "plain"] as const).find((form) => left[form] === right[form]) ?? null;
}

describe("two names of an indicator", () => {
  test.each([
    ["講座の参加者数", "講座の参加者数", "written"],
    ["講座の参加者数", "講座の 参加者数", "written"],
    ["ＳＮＳの登録者数", "SNSの登録者数", "written"],
    ["ごみの排出量", "ごみの排出量（t）", "spelled"],
    ["ごみの排出量（ｔ／年）", "ごみの排出量", "spelled"],
    ["「広報すみかわ」を読む人の割合", "広報すみかわを読む人の割合", "spelled"],
    ["空き家の利活用件数※", "空き家の利活用件数", "spelled"],
    ["空き家の利活用件数※2", "空き家の利活用件数", "spelled"],
    ["空き家の利活用件数（注1）", "空き家の利活用件数", "spelled"],
    ["自主防災組織の数【再掲】", "自主防災組織の数", "spelled"],
    ["自主防災組織の数（再掲）", "自主防災組織の数", "spelled"],
    ["【新規】自主防災組織の数", "自主防災組織の数", "spelled"],
    ["自主防災組織の数［KPI］", "自主防災組織の数", "spelled"],
    ["自主防災組織の数（組織）【再掲】", "自主防災組織の数", "spelled"],
    ["公民館・図書館の利用者数", "公民館、図書館の利用者数", "spelled"],
    ["市税の収納率（現年分）", "市税の収納率", "plain"],
    ["市税の収納率（現年分）", "市税の収納率（滞納繰越分）", "plain"],
    ["訓練への参加率", "訓練への参加の割合", "plain"],
    ["特定健診の受診率", "特定健診の受診した割合", "plain"],
    ["観光客数", "観光消費額", null],
    ["講座の参加者数", "講座の開催数", null],
    ["市民の満足度", "市民の満足度調査の回収率", null],
    ["健康診査を受けた人の割合", "健康診査を受けない人の割合", null],
  ])("%s and %s: %s", (one, other, form) => {
    expect(closest(one, other)).toBe(form);
  });

  test("of nothing but brackets is not one with any other", () => {
    expect(closest("（人）", "（件）")).toBeNull();
    expect(closest("※", "")).toBeNull();
  });
});
