import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../test/database.ts";
import { aPublicationFile, retellBefore } from "../../test/publication-file.ts";
import { openPublishingDesk } from "../../test/publishing-desk.ts";
import { municipality } from "../../test/year-desk.ts";
import { accept } from "../domain/result.ts";
import type { Database } from "../store/database.ts";
import { publicationJson } from "../web/open-data/publication-json.ts";
import { loadSite } from "../web/public/load-content.ts";
import type { CommandContext } from "./command.ts";
import { importCommand } from "./import.ts";
import { sentencesFor } from "./sentences.ts";

const [pglite] = databases;

/** The command closes what it opened; the test goes on with it. */
function unclosed(db: Database): Database {
  return new Proxy(db, {
    get: (of, name) => {
      const member = Reflect.get(of, name, of);
      if (name === "close") return async () => {};
      return typeof member === "function" ? member.bind(of) : member;
    },
  });
}

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

  async function run(words: readonly string[], language = "ja_JP.UTF-8") {
    const said: string[] = [];
    const tell = (text: string) => void said.push(text);
    const unasked = () => expect.unreachable("it needs nothing but the record");
    const context: CommandContext = {
      settings: { host: "", port: 0, dataDirectory: folder, databaseUrl: null, publicUrl: null, mail: null },
      ...{ sentences: sentencesFor({ LANG: language }), print: tell, report: tell, clock: () => new Date("2027-01-05T00:00:00Z") },
      ...{ openReader: unasked, openMailer: unasked, ask: Object.assign(async () => unasked(), { isTerminal: false }) },
      connect: async () => accept(unclosed(empty)),
    };
    return { exit: await importCommand(words, context), said: said.join("\n") };
  }

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
