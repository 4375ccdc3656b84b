import { expect, test } from "vitest";
import { readPrintedText } from "./printed-text.ts";

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
