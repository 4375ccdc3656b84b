import encoding from "encoding-japanese";
import { describe, expect, test } from "vitest";
import { assemble, handMadePdf, hex, hexUtf16, JAPANESE_OBJECTS, japanese } from "../../../../test/layouts/pdf-file.ts";
import type { Document } from "../../document.ts";
import { openPdf } from "./open-pdf.ts";

const UTF16 = { fonts: { F: japanese("UniJIS-UTF16-H"), V: japanese("UniJIS-UTF16-V") }, objects: JAPANESE_OBJECTS };

async function open(bytes: Uint8Array): Promise<Document> {
  const opened = await openPdf("計画.pdf", bytes);
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return opened.value;
}

const textsOf = ({ blocks }: Document): string[] =>
  blocks.flatMap((block) =>
    block.kind === "table"
      ? block.rows.map((row) => row.cells.map((cell) => cell.lines.map(({ text }) => text.text).join("/")).join("|"))
      : [`${block.kind === "running" ? "~" : ""}${block.text.text}`],
  );

const show = (text: string, x: number, y: number, size = 10, font = "F"): string =>
  `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${hexUtf16(text)} Tj ET`;
const rule = (x1: number, y1: number, x2: number, y2: number): string => `${x1} ${y1} m ${x2} ${y2} l S`;

describe("text of a font that the file does not bring", () => {
  const sjis = (text: string): string => hex(encoding.convert(encoding.stringToCode(text), { from: "UNICODE", to: "SJIS" }));

  test.each([
    ["90ms-RKSJ-H", sjis("指標と目標値 ①")],
    ["90msp-RKSJ-H", sjis("指標と目標値 ①")],
    ["UniJIS-UCS2-H", hexUtf16("指標と目標値 ①")],
    ["UniJIS-UTF16-H", hexUtf16("指標と目標値 ①")],
  ])("is known by %s", async (map, codes) => {
    const file = handMadePdf({
      pages: [`BT /F 10 Tf 50 700 Td ${codes} Tj ET`],
      fonts: { F: japanese(map) },
      objects: JAPANESE_OBJECTS,
    });
    expect(textsOf(await open(file))).toEqual(["指標と目標値 ①"]);
  });
});

describe("where text stands", () => {
  test.each([
    ["as it is drawn", "", [100, 100]],
    ["on a page that is turned", "/Rotate 90", [700, 100]],
    ["on a page cut to a part", "/CropBox [50 0 595 792]", [50, 50]],
    ["in another unit", "/UserUnit 2", [200, 200]],
  ])("%s", async (_, page, [x, y]) => {
    const { layout } = await open(handMadePdf({ ...UTF16, pages: [show("目標", 100, 742)], page }));
    if (layout.kind !== "pages") throw new Error(layout.kind);
    const [run] = layout.pages[0]?.runs ?? [];
    expect(Math.abs((run?.x ?? 0) - (x ?? 0))).toBeLessThan(45);
    expect(Math.abs((run?.y ?? 0) + (run?.height ?? 0) - (y ?? 0))).toBeLessThan(45);
  });

  test("the text leads to its run, and the run to the text", async () => {
    const { layout, text } = await open(handMadePdf({ ...UTF16, pages: [show("一頁", 50, 700), show("二頁", 50, 700)] }));
    if (layout.kind !== "pages") throw new Error(layout.kind);
    expect(
      layout.pages.map(({ range, runs }) => [
        text.slice(range.start, range.end).trim(),
        runs.map((run) => text.slice(run.range.start, run.range.end)),
      ]),
    ).toEqual([
      ["一頁", ["一頁"]],
      ["二頁", ["二頁"]],
    ]);
  });
});

