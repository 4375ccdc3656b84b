import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openCopyDesk } from "../store/copy-desk.ts";
import { recordMunicipality } from "../store/municipality-store.ts";
import { openDatabase } from "../store/open-database.ts";
import { auditCommand } from "./audit.ts";
import { backupCommand } from "./backup.ts";
import type { Command, CommandContext } from "./command.ts";
import { restoreCommand } from "./restore.ts";
import { sentencesFor } from "./sentences.ts";

const folder = mkdtempSync(join(tmpdir(), "shirube-backup-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(command: Command, words: readonly string[], data = "data", LANG = "ja_JP.UTF-8") {
  const said: string[] = [];
  const tell = (text: string) => void said.push(text);
  const unasked = () => expect.unreachable("it needs nothing but the record");
  const dataDirectory = join(folder, data);
  const context: CommandContext = {
    settings: { host: "", port: 0, dataDirectory, databaseUrl: null, publicUrl: null, backups: null, log: "text", mail: null },
    ...{ sentences: sentencesFor({ LANG }), print: tell, report: tell, clock: () => new Date("2027-01-05T00:00:00Z") },
    ...{ openReader: unasked, openMailer: unasked, ask: Object.assign(async () => unasked(), { isTerminal: false }) },
    connect: (upTo) => openDatabase({ dataDirectory, databaseUrl: null }, upTo),
  };
  return { exit: await command(words, context), said: said.join("\n") };
}

describe("a backup on the command line", () => {
  test("is written into a new file, looked through, and put back into an empty folder alone", async () => {
    const file = join(folder, "shirube.backup.gz");
    const opened = await openDatabase({ dataDirectory: join(folder, "data"), databaseUrl: null });
    if (!opened.ok) throw new Error(opened.refusal.kind);
    await recordMunicipality(opened.value, { code: "990019", name: "澄川市", provisional: true });
    expect(await run(backupCommand, [file])).toMatchObject({ exit: 1, said: expect.stringContaining("使っています") });
    const desk = await openCopyDesk(opened.value, join(folder, "data"), {
      clock: () => new Date(),
      report: (text) => expect.unreachable(text),
    });
    expect(await run(backupCommand, [file])).toMatchObject({ exit: 0, said: expect.stringContaining("行 1。SHA-256") });
    expect(await run(auditCommand, ["verify"])).toMatchObject({ exit: 0, said: expect.stringContaining("切れ目はありません") });
    await desk.close();
    await opened.value.close();

    expect(await run(backupCommand, [file])).toMatchObject({ exit: 1, said: expect.stringContaining("すでにあります") });
    expect(await run(backupCommand, [join(folder, "none", "x")])).toMatchObject({
      exit: 1,
      said: expect.stringContaining("フォルダーがありません"),
    });
    expect(await run(restoreCommand, [file, "--check"], "untouched")).toMatchObject({
      exit: 0,
      said: expect.stringContaining("書き出したときのまま"),
    });
    expect(await run(restoreCommand, [file])).toMatchObject({ exit: 1, said: expect.stringContaining("データベースには記録があるか") });
    const cut = join(folder, "cut.backup.gz");
    writeFileSync(cut, readFileSync(file).subarray(0, 2_000));
    expect(await run(restoreCommand, [cut], "untouched")).toMatchObject({ exit: 1, said: expect.stringContaining("欠けている") });
    expect(await run(restoreCommand, [join(folder, "none")])).toMatchObject({
      exit: 1,
      said: expect.stringContaining("ファイルがありません"),
    });
    expect(await run(restoreCommand, [folder, "--check"])).toMatchObject({ exit: 1, said: expect.stringContaining("フォルダーです") });
    expect(await run(restoreCommand, [join(file, "x")])).toMatchObject({ exit: 1, said: expect.stringContaining("開けません（ENOTDIR）") });

    expect(await run(restoreCommand, [file], "restored", "en_GB.UTF-8")).toMatchObject({
      exit: 0,
      said: expect.stringContaining("1 rows"),
    });
    const again = join(folder, "again.backup.gz");
    expect(await run(backupCommand, [again], "restored")).toMatchObject({ exit: 0 });
    expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
  });

  test.each([
    [backupCommand, ["--help"], 0],
    [backupCommand, [], 2],
    [backupCommand, ["a", "b"], 2],
    [restoreCommand, ["-h"], 0],
    [restoreCommand, [], 2],
    [restoreCommand, ["a", "--all"], 2],
  ] as const)("is called by its words: %o %j ends with %i", async (command, words, exit) => {
    expect(await run(command, words)).toMatchObject({ exit, said: expect.stringContaining("使い方: shirube") });
  });
});
