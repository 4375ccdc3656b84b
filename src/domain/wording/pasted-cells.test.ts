import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPastedCells, writePastedCells } from "./pasted-cells.ts";

describe("a pasted block", () => {
  test.each([
    [
      "a\tb\r\nc\td\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a\tb", [["a", "b"]]],
    ["a\n\nb\n", [["a"], [""], ["b"]]],
    ['"一行目\n二行目"\t3\n', [["一行目\n二行目", "3"]]],
    ['"彼は""はい""と言った"\t1\n', [['彼は"はい"と言った', "1"]]],
    ['"閉じない\t1\n2', [['"閉じない', "1"], ["2"]]],
    ['"12" 型\t3', [['"12" 型', "3"]]],
    ["\uFEFFa\t", [["a", ""]]],
    ["", [[""]]],
  ])("%j", (text, cells) => {
    expect(readPastedCells(text)).toEqual(cells);
  });

  test("that was written is read as the same", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: fc.constantFrom("a", '"', "\t", "\n", "、") }), { minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 5,
        }),
        (cells) => {
          expect(readPastedCells(writePastedCells(cells))).toEqual(cells);
        },
      ),
    );
  });
});
