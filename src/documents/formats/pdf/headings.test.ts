import { describe, expect, test } from "vitest";
import { handMadePdf, hexUtf16, JAPANESE_OBJECTS, japanese } from "../../../../test/layouts/pdf-file.ts";
import { openPdf } from "./open-pdf.ts";

const inFont = (name: string): string[] => JAPANESE_OBJECTS.map((object) => object.replaceAll("MS-Mincho", name));
const FONTS = {
  fonts: {
    F: japanese("UniJIS-UTF16-H"),
    B: japanese("UniJIS-UTF16-H", 103),
    G: japanese("UniJIS-UTF16-H", 105),
    V: japanese("UniJIS-UTF16-V"),
  },
  objects: [
    ...JAPANESE_OBJECTS,
    "<< >>",
    ...inFont("MS-Mincho,Bold").map((object) => object.replace("101 0 R", "104 0 R")),
    ...inFont("MS-Gothic").map((object) => object.replace("101 0 R", "106 0 R")),
  ],
};

interface Line {
  readonly text: string;
  readonly size?: number;
  /** F of a Mincho, B bold, G of a Gothic, V vertical. */
  readonly font?: string;
  readonly x?: number;
  /** Of its foot, from the bottom; else so far below the line before as its size asks for. */
  readonly y?: number;
  readonly mode?: string;
}
const show = ({ text, size = 10, font = "F", x = 50, y = 0, mode = "" }: Line): string =>
  `BT ${mode} /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${hexUtf16(text)} Tj 0 Tr ET`;

function page(lines: readonly (Line | string)[]): string {
  let y = 780;
  const drawn = lines.map((line) => {
    if (typeof line === "string") return line;
    y = line.y ?? y - 2.2 * (line.size ?? 10);
    return show({ ...line, y });
  });
  return drawn.join("\n");
}

/** Blocks: # in front of a heading as often as it is deep, ~ of what runs along the pages, cells between bars. */
async function read(...pages: readonly (readonly (Line | string)[])[]): Promise<string[]> {
  const opened = await openPdf("計画.pdf", handMadePdf({ ...FONTS, pages: pages.map(page) }));
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return opened.value.blocks.flatMap((block) => {
    if (block.kind === "table")
      return block.rows.map(({ cells }) => cells.map(({ lines }) => lines.map(({ text }) => text.text).join("/")).join("|"));
    const front = block.kind === "heading" ? `${"#".repeat(block.depth)} ` : block.kind === "running" ? "~" : "";
    return [front + block.text.text];
  });
}

const BODY = "地域の力を合わせて、だれもが安心して暮らせるまちをつくります。";
const MORE = "取組の結果は、毎年度の終わりに確かめて公表します。";
const body: Line = { text: BODY };
const more: Line = { text: MORE };
const bold = (text: string, size = 10): Line => ({ text, size, font: "B" });
const large = (text: string, size: number): Line => ({ text, size });

describe("a text is a heading that is", () => {
  test.each<readonly [string, readonly (Line | string)[], readonly string[]]>([
    [
      "in larger letters; the largest are the highest",
      [large("第１章 安心", 20), body, large("第１節 防災", 15), body, more, large("第２章 にぎわい", 20), more],
      ["# 第１章 安心", BODY, "## 第１節 防災", BODY, MORE, "# 第２章 にぎわい", MORE],
    ],
    ["bolder", [bold("現状と課題"), body, bold("取組の方針"), more], ["# 現状と課題", BODY, "# 取組の方針", MORE]],
    ["bolder and a little larger", [bold("暮らし", 14), body, bold("見守り", 11), more], ["# 暮らし", BODY, "## 見守り", MORE]],
    ["in a Gothic over a Mincho", [{ text: "現状と課題", font: "G" }, body, more], ["# 現状と課題", BODY, MORE]],
    ["drawn with a line around its letters", [{ text: "現状と課題", mode: "2 Tr 0.3 w" }, body], ["# 現状と課題", BODY]],
    [
      "drawn twice",
      [show({ text: "現状と課題", y: 760 }), show({ text: "現状と課題", x: 50.4, y: 760 }), { ...body, y: 740 }],
      ["# 現状と課題", BODY],
    ],
    [
      "of several lines",
      [
        large("みんなで支え合い、いつまでも健やかに暮らし続けられるまち", 18),
        { ...large("をめざす地域づくり", 18), y: 715 },
        { ...body, y: 680 },
      ],
      ["# みんなで支え合い、いつまでも健やかに暮らし続けられるまちをめざす地域づくり", BODY],
    ],
    ["numbered, with a colon", [large("基本目標１：支え合うまち", 14), body], ["# 基本目標１：支え合うまち", BODY]],
  ])("%s", async (_, lines, expected) => {
    expect(await read(lines)).toEqual(expected);
  });
});

