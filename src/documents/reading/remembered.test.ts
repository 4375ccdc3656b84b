import { expect, test } from "vitest";
import { remembered } from "./remembered.ts";

test("what was said of a text is said again without reading it, until too many others were asked about", () => {
  const read: string[] = [];
  const length = remembered((text) => {
    read.push(text);
    return text === "" ? null : text.length;
  }, 2);
  expect(["目標", "", "目標", ""].map(length)).toEqual([2, null, 2, null]);
  expect(read).toEqual(["目標", ""]);
  expect(["指標", "目標", "目標"].map(length)).toEqual([2, 2, 2]);
  expect(read).toEqual(["目標", "", "指標", "目標"]);
});
