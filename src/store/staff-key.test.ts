import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStaffKey } from "./staff-key.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "shirube-key-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("the key is made once, and is another in every installation", async () => {
  const open = async (name: string) => {
    const key = await openStaffKey(join(folder, name));
    return key.ok ? key.value : key.refusal.kind;
  };
  const [one, again, other] = [await open("one"), await open("one"), await open("other")];
  expect(one).toMatch(/^[0-9a-f]{32}$/u);
  expect(again).toBe(one);
  expect(other).not.toBe(one);
  expect((await readFile(join(folder, "one", "staff-key"), "utf8")).trim()).toBe(one);
});

test.skipIf(process.platform === "win32")("nobody else on the machine may read it", async () => {
  await openStaffKey(folder);
  expect((await stat(join(folder, "staff-key"))).mode & 0o777).toBe(0o600);
});

test("a file that holds something else is refused, not replaced", async () => {
  await writeFile(join(folder, "staff-key"), "short");
  expect(await openStaffKey(folder)).toMatchObject({ ok: false, refusal: { code: "no-key" } });
  expect(await readFile(join(folder, "staff-key"), "utf8")).toBe("short");
});

test("a folder that cannot be written to is refused", async () => {
  await writeFile(join(folder, "file"), "");
  expect(await openStaffKey(join(folder, "file", "data"))).toMatchObject({ ok: false, refusal: { kind: "staff-key-unusable" } });
});
