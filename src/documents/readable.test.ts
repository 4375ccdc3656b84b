import { expect, test } from "vitest";
import { Passage } from "./passage.ts";
import { readable, readablePassage, readableText } from "./readable.ts";

test.each([
  ["radicals", "⽬標と⽅針", "目標と方針"],
  ["radicals whose old form nobody writes today", "⼾籍、⻘少年、⿊⽥", "戸籍、青少年、黒田"],
  ["twins of signs of JIS", "まち‧ひと、R7〜9、A∕B", "まち・ひと、R7～9、A／B"],
  ["punctuation of vertical writing", "計画︑目標︒︵案︶", "計画、目標。（案）"],
  ["names in their own spelling", "塚本、髙山、﨑、神戸、葛󠄀", "塚本、髙山、﨑、神戸、葛󠄀"],
])("%s", (_, written, read) => {
  expect(readable(written)).toBe(read);
});

test("what is read leads to what is written", () => {
  const read = readablePassage(Passage.of("一 ⽬標", 2, 4));
  expect([read.text, read.ranges()]).toEqual(["目標", [{ start: 2, end: 4 }]]);
});

test("only the fonts of PDFs give twins; what a person typed stays", () => {
  expect(readableText("⽬標〜⽅針", "application/pdf")).toBe("目標～方針");
  expect(readableText("⽬標〜⽅針", "text/plain")).toBe("⽬標〜⽅針");
  expect(readableText("⽬標", null)).toBe("⽬標");
});
