import { expect, test } from "vitest";
import { mediaTypeName } from "./media-type.ts";
import { sentencesIn } from "./sentences.ts";

test.each([
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excelブック（.xlsx）", "Excel workbook (.xlsx)"],
  ["application/pdf", "PDF", "PDF"],
  ["text/plain", "テキスト", "Text"],
  ["application/of-tomorrow", "application/of-tomorrow", "application/of-tomorrow"],
])("%s is called %s", (mediaType, ja, en) => {
  expect(mediaTypeName(mediaType, sentencesIn("ja"))).toBe(ja);
  expect(mediaTypeName(mediaType, sentencesIn("en"))).toBe(en);
});
