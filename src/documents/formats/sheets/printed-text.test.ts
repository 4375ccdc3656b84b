import { expect, test } from "vitest";
import { readPrintedText, readSheetName } from "./printed-text.ts";

test.each([
  ['&L令和7年度&C&"游ゴシック,太字"&14重点目標管理シート&R&P / &N', ["令和7年度", "重点目標管理シート"]],
  ["&C- &P -", []],
  ["&R&P ページ", []],
  ["&CPage &P of &N", []],
  ["&L&KFF0000企画課&&財政課", ["企画課&財政課"]],
  ["&R様式第1号(&A)", ["様式第1号()"]],
])("%s", (coded, texts) => {
  expect(readPrintedText(coded)).toEqual(texts);
});

test.each([
  ["企画課", ["企画課"]],
  ["目標1 ", ["目標1"]],
  ["Sheet1", []],
  ["シート２", []],
  ["Sheet1 (2)", []],
  ["1", []],
])("a sheet called %s", (name, texts) => {
  expect(readSheetName(name)).toEqual(texts);
});