describe("what a page shows", () => {
  test.each<readonly [string, string, readonly string[]]>([
    ["text that a scanner laid under its picture", `3 Tr ${show("見えない文字", 50, 700)}`, ["見えない文字"]],
    ["letters drawn twice to make them bold", `${show("太い字", 50, 700)} ${show("太い字", 50.4, 700)}`, ["太い字"]],
    ["furigana beside its kanji", `${show("澄川市の計画", 50, 700)} ${show("すみかわし", 50, 710, 5)}`, ["澄川市の計画"]],
    ["letters spread over a width", [..."事業名"].map((char, i) => show(char, 50 + 25 * i, 700)).join(" "), ["事業名"]],
    ["a small mark above the line", `${show("計画", 50, 700)} ${show("※", 70, 704, 5)} ${show("です", 75, 700)}`, ["計画※です"]],
    ["lines in any order", `${show("二行目です。", 50, 680)} ${show("一行目です。", 50, 700)}`, ["一行目です。", "二行目です。"]],
    [
      "marks with texts set in behind them",
      ["・", "・", "・"].map((mark, i) => `${show(mark, 50, 700 - 20 * i)} ${show(`項目の${i + 1}`, 72, 700 - 20 * i)}`).join(" "),
      ["・ 項目の1", "・ 項目の2", "・ 項目の3"],
    ],
    ["vertical writing", `BT /V 10 Tf 1 0 0 1 300 700 Tm ${hexUtf16("縦書きの文")} Tj ET`, ["縦書きの文"]],
    ["vertical writing, character by character", [..."現況課題"].map((char, i) => show(char, 60, 700 - 11 * i)).join(" "), ["現況課題"]],
    ["text turned to the left", `BT /F 10 Tf 0 1 -1 0 300 400 Tm ${hexUtf16("横向きの文")} Tj ET`, ["横向きの文"]],
    ["a radical for a kanji", show("⽬標⼾籍", 50, 700), ["目標戸籍"]],
  ])("%s", async (_, content, expected) => {
    expect(textsOf(await open(handMadePdf({ ...UTF16, pages: [content] })))).toEqual(expected);
  });

  test("what is drawn again and how kanji are read is markup, not lost", async () => {
    const content = `${show("澄川市", 50, 700)} ${show("澄川市", 50.4, 700)} ${show("すみかわし", 50, 710, 5)}`;
    const { text, markup } = await open(handMadePdf({ ...UTF16, pages: [content] }));
    expect(markup.map(({ start, end }) => text.slice(start, end)).sort()).toEqual(["すみかわし", "澄川市"]);
  });
});

