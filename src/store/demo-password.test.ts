import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newPassword } from "../use-cases/account/secrets.ts";
import { openDemoPassword } from "./demo-password.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "shirube-demo-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("the password is made once, and is another in every installation", async () => {
  const open = async (name: string) => {
    const opened = await openDemoPassword(join(folder, name), newPassword);
    return opened.ok ? opened.value : opened.refusal.kind;
  };
  const [one, again, other] = [await open("one"), await open("one"), await open("other")];
  expect(one).toEqual({ password: expect.stringMatching(/^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}$/u), isNew: true });
  expect(again).toEqual({ ...(one as object), isNew: false });
  expect(other).not.toEqual(one);
  expect((await readFile(join(folder, "one", "demo-password"), "utf8")).trim()).toBe((one as { password: string }).password);
});

test.skipIf(process.platform === "win32")("nobody else on the machine may read it", async () => {
  await openDemoPassword(folder, newPassword);
  expect((await stat(join(folder, "demo-password"))).mode & 0o777).toBe(0o600);
});

test("a file that holds something else is refused, not replaced", async () => {
  await writeFile(join(folder, "demo-password"), "short");
  expect(await openDemoPassword(folder, newPassword)).toMatchObject({ ok: false, refusal: { code: "no-password" } });
  expect(await readFile(join(folder, "demo-password"), "utf8")).toBe("short");
});

test("a folder that cannot be written to is refused", async () => {
  await writeFile(join(folder, "file"), "");
  const opened = await openDemoPassword(join(folder, "file", "data"), newPassword);
  expect(opened).toMatchObject({ ok: false, refusal: { kind: "demo-password-unusable" } });
});
