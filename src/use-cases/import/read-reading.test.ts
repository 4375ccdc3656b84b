import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { aGoal, aNode, anIndicator, aPlan } from "../../../test/builders.ts";
import { processorSeconds } from "../../../test/processor-time.ts";
import { isReadingFile, readReading, readReadingFile } from "./read-reading.ts";

const reading = {
  ...{ format: "shirube-reading/1", source: { name: "計画.txt", sha256: "", mediaType: "text/plain" }, municipality: "澄川市" },
  plan: aPlan({ nodes: [aNode({ code: "1" }), aNode({ code: "1-1", parent: "1" })], indicators: [anIndicator({ node: "1-1" })] }),
  ...{ goals: [aGoal()], missions: [], unplaced: [{ text: "余り", where: "L3" }] },
  coverage: { total: 12, placed: 8, furniture: 2, unplaced: 2 },
};
const bytesOf = (text: string) => Buffer.from(text, "utf8");
const notOne = (at: string) => ({ ok: false, refusal: { kind: "not-a-reading", at } });
const folder = mkdtempSync(join(tmpdir(), "shirube-reading-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a reading that is given as a file", () => {
  test.each([JSON.stringify(reading), `\uFEFF${JSON.stringify(reading, null, 2)}`])(
    "says what it says, and is the document itself",
    (text) => {
      expect(isReadingFile(bytesOf(text))).toBe(true);
      const read = readReading("reading.json", bytesOf(text));
      expect(read).toMatchObject({
        ok: true,
        value: {
          document: { mediaType: "application/json" },
          traced: { reading: { plan: reading.plan, goals: reading.goals }, unplacedRanges: [{}] },
        },
      });
      const [range] = read.ok ? read.value.traced.unplacedRanges : [];
      expect(read.ok && read.value.document.text.slice(range?.start, range?.end)).toBe("余り");
      expect(read.ok && read.value.traced.reading.source).toMatchObject({
        name: "reading.json",
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
      });
    },
  );

  const loop = aPlan({ nodes: [aNode({ code: "1", parent: "2" }), aNode({ code: "2", parent: "1" })] });
  test.each([
    ["half of one", JSON.stringify(reading).slice(0, 200)],
    ["with a field that nobody knows", JSON.stringify({ ...reading, surplus: 1 })],
    ["with counts that do not add up", JSON.stringify({ ...reading, coverage: { ...reading.coverage, total: 13 } })],
    [
      "with more characters than can be",
      JSON.stringify({ ...reading, coverage: { total: 2 ** 40, placed: 2 ** 40, furniture: 0, unplaced: 0 } }),
    ],
    ["with nodes under each other", JSON.stringify({ ...reading, plan: loop })],
    ["of another version", JSON.stringify({ ...reading, format: "shirube-reading/2" })],
  ])("is refused where it is one %s", (_, text) => {
    expect(isReadingFile(bytesOf(text))).toBe(true);
    expect(readReading("reading.json", bytesOf(text))).toMatchObject({ ok: false, refusal: { kind: "not-a-reading" } });
  });

  test.each(["", "{}", '{"goals":[]}', "# 計画", '["shirube-reading/1"]'])("is not what %j is", (text) => {
    expect(isReadingFile(bytesOf(text))).toBe(false);
  });

  test("is told from other JSON by what its format says, whatever that is", async () => {
    const path = join(folder, "other.json");
    const read = (text: string) => {
      writeFileSync(path, text);
      return readReadingFile({ name: "other.json", path });
    };
    expect(await read('{"goals":[],"format":{"toString":1,"valueOf":1}}')).toBeNull();
    expect(await read('{"goals":[],"format":"shirube-reading/1"}')).toMatchObject({ ok: false, refusal: { kind: "not-a-reading" } });
  });

  test("is refused where it is deeper than any, before it takes long", () => {
    const deep = (depth: number) => bytesOf(`{"format":"shirube-reading/1","a":${"[".repeat(depth)}"\\"]]]"${"]".repeat(depth)}}`);
    const hostile = deep(2_000_000);
    expect(processorSeconds(() => expect(readReading("a.json", hostile)).toEqual(notOne("")))).toBeLessThan(0.5);
    expect(readReading("a.json", deep(100))).toEqual(notOne(""));
    expect(readReading("a.json", deep(20))).toEqual(notOne("/source"));
  });
});