describe("no heading is", () => {
  const characters = (texts: readonly string[]): string[] => [...texts.join("").replace(/\s/gu, "")].sort();
  test.each<readonly [string, readonly Line[]]>([
    ["a big number", [large("85.2％", 24), body, large("約1.2万人", 24), more]],
    ["a number of a page's layout", [large("01", 30), body]],
    ["a sentence in large letters", [large("笑顔があふれるまちをつくります。", 16), body, more]],
    ["a caption", [bold("図１ 人口の推移"), body, bold("表2-1 財政の見通し"), more]],
    ["a label beside its text", [bold("担当課：危機管理課"), body]],
    ["two texts beside each other", [large("部局名", 14), { ...large("総務部", 14), x: 150, y: 749.2 }, body]],
    ["a line of a table of contents", [bold("第１章 安心‥‥‥‥12"), body]],
    ["an item of a list", [bold("・ 訓練の実施"), body, bold("・ 備蓄の推進"), more]],
    ["three lines of one kind on end", [bold("総務部"), bold("市民部"), bold("産業部"), body, more]],
    [
      "a line with a bold word",
      [
        { ...bold("防災"), y: 700 },
        { text: "の訓練を行う地区", x: 70, y: 700 },
        { ...body, y: 680 },
      ],
    ],
    ["a text over nothing", [body, more, bold("作成 企画課")]],
    ["small print below the title", [large("計画の体系", 9), body]],
    ["a text of a document that is bold all over", [bold("現状と課題"), bold(BODY), bold(MORE)]],
    [
      "vertical writing",
      [
        { text: "大きな目標", size: 20, font: "V", x: 500, y: 700 },
        { ...body, y: 400 },
      ],
    ],
  ])("%s", async (_, lines) => {
    const texts = await read(lines);
    expect(texts.filter((text) => text.startsWith("#"))).toEqual([]);
    expect(characters(texts)).toEqual(characters(lines.map(({ text }) => text)));
  });

  test("a bold row of a table, with lines and without", async () => {
    const rule = (x1: number, y1: number, x2: number, y2: number): string => `${x1} ${y1} m ${x2} ${y2} l S`;
    const cells = [
      bold("指標"),
      { ...bold("目標"), x: 155 },
      large("満足度", 10),
      { ...large("60％", 10), x: 155 },
      large("参加率", 10),
      { ...large("30％", 10), x: 155 },
    ];
    const words = cells.map((cell, i) => ({ ...cell, y: 700 - 24 * Math.floor(i / 2) }));
    const lines = [716, 692, 668, 644].map((y) => rule(45, y, 300, y)).concat([45, 150, 300].map((x) => rule(x, 644, x, 716)));
    const rows = ["指標|目標", "満足度|60％", "参加率|30％"];
    expect(await read([{ ...body, y: 760 }, ...lines, ...words])).toEqual([BODY, ...rows]);
    expect(await read([{ ...body, y: 760 }, ...words])).toEqual([BODY, ...rows]);
  });

  test("a head of pages, however large", async () => {
    const head = { ...large("澄川市の基本計画", 14), y: 800 };
    const pages = ["防災", "福祉", "交通"].map((text) => [head, large(text, 20), body, more]);
    expect((await read(...pages)).filter((text) => text.startsWith("#"))).toEqual(["# 防災", "# 福祉", "# 交通"]);
  });
});

test("headings stand over tables alone as over sentences", async () => {
  const table = (y: number) =>
    ["指標", "60％", "参加率", "30％"].map((text, i) => ({ text, size: 9, x: i % 2 ? 200 : 50, y: y - 20 * Math.floor(i / 2) }));
  expect(await read([{ ...large("健康部", 14), y: 780 }, ...table(740), { ...large("環境部", 14), y: 660 }, ...table(620)])).toEqual([
    "# 健康部",
    "指標|60％",
    "参加率|30％",
    "# 環境部",
    "指標|60％",
    "参加率|30％",
  ]);
});
