import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../test/database.ts";
import { aPublicationFile, retellBefore } from "../../test/publication-file.ts";
import { openPublishingDesk } from "../../test/publishing-desk.ts";
import { runCommand } from "../../test/run-command.ts";
import { municipality } from "../../test/year-desk.ts";
import type { Database } from "../store/database.ts";
import { publicationJson } from "../web/open-data/publication-json.ts";
import { loadSite } from "../web/public/load-content.ts";
import { importCommand } from "./import.ts";

const [pglite] = databases;

describe("a file of what was published, on the command line", () => {
  let folder: string;
  let file: string;
  let empty: Database;
  beforeAll(async () => {
    if (!pglite) throw new Error("no database");
    const db = await pglite.open();
    const desk = await openPublishingDesk(db);
    expect(await desk.publish()).toMatchObject({ ok: true });
    const site = await loadSite(db, municipality, 1);
    if (site === null) throw new Error("nothing is published");
    folder = await mkdtemp(join(tmpdir(), "shirube-import-"));
    file = join(folder, "publication.json");
    await writeFile(file, publicationJson(site));
    await db.close();
    empty = await pglite.open();
  });
  afterAll(async () => {
    await empty.close();
    await rm(folder, { recursive: true });
  });

  const run = (words: readonly string[], language?: string) => runCommand(importCommand, words, empty, language);

  test("comes back where there is no record, once, and only as what it is", async () => {
    expect(await run([file, "--municipality", "131016"])).toMatchObject({ exit: 1, said: expect.stringContaining("公表データです") });
    const done = await run([file]);
    expect(done).toMatchObject({ exit: 0, said: expect.stringContaining("復元しました（澄川市）") });
    expect(done.said).toContain("公表 1 回");
    expect(await run([file])).toMatchObject({ exit: 1, said: expect.stringContaining("記録があります") });
    await writeFile(join(folder, "broken.json"), '{"format":"shirube-publication/1"}');
    expect(await run([join(folder, "broken.json")])).toMatchObject({ exit: 1, said: expect.stringContaining("書式に合っていません") });
  });

  test.each([
    [
      "ja_JP.UTF-8",
      /第1回公表の重点目標「窓口を待たせない」（goal:101202）が指す部署（unit:99999）が、同じ公表の中にありません。\n {2}何も変えていません。/u,
    ],
    [
      "en_GB.UTF-8",
      /goal “窓口を待たせない” \(goal:101202\), as publication 1 tells it names unit \(unit:99999\), .+\n {2}Nothing was changed\./u,
    ],
  ])("says in %s of which thing something is wrong, and what to do", async (language, sentence) => {
    const told = aPublicationFile();
    retellBefore(told, "goal", (goal) => (goal.department = 99_999), 1);
    const broken = join(folder, "dangling.json");
    await writeFile(broken, JSON.stringify(told));
    expect(await run([broken], language)).toMatchObject({ exit: 1, said: expect.stringMatching(sentence) });
  });
});