test("fields that somebody filled in say what was filled in, though the file does not draw it", async () => {
  const content = show("氏名", 50, 700);
  const field = `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V ${hexUtf16("\uFEFF山川 花子")} /Rect [90 695 200 715] /DA (/F 10 Tf 0 g) /F 4 >>`;
  const form = "<< /Fields [5 0 R] /NeedAppearances true /DR << /Font << /F 10 0 R >> >> /DA (/F 10 Tf 0 g) >>";
  const fonts = "/Resources << /Font << /F 10 0 R >> >>";
  const file = assemble(
    new Map([
      [1, `<< /Type /Catalog /Pages 2 0 R /AcroForm ${form} >>`],
      [2, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"],
      [3, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${fonts} /Contents 4 0 R /Annots [5 0 R] >>`],
      [4, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`],
      [5, field],
      [10, `<< ${japanese("UniJIS-UTF16-H")} >>`],
      ...JAPANESE_OBJECTS.map((object, i): [number, string] => [100 + i, object]),
    ]),
  );
  expect(textsOf(await open(file)).map((text) => text.replace(/\s+/u, " "))).toEqual(["氏名 山川 花子"]);
});

describe("tables", () => {
  const frame = [
    rule(50, 700, 350, 700),
    rule(50, 660, 350, 660),
    rule(50, 620, 350, 620),
    ...[50, 150, 350].map((x) => rule(x, 620, x, 700)),
  ];
  const words = [show("指標", 55, 685), show("目標", 155, 685), show("満足度", 55, 645), show("60％", 155, 645)];

  test.each<readonly [string, readonly string[]]>([
    ["with lines", frame],
    ["with lines that are thin areas", frame.map((line) => thin(line))],
    ["with double lines", [...frame, rule(50, 662, 350, 662), rule(152, 620, 152, 700)]],
    ["with dashed lines in pieces", frame.flatMap(dashes)],
    ["open at the sides", frame.filter((line) => line !== rule(50, 620, 50, 700) && line !== rule(350, 620, 350, 700))],
    ["in a frame around the page", [...frame, "20 20 555 802 re S"]],
  ])("%s", async (_, drawn) => {
    const document = await open(handMadePdf({ ...UTF16, pages: [[...drawn, ...words].join("\n")] }));
    expect(textsOf(document)).toEqual(["指標|目標", "満足度|60％"]);
  });

  test("a cell that reaches over two rows says so", async () => {
    const drawn = frame.map((line) => (line === rule(50, 660, 350, 660) ? rule(150, 660, 350, 660) : line));
    const document = await open(
      handMadePdf({ ...UTF16, pages: [[...drawn, show("区分", 55, 665), ...words.slice(1, 2), ...words.slice(3)].join("\n")] }),
    );
    const [table] = document.blocks;
    expect(table?.kind === "table" && table.rows.map((row) => row.cells.map(({ column, rowSpan }) => [column, rowSpan]))).toEqual(
      [
        [
          [0, 2],
          [1, 1],
        ],
        [[1, 1]],
      ].map((row) => row),
    );
  });
});

const thin = (line: string): string => {
  const [x1 = 0, y1 = 0, , x2 = 0, y2 = 0] = line.split(" ").map(Number);
  return x1 === x2 ? `${x1} ${y1} 0.5 ${y2 - y1} re f` : `${x1} ${y1} ${x2 - x1} 0.5 re f`;
};
const dashes = (line: string): string[] => {
  const [x1 = 0, y1 = 0, , x2 = 0, y2 = 0] = line.split(" ").map(Number);
  const length = Math.max(x2 - x1, y2 - y1);
  return Array.from({ length: Math.ceil(length / 6) }, (_, i) =>
    x1 === x2 ? rule(x1, y1 + 6 * i, x1, Math.min(y2, y1 + 6 * i + 3)) : rule(x1 + 6 * i, y1, Math.min(x2, x1 + 6 * i + 3), y1),
  );
};

describe("what is not read is said", () => {
  test.each<readonly [string, () => Uint8Array, string]>([
    ["no text on any page", () => handMadePdf({ pages: ["0 0 m 9 9 l S", ""] }), "no-text-layer"],
    ["more pages than a document has", () => handMadePdf({ pages: Array.from({ length: 2001 }, () => "") }), "too-many-pages"],
    ["no PDF behind its first bytes", () => new TextEncoder().encode("%PDF-1.7\nhello"), "damaged"],
    ["a password", encrypted, "encrypted"],
    [
      "pages that hold themselves",
      () =>
        assemble(
          new Map([
            [1, "<< /Type /Catalog /Pages 2 0 R >>"],
            [2, "<< /Type /Pages /Count 5 /Kids [2 0 R 2 0 R] >>"],
          ]),
        ),
      "damaged",
    ],
  ])("%s", async (_, file, kind) => {
    const opened = await openPdf("x.pdf", file());
    expect(opened.ok ? "read" : opened.refusal.kind).toBe(kind);
  });

  test("pages without text among others", async () => {
    const { oddities } = await open(handMadePdf({ ...UTF16, pages: [show("目標", 50, 700), "", ""] }));
    expect(oddities).toEqual([{ kind: "textless-pages", count: 2, at: expect.any(Number) }]);
  });
});

/** Says that it is encrypted for somebody whose password is not the empty one. */
function encrypted(): Uint8Array {
  const key = hex(Array.from({ length: 32 }, (_, i) => i));
  return assemble(
    new Map([
      [1, "<< /Type /Catalog /Pages 2 0 R >>"],
      [2, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"],
      [3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>"],
      [4, `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O ${key} /U ${key} >>`],
    ]),
    `/Encrypt 4 0 R /ID [${key} ${key}]`,
  );
}
