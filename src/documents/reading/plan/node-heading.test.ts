import { describe, expect, test } from "vitest";
import { Passage } from "../../passage.ts";
import { readInnerHeading, readNodeHeading } from "./node-heading.ts";

const passage = (text: string): Passage => Passage.of(text, 0, text.length);

describe("headings of plan nodes", () => {
  const headings: [text: string, kind: string, numbers: string[], title: string][] = [
    ["第１章　海と港のまち", "章", ["1"], "海と港のまち"],
    ["第十二節 水産業の振興", "節", ["12"], "水産業の振興"],
    ["第２編　基本計画　第１章　健康", "編", ["2"], "基本計画"],
    ["1-3-1　水産業の振興", "code/3", ["1", "3", "1"], "水産業の振興"],
    ["１－２　港の活用", "code/2", ["1", "2"], "港の活用"],
    ["2.1 港の活用", "code/2", ["2", "1"], "港の活用"],
    ["Ⅱ－１　学校教育の充実", "code/2", ["II", "1"], "学校教育の充実"],
    ["5-2-①　人材の育成", "code/3", ["5", "2", "1"], "人材の育成"],
    ["基本目標７ 支え合うまち", "基本目標", ["7"], "支え合うまち"],
    ["基本目標Ⅲ：支え合うまち", "基本目標", ["III"], "支え合うまち"],
    ["■施策３５　広報の充実", "施策", ["35"], "広報の充実"],
    ["【施策１－２】広報の充実", "施策", ["1", "2"], "広報の充実"],
    ["政策１「安心して暮らせるまち」", "政策", ["1"], "安心して暮らせるまち"],
    ["施策名　農業の振興", "施策", [], "農業の振興"],
    ["施策35", "施策", ["35"], ""],
  ];
  test.each(headings)("%s", (text, kind, numbers, title) => {
    const heading = readNodeHeading(passage(text));
    expect(heading && [heading.kind, heading.numbers, heading.title.text]).toEqual([kind, numbers, title]);
  });

  test.each([
    "第１章では、計画の趣旨を述べます。",
    "第２章に示した方針",
    "施策１から３まで",
    "目標３件",
    "1-2-1",
    "13.2％ 20.0％",
    "12.5 15.0",
    "2-3 12,000人",
    "現状と課題",
    "第３部　基本計画",
  ])("no heading: %s", (text) => {
    expect(readNodeHeading(passage(text))).toBeNull();
  });

  test("the second level of a running head", () => {
    const inner = readInnerHeading(passage("第２編　基本計画　第１章　健康"));
    expect(inner && [inner.kind, inner.numbers, inner.title.text]).toEqual(["章", ["1"], "健康"]);
  });
});
