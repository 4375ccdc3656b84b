import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { processorSeconds } from "../../../../test/processor-time.ts";
import type { Document } from "../../document.ts";
import { openText } from "../../formats/open-text.ts";
import { settle } from "../settle.ts";
import { readPlan } from "./read-plan.ts";

const FIXTURES = join(import.meta.dirname, "../../../../test/fixtures/plan");

function open(name: string, text: string | Uint8Array): Document {
  const opened = openText(name, typeof text === "string" ? new TextEncoder().encode(text) : text);
  if (!opened.ok) throw new Error(`${name}: ${opened.refusal.kind}`);
  return opened.value;
}

function read(name: string, text: string | Uint8Array) {
  const document = open(name, text);
  return settle(document, null, readPlan(document)).reading;
}

describe("plans of invented cities, each in a layout of its own", () => {
  const files = readdirSync(FIXTURES).filter((file) => extname(file) !== ".json");
  test("there are some", () => expect(files.length).toBeGreaterThan(10));

  test.each(files)("%s", (file) => {
    const reading = read(file, readFileSync(join(FIXTURES, file)));
    const expected = JSON.parse(readFileSync(join(FIXTURES, `${basename(file, extname(file))}.json`), "utf8"));
    expect(reading.plan).toEqual(expected.plan);
    expect(reading.unplaced.map(({ text }) => text)).toEqual(expected.unplaced);
    const { total, placed, furniture, unplaced } = reading.coverage;
    expect(placed + furniture + unplaced).toBe(total);
  });
});

describe("the same plan printed otherwise", () => {
  const source = readFileSync(join(FIXTURES, "policy-programs.txt"), "utf8");
  const plan = read("plan.txt", source).plan;
  const printings: [string, (text: string) => string][] = [
    ["line ends of Windows", (text) => text.replaceAll("\n", "\r\n")],
    ["without blank lines", (text) => text.replace(/\n+/gu, "\n")],
    ["labels with a square", (text) => text.replace(/^【(.+)】$/gmu, "■$1")],
    ["labels with a circle", (text) => text.replace(/^【(.+)】$/gmu, "●$1")],
    ["labels without a mark", (text) => text.replace(/^【(.+)】$/gmu, "$1")],
    ["other bullets", (text) => text.replace(/^・/gmu, "○ ")],
    ["half-width numbers", (text) => text.replace(/[０-９－]/gu, (char) => char.normalize("NFKC"))],
    ["a page break before each 施策", (text) => text.replace(/^(?=施策)/gmu, "\f")],
  ];
  test.each(printings)("%s", (_, print) => {
    const again = read("plan.txt", print(source)).plan;
    expect(facts(again)).toEqual(facts(plan));
  });
});

/** What is said, however wide its characters are. */
function facts(plan: unknown): unknown {
  return JSON.parse(JSON.stringify(plan).normalize("NFKC"));
}

describe("what is no plan", () => {
  test.each([
    ["a letter", "拝啓　初夏の候、ますますご清栄のこととお喜び申し上げます。\n第１章では、経緯を述べます。"],
    ["a list of numbers", "1\n2\n3\n"],
    ["a goal sheet", "重点目標管理シート\n部局名 総務部\n１ 窓口の改善\n① 番号札の導入 6月\n"],
  ])("%s", (_, text) => {
    expect(read("text.txt", text).plan).toBeNull();
  });
});

describe("hostile text ends soon", () => {
  const lines = (count: number, line: (i: number) => string) =>
    `施策１　題名\n施策の展開\n${Array.from({ length: count }, (_, i) => line(i)).join("\n")}`;
  test.each([
    ["titles", lines(40_000, (i) => `施策${(i % 90) + 1}　題名その${i}`)],
    ["codes", lines(40_000, (i) => `${i % 90}-${(i * 7) % 80}-${(i * 13) % 70}　題名その${i}`)],
    ["marked items", lines(60_000, (i) => `①題名${i}`)],
    ["labels", lines(60_000, () => "■現状と課題")],
    ["lone characters", lines(60_000, () => "上")],
    ["numbers", lines(60_000, (i) => String(i % 999))],
    ["text that never ends its sentence", lines(40_000, () => "あいうえおかきくけこさしすせそたちつてと")],
    ["brackets", `施策１　題名\n${"【".repeat(100_000)}`],
    ["one endless line", `施策１　題名\n${"あ".repeat(500_000)}`],
    ["texts under one label", lines(80_000, (i) => (i % 2 === 0 ? "■現状と課題" : "道を直す。"))],
    ["spaces in a row of initiatives", `施策１　題名\n主な取組\n取組名　担当課\n防災訓練${" ".repeat(80_000)}甲乙丙丁戊己庚辛`],
    ["reference marks", `施策１　題名\n${"ア＊".repeat(200_000)}`],
  ])("%s", (_, text) => {
    expect(processorSeconds(() => read("hostile.txt", text))).toBeLessThan(12);
  });
});
