import { describe, expect, test } from "vitest";
import { type Filter, listUnder } from "./filters.ts";

/** As the store lists them, the newest first: a file of the second archive, the files of the first, a file alone between them, the archives. */
const UPLOADS = [
  { id: 9, name: "方針.docx", state: "refused", archive: "部.zip" },
  { id: 8, name: "部.zip", state: "unpacked", archive: null },
  { id: 7, name: "管理シート.xlsx", state: "accepted", archive: "部.zip" },
  { id: 6, name: "計画.txt", state: "read", archive: null },
  { id: 5, name: "目標.csv", state: "read", archive: "部.zip" },
  { id: 4, name: "部.zip", state: "unpacked", archive: null },
] as const;

describe("what is under a filter", () => {
  test.each([
    ["open", [8, 9, 6, 4, 5]],
    ["read", [6, 4, 5]],
    ["refused", [8, 9]],
    ["accepted", [4, 7]],
    ["rejected", []],
    ["all", [8, 9, 4, 7, 5, 6]],
  ] satisfies [Filter, number[]][])("%s has each archive over those of its files that are there", (filter, ids) => {
    expect(listUnder(filter, UPLOADS).map(({ id }) => id)).toEqual(ids);
  });

  test("is a file alone where its archive is not known", () => {
    const alone = { id: 3, name: "目標.csv", state: "read", archive: "古.zip" } as const;
    expect(listUnder("read", [alone])).toEqual([alone]);
  });

  test("is an archive alone only among all", () => {
    const alone = { id: 3, name: "空.zip", state: "unpacked", archive: null } as const;
    expect(listUnder("all", [alone])).toEqual([alone]);
    expect(listUnder("open", [alone])).toEqual([]);
  });
});
