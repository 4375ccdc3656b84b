import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../test/database.ts";
import { openPublishingDesk, type PublishingDesk } from "../../test/publishing-desk.ts";
import { runCommand } from "../../test/run-command.ts";
import { day, municipality } from "../../test/year-desk.ts";
import type { Database } from "../store/database.ts";
import { recordMunicipality } from "../store/municipality-store.ts";
import { withdrawPublication } from "../use-cases/publication/withdraw-publication.ts";
import { publishCommand } from "./publish.ts";

describe("the site of what was published, on the command line", () => {
  let folder: string;
  let out: string;
  let db: Database;
  let desk: PublishingDesk;
  beforeAll(async () => {
    db = await (databases[0]?.open() ?? expect.unreachable());
    desk = await openPublishingDesk(db);
    folder = await mkdtemp(join(tmpdir(), "shirube-publish-"));
    out = join(folder, "site");
  });
  afterAll(async () => {
    await db.close();
    await rm(folder, { recursive: true });
  });

  const run = (...words: string[]) => runCommand(publishCommand, words, db);
  const page = (path: string) => readFile(join(out, path), "utf8");

  test.each([[[]], [["--out"]], [["--out", ""]], [["--out", "x", "--number", "0"]], [["--out", "x", "more"]]])(
    "%j is no call of it",
    async (words) => {
      expect(await run(...words)).toMatchObject({ exit: 2, said: expect.stringContaining("使い方: shirube publish") });
    },
  );

  test("is not written where nothing is published, or for a municipality that is not there", async () => {
    expect(await run("--out", out)).toMatchObject({ exit: 1, said: expect.stringContaining("公表しているものがありません") });
    expect(await run("--out", out, "--municipality", "131016")).toMatchObject({ exit: 1, said: expect.stringContaining("131016") });
    await recordMunicipality(db, { code: "131016", name: "千代田区", provisional: false });
    expect(await run("--out", out, "--municipality", "131016")).toMatchObject({ exit: 1, said: expect.stringContaining("公表している") });
    expect(existsSync(out)).toBe(false);
  });

  test("is written whole, and the second time only where it changed", async () => {
    await desk.publish();
    expect(await run("--out", out)).toMatchObject({ exit: 0, said: expect.stringMatching(/第1回.*作成 [1-9]\d+、そのまま 0、削除 0/u) });
    expect(await page("index.html")).toContain("澄川市");
    expect(await run("--out", out)).toMatchObject({ exit: 0, said: expect.stringContaining("作成 0、") });
    await rm(join(out, "index.html"));
    expect(await run("--out", out, "--municipality", municipality)).toMatchObject({ exit: 0, said: expect.stringContaining("作成 1、") });
    expect(await page("index.html")).toContain("澄川市");
  });

  test("may tell an earlier publication, and none that there is not", async () => {
    await desk.publish({ choices: desk.everything.slice(1) });
    expect(await run("--out", out)).toMatchObject({ exit: 0, said: expect.stringContaining("第2回") });
    expect(await run("--out", join(folder, "first"), "--number", "1")).toMatchObject({ exit: 0, said: expect.stringContaining("第1回") });
    expect(existsSync(join(folder, "first", "plans", `${desk.plan}.html`))).toBe(true);
    expect(await run("--out", out, "--number", "3")).toMatchObject({ exit: 1 });
    expect(await page("publications/index.html")).toContain("第2回");
  });

  test("is not written over files of somebody else", async () => {
    const other = join(folder, "other");
    await mkdir(other);
    await writeFile(join(other, "mine.txt"), "mine");
    expect(await run("--out", other)).toMatchObject({ exit: 1, said: expect.stringContaining(other) });
    expect(await run("--out", join(other, "mine.txt"))).toMatchObject({ exit: 1, said: expect.stringContaining("ENOTDIR") });
    expect(await readFile(join(other, "mine.txt"), "utf8")).toBe("mine");
  });

  test("says nothing but that it was withdrawn where all of it was", async () => {
    for (const number of [1, 2])
      await withdrawPublication(db, desk.staff.planning, { number, reason: "個人の名があった", now: day("2026-06-02") });
    expect(await run("--out", out)).toMatchObject({ exit: 0, said: expect.stringContaining("取り下げられています") });
    expect(await page("index.html")).toContain("個人の名があった");
    expect(await page(`plans/${desk.plan}.html`)).toContain("個人の名があった");
    expect(existsSync(join(out, "data", "goals.csv"))).toBe(false);
  });
});
