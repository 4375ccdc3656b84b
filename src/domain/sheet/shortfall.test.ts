import { expect, test } from "vitest";
import { readTargetText } from "../wording/target-text.ts";
import { shortfallOf } from "./shortfall.ts";

test.each([
  ["4回以上・2026年3月まで", "3回実施した", "説明会"],
  ["受診率 60％以上", "受診率は55.2％となった", "健診"],
  ["10分以内", "平均12分", "窓口の時間"],
  ["事故 5件未満", "5件", "交通安全"],
  ["25団体", "20団体が加わった", "見守り"],
  ["講座5回、参加者100人", "講座を5回開き、80人が参加した", "学びの場"],
  ["収納率 98％", "96.5％", "市税"],
  ["満足度 80％を超える", "80％", "図書館"],
])("%s, and %s of %s: falls short", (target, result, about) => {
  expect(shortfallOf(readTargetText(target), result, about)).not.toBeNull();
});

test.each([
  ["4回以上", "4回実施した", "説明会"],
  ["4回以上", "7回実施した", "説明会"],
  ["10分以内", "8分", "窓口の時間"],
  // Nothing is promised or reported in numbers.
  ["計画の策定", "策定した", "計画"],
  ["4回以上", "おおむね実施した", "説明会"],
  // Another unit, or several numbers of one.
  ["4回以上", "120人が参加した", "説明会"],
  ["4回以上", "庁内で2回、地域で2回", "説明会"],
  ["本庁2回、支所2回", "3回", "研修"],
  // Not said which way is better.
  ["苦情 10件", "8件", "窓口"],
  ["発電量 50kW", "40kW", "設備"],
  ["滞納率 5％", "4％", "市税"],
  // It is said of something else than the whole.
  ["各地区2回", "1回", "座談会"],
  ["毎月10件", "8件", "点検"],
  ["5回", "あと2回を残す", "研修"],
  ["20件", "前年度より5件", "相談"],
  ["累計100件", "30件", "相談"],
  ["約20件", "18件", "相談"],
])("%s, and %s of %s: nothing is certain", (target, result, about) => {
  expect(shortfallOf(readTargetText(target), result, about)).toBeNull();
});
