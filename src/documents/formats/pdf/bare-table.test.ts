import { expect, test } from "vitest";
import { handMadePdf, hexUtf16, JAPANESE_OBJECTS, japanese } from "../../../../test/layouts/pdf-file.ts";
import { openPdf } from "./open-pdf.ts";

type Words = readonly (readonly [text: string, x: number])[];

/** Rows of a table without lines, each cell behind the number of its column; text of its own behind nothing. Rows stand 20 points apart, letters are 10 high. */
async function read(rows: readonly Words[], titleSize = 10): Promise<string[]> {
  const page = rows.map((words, i) =>
    words.map(([text, x]) => `BT /F ${i === 0 ? titleSize : 10} Tf 1 0 0 1 ${x} ${760 - 20 * i} Tm ${hexUtf16(text)} Tj ET`).join("\n"),
  );
  const file = handMadePdf({ pages: [page.join("\n")], fonts: { F: japanese("UniJIS-UTF16-H") }, objects: JAPANESE_OBJECTS });
  const opened = await openPdf("表.pdf", file);
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return opened.value.blocks.flatMap((block) =>
    block.kind === "table"
      ? block.rows.map(({ cells }) => cells.map(({ column, lines }) => column + lines.map(({ text }) => text.text).join("/")).join("|"))
      : [block.text.text.replace(/\s{2,}/gu, " … ")],
  );
}

/** So that it ends there. */
const endsAt = (text: string, at: number): readonly [string, number] => [text, at - 10 * text.length];

test.each<readonly [string, readonly Words[], readonly string[]]>([
  [
    "columns that begin together",
    [
      [
        ["指標", 50],
        ["現状", 200],
        ["目標", 300],
      ],
      [
        ["満足度", 50],
        ["五〇", 200],
        ["六〇", 300],
      ],
      [
        ["参加率", 50],
        ["三〇", 200],
        ["四〇", 300],
      ],
    ],
    ["0指標|1現状|2目標", "0満足度|1五〇|2六〇", "0参加率|1三〇|2四〇"],
  ],
  [
    "figures that end together",
    [
      [["指標", 50], endsAt("現状値", 240), endsAt("目標値", 340)],
      [["講座の参加者", 50], endsAt("八", 240), endsAt("一二", 340)],
      [["貸出冊数", 50], endsAt("九五〇〇", 240), endsAt("一二〇〇〇", 340)],
      [["訓練の回数", 50], endsAt("一〇", 240), endsAt("五", 340)],
    ],
    ["0指標|1現状値|2目標値", "0講座の参加者|1八|2一二", "0貸出冊数|1九五〇〇|2一二〇〇〇", "0訓練の回数|1一〇|2五"],
  ],
  [
    "heads in the middle over their texts",
    [
      [
        ["区分", 70],
        ["状況", 210],
      ],
      [
        ["窓口の整備", 55],
        ["完了", 210],
      ],
      [
        ["道路の改良", 55],
        ["継続中", 205],
      ],
    ],
    ["0区分|1状況", "0窓口の整備|1完了", "0道路の改良|1継続中"],
  ],
  [
    "a label and its text in the first row that no other row has",
    [
      [
        ["部局名", 50],
        ["教育部", 150],
        ["部長名", 260],
        ["港太郎", 360],
      ],
      [
        ["使命", 50],
        ["学びを支える", 150],
      ],
      [
        ["方針", 50],
        ["力を合わせる", 150],
      ],
    ],
    ["0部局名|1教育部|2部長名|3港太郎", "0使命|1学びを支える", "0方針|1力を合わせる"],
  ],
  [
    "the title of a group below the heads",
    [
      [
        ["取組", 50],
        ["期限", 200],
        ["目標", 300],
      ],
      [["一 財産の管理", 50]],
      [
        ["土地の売却", 50],
        ["六月", 200],
        ["五件", 300],
      ],
      [["二 人の育成", 50]],
      [
        ["研修", 50],
        ["通年", 200],
        ["十回", 300],
      ],
    ],
    ["0取組|1期限|2目標", "0一 財産の管理", "0土地の売却|1六月|2五件", "0二 人の育成", "0研修|1通年|2十回"],
  ],
])("%s", async (_, rows, expected) => {
  expect(await read(rows)).toEqual(expected);
});

test("rows below a title in large letters are no closer for it", async () => {
  const rows: readonly Words[] = [
    [["健康部", 50]],
    [
      ["部長", 50],
      ["青木", 200],
    ],
    [
      ["使命", 50],
      ["支える", 200],
    ],
  ];
  expect(await read(rows, 16)).toEqual(["健康部", "0部長|1青木", "0使命|1支える"]);
});
