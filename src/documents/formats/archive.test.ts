import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type PackedEntry, writeZip } from "../../../test/hostile/zip-writer.ts";
import { openArchive } from "./archive.ts";

const zeros = Buffer.alloc(60_000_000);
const packedZeros = deflateRawSync(zeros);
const opened = async (bytes: Uint8Array) => {
  const archive = await openArchive(bytes, "zip");
  if (!archive.ok) throw new Error(archive.refusal.kind);
  return archive.value;
};

describe("an archive that says what it is", () => {
  test.each<[string, PackedEntry]>([
    ["packed", {} as PackedEntry],
    ["as it is", { name: "", stored: true }],
    ["with its sizes behind its data", { name: "", flags: 8 }],
    ["with ZIP64 sizes", { name: "", zip64: true }],
  ])("gives its entries %s", async (_, how) => {
    const archive = await opened(writeZip([{ ...how, name: "計画/第1章.txt", bytes: "第1章 計画の推進" }]));
    expect(archive.names).toEqual(["計画/第1章.txt"]);
    expect(archive.inside).toBe(23);
    expect(Buffer.from((await archive.read("計画/第1章.txt")) ?? []).toString()).toBe("第1章 計画の推進");
    expect(await archive.read("第2章.txt")).toBeNull();
  });

  test.each([
    ["UTF-8 that says so", "目標.txt", "目標.txt"],
    ["UTF-8 that does not", Buffer.from("目標.txt"), "目標.txt"],
    ["Shift_JIS", Buffer.from("96da95572e747874", "hex"), "目標.txt"],
    ["a path upwards", "../../etc/passwd", "../../etc/passwd"],
    ["a path from the root", "/etc/passwd", "/etc/passwd"],
    ["a path of Windows", "C:\\計画\\目標.txt", "C:\\計画\\目標.txt"],
  ])("names its entries in %s, and a name is only a name", async (_, name, shown) => {
    expect((await opened(writeZip([{ name, bytes: "a" }]))).names).toEqual([shown]);
  });

  test("keeps entries of one name apart, and leaves folders out", async () => {
    const archive = await opened(writeZip([{ name: "a/" }, { name: "a/b", bytes: "1" }, { name: "a/b", bytes: "2" }]));
    const texts = await Promise.all(archive.entries.map(async (entry) => Buffer.from(await entry.read()).toString()));
    expect(texts).toEqual(["1", "2"]);
  });

  test("may have ten thousand entries, a comment, and nothing in it", async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({ name: `${i}`, stored: true, bytes: "a" }));
    expect((await opened(writeZip(many))).names).toHaveLength(10_000);
    expect((await opened(writeZip([{ name: "a", bytes: "a" }], { comment: "PK\x05\x06" }))).names).toEqual(["a"]);
    expect((await opened(writeZip([]))).names).toEqual([]);
  });
});

describe("an archive is refused", () => {
  test.each<[string, () => Buffer, string, object?]>([
    [
      "with one entry too many",
      () => writeZip(Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}`, stored: true }))),
      "too-much-inside",
      { unit: "entries", limit: 10_000 },
    ],
    [
      "that makes 60 MB of some kB",
      () => writeZip([{ name: "a", packed: packedZeros, size: zeros.length }]),
      "too-much-inside",
      { unit: "bytes" },
    ],
    [
      "that makes 600 MB of entries that overlap",
      () =>
        writeZip([
          { name: "0", packed: deflateRawSync(zeros.subarray(0, 9_000_000)), size: 9_000_000 },
          ...Array.from({ length: 66 }, (_, i) => ({ name: `${i}`, sameAs: 0, packedSize: 8759, size: 9_000_000 })),
        ]),
      "too-much-inside",
      { unit: "bytes", limit: 500_000_000 },
    ],
    ["that says 2 to the 50th bytes", () => writeZip([{ name: "a", bytes: "a", size: 2 ** 50, zip64: true }]), "too-much-inside"],
    ["with a password", () => writeZip([{ name: "a", bytes: "a", flags: 1 }]), "encrypted"],
    ["that is cut off", () => writeZip([{ name: "a", bytes: "a".repeat(1000) }]).subarray(0, 60), "damaged"],
    ["whose directory is cut off at its front", () => writeZip([{ name: "a", bytes: "a" }]).subarray(20), "damaged"],
    ["that has fewer entries than it says", () => writeZip([{ name: "a", bytes: "a" }], { count: 7 }), "damaged"],
    ["of four bytes", () => Buffer.from("PK\x03\x04"), "damaged"],
  ])("%s", async (_, make, kind, facts = {}) => {
    expect(await openArchive(make(), "zip")).toMatchObject({ ok: false, refusal: { kind, ...facts } });
  });
});

describe("an entry is not given", () => {
  test.each<[string, PackedEntry]>([
    ["that is larger than it says", { name: "a", packed: packedZeros, size: 1000 }],
    ["that is smaller than it says", { name: "a", bytes: "a", size: 1000 }],
    ["that is packed longer than the archive", { name: "a", bytes: "a", packedSize: 1_000_000 }],
    ["that is packed shorter than it is", { name: "a", bytes: "abcdefghijklmnopqrstuvwxyz", packedSize: 3 }],
    ["that was changed", { name: "a", bytes: "a", crc: 1 }],
    ["that is packed in no way that is known", { name: "a", bytes: "a", method: 97 }],
    ["that is not packed at all", { name: "a", packed: Buffer.from("これは圧縮されていない"), size: 33 }],
  ])("%s", async (_, entry) => {
    const archive = await opened(writeZip([entry]));
    await expect(archive.read("a")).rejects.toThrow();
  });
});
