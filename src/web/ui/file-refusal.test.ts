import { expect, test } from "vitest";
import type { OpenRefusal } from "../../documents/formats/open-refusal.ts";
import type { ProcessRefusal } from "../../documents/read-file.ts";
import { fileRefusalSentence } from "./file-refusal.ts";
import { sentencesIn } from "./sentences.ts";

test.each<[OpenRefusal | ProcessRefusal | { kind: "left-out"; files: number; names: string }, string, string]>([
  [{ kind: "empty" }, "何も書かれていません", "holds nothing"],
  [{ kind: "too-large", bytes: 123_456_789, limit: 100_000_000 }, "123,456,789 バイト", "123,456,789 bytes"],
  [{ kind: "binary", looksLike: "png" }, "読めない種類のファイルです（png）", "not read (png)"],
  [{ kind: "binary", looksLike: null }, "（種類の分からないデータ）", "(data of an unknown kind)"],
  [{ kind: "too-slow", seconds: 60 }, "60 秒", "60 seconds"],
  [{ kind: "too-much-memory", limit: 1_000_000_000 }, "1,000,000,000 バイト", "1,000,000,000 bytes"],
  [{ kind: "too-much-inside", unit: "bytes", limit: 500_000_000 }, "500,000,000 バイト", "500,000,000 bytes"],
  [
    { kind: "too-much-inside", unit: "entries", limit: 10_000 },
    "ファイルが多すぎます（上限は 10,000 個）",
    "too many files in the archive (the limit is 10,000)",
  ],
  [
    { kind: "too-much-inside", unit: "cells", limit: 200_000 },
    "セルが多すぎます（上限は 200,000 個）",
    "too many cells (the limit is 200,000)",
  ],
  [{ kind: "too-much-inside", unit: "characters", limit: 10_000_000 }, "10,000,000 字", "10,000,000 characters"],
  [{ kind: "too-much-inside", unit: "sheets", limit: 500 }, "シートが多すぎます（上限は 500 枚）", "too many sheets (the limit is 500)"],
  [{ kind: "too-much-inside", unit: "elements", limit: 3_000_000 }, "3,000,000 個", "too many elements"],
  [{ kind: "left-out", files: 2, names: "写真.png\n目次.db" }, "2 個は、", "(2): 写真.png, 目次.db"],
  [{ kind: "crashed", how: "SIGSEGV" }, "（SIGSEGV）", "(SIGSEGV)"],
])("%j says what happened, with its facts, in both languages", (refusal, ja, en) => {
  expect(fileRefusalSentence(refusal, sentencesIn("ja"))).toContain(ja);
  expect(fileRefusalSentence(refusal, sentencesIn("en"))).toContain(en);
});

test("a refusal that another version kept is named", () => {
  expect(fileRefusalSentence({ kind: "too-much-inside" }, sentencesIn("en"))).toBe("There is too much inside. Split the file.");
  expect(fileRefusalSentence({ kind: "eaten" }, sentencesIn("en"))).toBe("This file could not be read (eaten).");
  expect(fileRefusalSentence({ kind: "constructor" }, sentencesIn("en"))).toBe("This file could not be read (constructor).");
});
