import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readFile } from "../read-file.ts";
import { writeResult } from "./result-file.ts";
import { takeAnswer } from "./take-answer.ts";

let data = "";
let spool = "";
let folder = "";
let secret = "";
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "shirube-data-"));
  spool = join(data, "spool");
  folder = join(spool, "reading-a");
  mkdirSync(folder, { recursive: true });
  // Named as the process names its files, so that only where it lies is wrong.
  secret = join(data, randomUUID());
  writeFileSync(secret, "the key of the staff");
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const take = (answer: Parameters<typeof takeAnswer>[0]) =>
  takeAnswer(answer, { folder, spool, memory: 1_000_000_000, signal: new AbortController().signal });
const own = () => join(folder, randomUUID());

function written(path: string): string {
  writeFileSync(path, "本日は晴天なり。");
  return path;
}

describe("what a process that reads names", () => {
  test("is taken from its folder: a reading, and files of an archive", async () => {
    const read = await readFile("a.txt", Buffer.from("本日は晴天なり。"));
    if (!read.ok) throw new Error("not read");
    const result = own();
    writeResult(result, read.value);
    expect(await take({ kind: "read", result, memory: 1 })).toEqual(read);
    expect(readdirSync(spool)).toEqual(["reading-a"]);
    const taken = await take({ kind: "unpacked", archive: [{ name: "a.txt", path: written(own()) }], leftOut: [], memory: 1 });
    if (!taken.ok || !("archive" in taken.value)) throw new Error("no archive");
    expect(taken.value.archive.map(({ path }) => readFileSync(path, "utf8"))).toEqual(["本日は晴天なり。"]);
  });

  const foreign: readonly (readonly [string, () => string])[] = [
    ["a file elsewhere", () => secret],
    ["a file elsewhere, by way of its folder", () => `${folder}/../../${secret.slice(data.length + 1)}`],
    ["a file of the spool folder", () => written(join(spool, randomUUID()))],
    ["its folder", () => folder],
    ["the folder above", () => `${folder}/..`],
    [
      "a link to a file elsewhere",
      () => {
        const path = own();
        symlinkSync(secret, path);
        return path;
      },
    ],
    [
      "a folder in its folder",
      () => {
        const path = own();
        mkdirSync(path);
        written(join(path, "a"));
        return path;
      },
    ],
    ["a file that is not there", own],
    ["a path with NUL", () => `${own()}\0`],
    ["nothing", () => ""],
  ];
  test.each(foreign)("is a crash where it is %s, and nothing is moved or kept", async (_, make) => {
    const path = make();
    const before = readdirSync(spool);
    const crashed = { ok: false, refusal: { kind: "crashed", how: "it named a file that is not its own" } };
    expect(await take({ kind: "read", result: path, memory: 1 })).toEqual(crashed);
    const archive = [
      { name: "good.txt", path: written(own()) },
      { name: "bad.txt", path: make() },
    ];
    const now = readdirSync(spool);
    expect(await take({ kind: "unpacked", archive, leftOut: [], memory: 1 })).toEqual(crashed);
    expect(readdirSync(spool)).toEqual(now);
    expect(now).toEqual(expect.arrayContaining(before));
    expect(readFileSync(secret, "utf8")).toBe("the key of the staff");
  });
});
