import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { openText } from "../formats/open-text.ts";
import { findDoubts } from "./doubts.ts";
import { readDocument } from "./read-document.ts";

function doubtsIn(text: string, name = "document.md") {
  const opened = openText(name, new TextEncoder().encode(text));
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return findDoubts(opened.value, readDocument(opened.value)).map(({ pointer, reason }) => `${pointer} ${reason}`);
}

const plan = (rows: readonly string[]) =>
  [
    "# 澄川市総合計画",
    "## 基本目標1 安心して暮らせるまち",
    "### 施策1 防災力の強化",
    "| 指標名 | 単位 | 基準値（令和4年度） | 目標値（令和9年度） |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");

test.each([
  ["| 自主防災組織の数 | 団体 | 80 | 100 |", []],
  ["| 自主防災組織の数 | 団体 | 80 | 8か所または9か所 |", ["/plan/indicators/0/target no-number"]],
  ["| 自主防災組織の数 | 団体 | 80 | 80,000 |", ["/plan/indicators/0/target scale-jump"]],
  ["| 実質公債費比率 | % | 5.4 | 5.8%未満 |", ["/plan/indicators/0/target looser-target"]],
  ["| 訓練の参加率 | % | 54 | 600 |", ["/plan/indicators/0/target over-hundred"]],
])("%s", (row, expected) => {
  expect(doubtsIn(plan([row]))).toEqual(expected);
});

const samples = resolve(import.meta.dirname, "../../../samples");

test.each(readdirSync(samples).filter((name) => /\.(md|html|csv|txt)$/u.test(name) && name !== "README.md"))(
  "%s of the demo city",
  (name) => {
    const opened = openText(name, readFileSync(join(samples, name)));
    if (!opened.ok) throw new Error(opened.refusal.kind);
    const traced = readDocument(opened.value);
    const doubtful = findDoubts(opened.value, traced).filter(({ sureness }) => sureness === "doubtful");
    expect(doubtful).toEqual([]);
  },
);
