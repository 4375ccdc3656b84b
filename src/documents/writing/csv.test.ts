import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeCsv } from "./csv.ts";
import { readRecords } from "./csv-records.ts";
import { unguard } from "./formula-guard.ts";

const cellsOf = (text: string) => {
  const read = readRecords(text);
  return read.ok ? read.value.map(({ line, cells }) => [line, ...cells]) : read.refusal;
};

describe("records", () => {
  test.each([
    [
      "a,b\nc,d",
      [
        [1, "a", "b"],
        [2, "c", "d"],
      ],
    ],
    [
      "\uFEFFa,b\r\nc,d\r\n",
      [
        [1, "a", "b"],
        [2, "c", "d"],
      ],
    ],
    [
      "a,b\rc,d",
      [
        [1, "a", "b"],
        [2, "c", "d"],
      ],
    ],
    [
      '"a,1","b ""x"""\nc,',
      [
        [1, "a,1", 'b "x"'],
        [2, "c", ""],
      ],
    ],
    [
      '"a\nb",c\r\n\r\nd,e',
      [
        [1, "a\nb", "c"],
        [4, "d", "e"],
      ],
    ],
    [
      "a\n,,\n \nb",
      [
        [1, "a"],
        [4, "b"],
      ],
    ],
    ["", []],
    ['""', []],
  ])("%j are %j", (text, records) => {
    expect(cellsOf(text)).toEqual(records);
  });

  test.each([
    ['a,"b', 1],
    ['a\n"b"c,d', 2],
    ['"a\nb"\n"c', 3],
  ])("%j are broken in line %i", (text, line) => {
    expect(cellsOf(text)).toEqual({ kind: "broken-csv", line });
  });

  test("are those of csv-parse, whatever is written", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const text = writeCsv(rows);
          const theirs: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
          const full = theirs.filter((cells) => cells.some((cell) => cell.trim() !== ""));
          const ours = readRecords(text);
          expect(ours.ok && ours.value.map(({ cells }) => cells)).toEqual(full);
        },
      ),
    );
  });
});

describe("a CSV file", () => {
  test("is opened by spreadsheet programs as it is, without a formula in it", () => {
    const rows = [
      ["名", "値"],
      ["=1+1", "@SUM(A1)"],
      ["+81-3", "-1"],
      ["－", "＝A1"],
      ["'a", "'=b"],
    ];
    expect(writeCsv(rows)).toBe("\uFEFF名,値\r\n'=1+1,'@SUM(A1)\r\n'+81-3,-1\r\n－,'＝A1\r\n'a,''=b\r\n");
  });

  test("says what was written when it is read again", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 4 }), (cells) => {
        const read = readRecords(writeCsv([cells, ["x", "y"]]));
        const [first] = read.ok ? read.value : [];
        if (cells.every((cell) => cell.trim() === "")) expect(first?.cells).toEqual(["x", "y"]);
        else expect(first?.cells.map(unguard)).toEqual(cells);
      }),
    );
  });
});
