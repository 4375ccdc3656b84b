import { describe, expect, test } from "vitest";
import { openDocument } from "../src/documents/formats/open-document.ts";
import { readDocument } from "../src/documents/reading/read-document.ts";
import { type TestSheet, workbookFile } from "./layouts/workbook-file.ts";
import * as departmentsInSheets from "./sheet-forms/departments-in-sheets.ts";
import * as everySquareRuled from "./sheet-forms/every-square-ruled.ts";
import * as goalSheetSquared from "./sheet-forms/goal-sheet-squared.ts";
import * as indicatorYears from "./sheet-forms/indicator-years.ts";
import * as planPage from "./sheet-forms/plan-page.ts";
import * as progressMergedDown from "./sheet-forms/progress-merged-down.ts";
import * as rowsInStripes from "./sheet-forms/rows-in-stripes.ts";
import * as statementWithGaps from "./sheet-forms/statement-with-gaps.ts";
import * as twoFormsStacked from "./sheet-forms/two-forms-stacked.ts";
import * as twoYearsSideBySide from "./sheet-forms/two-years-side-by-side.ts";

interface Form {
  readonly sheets: readonly TestSheet[];
  readonly expected: object;
}

/** Forms as cities draw them in Excel, and what a careful person reads in them. */
const FORMS: Readonly<Record<string, Form>> = {
  departmentsInSheets,
  everySquareRuled,
  goalSheetSquared,
  indicatorYears,
  planPage,
  progressMergedDown,
  rowsInStripes,
  statementWithGaps,
  twoFormsStacked,
  twoYearsSideBySide,
};

describe("forms as cities draw them in Excel are read", () => {
  test.each(Object.entries(FORMS))("%s", async (_, { sheets, expected }) => {
    const document = await openDocument("様式.xlsx", workbookFile(sheets));
    if (!document.ok) throw new Error(document.refusal.kind);
    const { reading } = readDocument(document.value);
    expect(reading).toMatchObject(expected);
  });
});
