import type { HostileFile } from "./hostile-file.ts";
import { SECRET_FILE } from "./hostile-file.ts";

const MEGABYTES = 5_000_000;
const ONE = 500_000;
/** Lines that a reader takes for its own, over and over. The number makes each another. */
const repeated = (line: (i: number) => string, bytes = ONE): string => {
  const lines: string[] = [];
  for (let size = 0, i = 1; size < bytes; i += 1) {
    const next = line(i);
    lines.push(next);
    size += Buffer.byteLength(next) + 1;
  }
  return lines.join("\n");
};

export const HOSTILE_TEXTS: readonly HostileFile[] = [
  { name: "one line without an end.txt", make: () => "計画の目標".repeat(600_000) },
  { name: "one word of digits.txt", make: () => "1,".repeat(2_500_000) },
  { name: "white space.txt", make: () => " \u3000\t\n".repeat(800_000), becomes: "empty" },
  { name: "white space and a word.txt", make: () => `${" ".repeat(MEGABYTES)}計画` },
  { name: "NULs.txt", make: () => "計画\0".repeat(500_000) },
  { name: "bytes of no encoding.txt", make: () => Buffer.alloc(MEGABYTES, Buffer.from([0x81, 0xff, 0xfe, 0x20, 0xc0])) },
  {
    name: "half surrogates.txt",
    make: () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.alloc(1_000_000, Buffer.from([0x00, 0xd8, 0x42, 0x30]))]),
  },
  {
    name: "a plan of 5 MB.txt",
    make: () => repeated((i) => `第${i % 9}章 施策${i} 現状と課題\n基準値 ${i}人 目標値 ${i * 2}人以上（令和${i % 20}年度）`, MEGABYTES),
  },
  { name: "a plan of codes.txt", make: () => repeated((i) => `${(i % 9) + 1}-${(i % 7) + 1}-${i} 施策の方向`) },
  {
    name: "goal sheets.txt",
    make: () => repeated((i) => `重点目標管理シート\n優先順位 ${i}\n重点目標 目標${i}\n① 取組項目 (1) 期間 通年 数値目標 ${i}件`),
  },
  { name: "marks only.txt", make: () => repeated((i) => `①②③(1)(2)ア イ ウ・${i}`) },
  {
    name: "goals in columns.txt",
    make: () => repeated((i) => `No\t重点目標\t数値目標\t期末報告\n${i}\t目標${i}\t①${i}件 ②${i}％\t①${i}件 ②未達成`),
  },
  { name: "missions.txt", make: () => repeated((i) => `部局長の目標\n使命\n${i} 部の使命\n中期目標 ${i}\n【${i}】 5-${i}-①`) },
  {
    name: "years only.txt",
    make: () => repeated((i) => `令和${i % 99}年度～令和${i % 98}年${i % 12}月、R${i % 9}～${i % 9}、平成${i % 31}`),
  },
  { name: "values only.txt", make: () => repeated((i) => `${i}.${i}％以上▲${i}億${i}万円（${i}）→${i}`) },
  { name: "brackets that never close.txt", make: () => "（「【".repeat(550_000) },
  {
    name: "columns by space.txt",
    make: () => repeated((i) => `${" ".repeat(i % 40)}指標${i}${" ".repeat(i % 17)}${i}％${" ".repeat(i % 23)}${i * 2}％`),
  },
  { name: "form feeds.txt", make: () => "計画\f".repeat(700_000) },
  { name: "pipes.md", make: () => `${"|".repeat(500_000)}\n${"|-".repeat(250_000)}\n${"|a".repeat(250_000)}` },
  { name: "lists a thousand deep.md", make: () => Array.from({ length: 2000 }, (_, i) => `${"  ".repeat(i)}- 目標${i}`).join("\n") },
  { name: "quotes that never close.csv", make: () => `"計画","目標"\n"${'a""'.repeat(1_200_000)}` },
  { name: "a million columns.csv", make: () => `${"1,".repeat(1_000_000)}\n${"2,".repeat(1_000_000)}\n` },
  {
    name: "formulas.csv",
    make: () => repeated((i) => `${i},"=cmd|' /C calc'!A0","=HYPERLINK(""http://127.0.0.1/"")"`, 500_000),
    becomes: "read",
  },
  { name: "a million tags deep.html", make: () => `<!DOCTYPE html><body>${"<div>".repeat(900_000)}計画` },
  { name: "tables a thousand deep.html", make: () => `<!DOCTYPE html><body>${"<table><tr><td>".repeat(20_000)}計画` },
  {
    name: "spans without measure.html",
    make: () => `<!DOCTYPE html><table>${"<tr><td colspan=999999999 rowspan=999999999>計画</td><td>1".repeat(5000)}</table>`,
  },
  {
    name: "files and scripts.html",
    make: () =>
      `<!DOCTYPE html><!DOCTYPE x [<!ENTITY e SYSTEM "file://${SECRET_FILE}">]><p>計画&e;</p><iframe src="file://${SECRET_FILE}"></iframe><object data="${SECRET_FILE}"></object><script>require("fs")</script>`,
    becomes: "read",
  },
  { name: "attributes without an end.html", make: () => `<!DOCTYPE html><p ${'a="b" '.repeat(800_000)}` },
  { name: "comments that never close.html", make: () => `<!DOCTYPE html>計画${"<!--".repeat(1_000_000)}` },
  { name: "references.html", make: () => `<!DOCTYPE html><p>${"&amp;&#x1F5FF;&nosuch".repeat(250_000)}` },
];
