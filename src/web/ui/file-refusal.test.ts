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
  [{ kind: "left-out", files: 2, names: "写真.png\n目次.db" }, "2 個は、", "(2): 写真.png, 目次.db"],
  [{ kind: "crashed", how: "SIGSEGV" }, "（SIGSEGV）", "(SIGSEGV)"],
])("%j says what happened, with its facts, in both languages", (refusal, ja, en) => {
  expect(fileRefusalSentence(refusal, sentencesIn("ja"))).toContain(ja);
  expect(fileRefusalSentence(refusal, sentencesIn("en"))).toContain(en);
});

test("a refusal that another version kept is named", () => {
  expect(fileRefusalSentence({ kind: "eaten" }, sentencesIn("en"))).toBe("This file could not be read (eaten).");
  expect(fileRefusalSentence({ kind: "constructor" }, sentencesIn("en"))).toBe("This file could not be read (constructor).");
});
