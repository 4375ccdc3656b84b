import { describe, expect, test } from "vitest";
import { writeZip } from "../../../test/hostile/zip-writer.ts";
import { openDocument } from "./open-document.ts";
import { unpackArchive } from "./unpack-archive.ts";

const text = "本日は晴天なり。";
const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

async function unpacked(bytes: Uint8Array) {
  const taken: string[] = [];
  const done = await unpackArchive(bytes, (name, inside) => taken.push(`${name} ${inside.length}`));
  return done.ok ? { taken, leftOut: done.value } : done.refusal;
}

describe("unpacking", () => {
  test("gives the documents and says what it left out; litter of systems is neither", async () => {
    const bytes = writeZip([
      { name: "計画/" },
      { name: "計画/第1章.txt", bytes: text },
      { name: "__MACOSX/計画/._第1章.txt", bytes: "litter" },
      { name: "計画/.DS_Store", bytes: "litter" },
      { name: "Thumbs.db", bytes: "litter" },
      { name: "写真.png", bytes: png },
      { name: "空.txt", bytes: "" },
      { name: "壊.txt", bytes: text, crc: 1 },
      { name: "../../etc/passwd", bytes: text },
    ]);
    expect(await unpacked(bytes)).toEqual({
      taken: ["計画/第1章.txt 24", "../../etc/passwd 24"],
      leftOut: [
        { name: "写真.png", refusal: { kind: "binary", looksLike: "png" } },
        { name: "空.txt", refusal: { kind: "empty" } },
        { name: "壊.txt", refusal: { kind: "damaged", looksLike: "zip" } },
      ],
    });
  });

  test("goes into an archive in the archive, and says which of those could not be opened", async () => {
    const inner = writeZip([{ name: "a.txt", bytes: text }]);
    const bytes = writeZip([
      { name: "一.zip", bytes: inner },
      { name: "二.zip", bytes: inner, stored: true },
      { name: "鍵.zip", bytes: writeZip([{ name: "a.txt", bytes: text, flags: 1 }]) },
      { name: "切.zip", bytes: inner.subarray(0, 40) },
    ]);
    expect(await unpacked(bytes)).toEqual({
      taken: ["一.zip/a.txt 24", "二.zip/a.txt 24"],
      leftOut: [
        { name: "鍵.zip", refusal: { kind: "encrypted", looksLike: "zip" } },
        { name: "切.zip", refusal: { kind: "damaged", looksLike: "zip" } },
      ],
    });
  });

  const nine = Buffer.alloc(9_000_000);
  const bomb = writeZip(Array.from({ length: 16 }, (_, i) => ({ name: `${i}.txt`, bytes: nine })));
  test.each<[string, Uint8Array, object]>([
    [
      "an archive in an archive in an archive",
      writeZip([{ name: "一.zip", bytes: writeZip([{ name: "二.zip", bytes: writeZip([{ name: "a.txt", bytes: text }]) }]) }]),
      { kind: "nested-archives" },
    ],
    [
      "archives that together hold too much",
      writeZip(Array.from({ length: 16 }, (_, i) => ({ name: `${i}.zip`, bytes: bomb }))),
      { kind: "too-much-inside", unit: "bytes", limit: 500_000_000 },
    ],
    ["pictures only", writeZip([{ name: "写真.png", bytes: png }]), { kind: "binary", looksLike: "png" }],
    ["folders only", writeZip([{ name: "計画/" }]), { kind: "empty" }],
    ["nothing", writeZip([]), { kind: "empty" }],
  ])("refuses %s", async (_, bytes, refusal) => {
    expect(await unpacked(bytes)).toEqual(refusal);
  });

  test("shows names without what hides in them", async () => {
    const bytes = writeZip([
      { name: "請求\u202Etxt.exe\u0000\n.txt", bytes: text },
      { name: `${"長".repeat(500)}.txt`, bytes: text },
      { name: "\u0007", bytes: text },
    ]);
    expect(await unpacked(bytes)).toMatchObject({ taken: ["請求txt.exe.txt 24", `…${"長".repeat(196)}.txt 24`, "? 24"] });
  });
});

describe("a container is known by its directory", () => {
  const office = writeZip([
    { name: "[Content_Types].xml", bytes: "a" },
    { name: "xl/workbook.xml", bytes: "a" },
  ]);
  test.each([
    [
      "Office files packed as they are",
      writeZip([
        { name: "一.txt", bytes: text },
        { name: "目標.xlsx", bytes: office, stored: true },
        { name: "二.txt", bytes: text },
      ]),
    ],
    [
      "a folder called xl",
      writeZip([
        { name: "xl/一.txt", bytes: text },
        { name: "word/二.txt", bytes: text },
      ]),
    ],
  ])("%s make an archive", async (_, bytes) => {
    expect(await openDocument("a.zip", bytes)).toMatchObject({ ok: false, refusal: { kind: "archive" } });
  });
});
