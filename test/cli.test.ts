import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../src/store/open-database.ts";
import { findUpload } from "../src/store/upload-store.ts";
import { signIn } from "../src/use-cases/account/sign-in.ts";
import { initMunicipality } from "../src/use-cases/init-municipality.ts";
import { editUpload } from "../src/use-cases/upload/edit-upload.ts";
import { writeZip } from "./hostile/zip-writer.ts";
import { receiveFile } from "./received.ts";

const root = resolve(import.meta.dirname, "..");
const sample = join(root, "samples", "令和8年度_重点目標管理シート_健康福祉部.html");
const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "shirube-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built command line as a person does. */
function shirube(words: readonly string[], environment: Readonly<Record<string, string>> = {}, input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist", "main.js"), ...words], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", LANG: "ja_JP.UTF-8", SHIRUBE_DATA: join(folder, "data"), ...environment },
    maxBuffer: 1 << 28,
    timeout: 60_000,
    input,
  });
  return { status, stdout, stderr };
}

function written(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe("help", () => {
  test.each([
    [["--help"], "使い方: shirube 命令"],
    [["help"], "使い方: shirube 命令"],
    [["read", "--help"], "使い方: shirube read"],
    [["import", "-h"], "使い方: shirube import"],
    [["serve", "--help"], "使い方: shirube serve"],
    [["init", "--help"], "使い方: shirube init"],
    [["account", "--help"], "使い方: shirube account reset"],
  ])("%j is shown on standard output", (words, text) => {
    expect(shirube(words)).toMatchObject({ status: 0, stdout: expect.stringContaining(text), stderr: "" });
  });

  test("is in English where the person's language is", () => {
    expect(shirube(["--help"], { LANG: "en_GB.UTF-8" }).stdout).toContain("Usage: shirube COMMAND");
  });

  test("says the same settings and exit codes in both languages", () => {
    for (const LANG of ["ja_JP.UTF-8", "en_US.UTF-8"])
      for (const word of ["PORT", "HOST", "SHIRUBE_DATA", "DATABASE_URL"]) expect(shirube(["--help"], { LANG }).stdout).toContain(word);
  });
});

describe("called wrongly", () => {
  test.each([
    [[], "stdout", "使い方"],
    [["fly"], "stderr", "「fly」という命令はありません"],
    [["constructor"], "stderr", "「constructor」という命令はありません"],
    [["read"], "stderr", "使い方: shirube read"],
    [["read", "a", "b"], "stderr", "使い方: shirube read"],
    [["read", "a", "--json", "--summary"], "stderr", "使い方: shirube read"],
    [["read", "a", "--xml"], "stderr", "使い方: shirube read"],
    [["import"], "stderr", "使い方: shirube import"],
    [["init", "--code", "131016"], "stderr", "使い方: shirube init"],
    [["account", "reset", "--code", "131016"], "stderr", "使い方: shirube account reset"],
    [["account", "remove", "--code", "131016", "--login", "x"], "stderr", "使い方: shirube account reset"],
    [["serve", "now"], "stderr", "使い方: shirube serve"],
  ] as const)("%j ends with 2 and says how", (words, stream, text) => {
    const ended = shirube(words);
    expect(ended.status).toBe(2);
    expect(ended[stream]).toContain(text);
  });

  test.each([
    [{ PORT: "http" }, "設定 PORT の値「http」は使えません"],
    [{ SHIRUBE_DATE: "x" }, "設定「SHIRUBE_DATE」は知らない名前です"],
    [{ DATABASE_URL: "mysql://me:secret@db/x" }, "設定 DATABASE_URL の値「mysql://…@db/x」は使えません"],
  ])("%j refuses to start and says why", (environment, text) => {
    expect(shirube(["serve"], environment)).toMatchObject({ status: 2, stderr: expect.stringContaining(text) });
  });
});

describe("read", () => {
  test("prints the reading as JSON", () => {
    const { status, stdout } = shirube(["read", sample, "--json"]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ format: "shirube-reading/1", municipality: "澄川市", source: { mediaType: "text/html" } });
  });

  test("prints a summary", () => {
    expect(shirube(["read", sample])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/自治体\s+澄川市[\s\S]*重点目標\s+3 件（2026年度）/u),
    });
  });

  test("says that a text of no known kind says nothing, and lists its text", () => {
    const { status, stdout, stderr } = shirube(["read", written("minutes.txt", "本日の会議は、雨のため中止となりました。\n")]);
    expect(status).toBe(0);
    expect(stdout).toContain("本日の会議は、雨のため中止となりました。");
    expect(stderr).toContain("読み取れませんでした");
  });

  test.each([
    ["a file that is not there", () => join(folder, "none.txt"), "ファイルがありません"],
    ["a folder", () => folder, "フォルダーです"],
    ["nothing", () => written("empty.txt", ""), "何も書かれていません"],
    ["white space", () => written("blank.txt", " \n\n\t "), "何も書かれていません"],
    ["a picture", () => written("picture.txt", PNG), "読めない種類のファイルです"],
    ["NULs", () => written("nul.txt", Buffer.concat([Buffer.from("計画\0\0\0"), Buffer.alloc(4000)])), "読めない種類のファイルです"],
    ["50 MB", () => written("large.txt", Buffer.alloc(50 * 1024 * 1024, "計画の目標\n")), "大きすぎます"],
  ])("refuses %s and says what to do", (_, file, text) => {
    const ended = shirube(["read", file(), "--json"]);
    expect(ended).toMatchObject({ status: 1, stdout: "" });
    expect(ended.stderr).toContain(text);
  });

  test("reads the only document of an archive, and refuses an archive of several", () => {
    const html = { name: "目標.html", bytes: readFileSync(sample) };
    const one = shirube(["read", written("one.zip", writeZip([html, { name: "写真.png", bytes: PNG }])), "--json"]);
    expect(one.status).toBe(0);
    expect(JSON.parse(one.stdout)).toMatchObject({ municipality: "澄川市", source: { name: "目標.html" } });
    expect(one.stderr).toMatch(/one\.zip: 写真\.png: 読めない種類のファイルです（png）/u);
    const two = shirube(["read", written("two.zip", writeZip([html, { name: "議事録.txt", bytes: "本日の会議" }]))]);
    expect(two).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("2 個のファイルをまとめた圧縮ファイルです") });
  });

  test.skipIf(process.platform === "win32")("stops at a device that never ends", () => {
    expect(shirube(["read", "/dev/zero"])).toMatchObject({ status: 1, stderr: expect.stringContaining("大きすぎます") });
  });

  test("keeps the coverage sums for one endless line and for hostile HTML", () => {
    const line = written("line.txt", "基本施策1 ①指標 基準値 5％ 目標値 ".repeat(60_000));
    const html = written(
      "hostile.html",
      `<table><tr>${"<td colspan=99999><div>".repeat(20_000)}<script>alert(1)</script><p onclick=x>目標`,
    );
    for (const file of [line, html]) {
      const { status, stdout } = shirube(["read", file, "--json"]);
      expect(status).toBe(0);
      const { total, placed, furniture, unplaced } = JSON.parse(stdout).coverage;
      expect(placed + furniture + unplaced).toBe(total);
    }
  });
});

describe("import", () => {
  test("keeps a document once, and says so", () => {
    const data = { SHIRUBE_DATA: join(folder, "import") };
    expect(shirube(["import", sample], data)).toMatchObject({ status: 0, stdout: expect.stringContaining("記録しました（澄川市）") });
    expect(shirube(["import", sample], data)).toMatchObject({ status: 0, stdout: expect.stringContaining("何も変えていません") });
  });

  test("keeps what can be kept and fails for the rest", () => {
    const data = { SHIRUBE_DATA: join(folder, "partly") };
    const ended = shirube(["import", join(folder, "none.txt"), sample], data);
    expect(ended.status).toBe(1);
    expect(ended.stdout).toContain("記録しました");
    expect(ended.stderr).toContain("ファイルがありません");
  });

  test("keeps each document of an archive, and says what it left out", () => {
    const archive = written(
      "年度.zip",
      writeZip([
        { name: "管理シート/健康福祉部.html", bytes: readFileSync(sample) },
        { name: "管理シート/議事録.txt", bytes: "澄川市の会議は、雨のため中止となりました。" },
        { name: "写真.png", bytes: PNG },
      ]),
    );
    const ended = shirube(["import", archive, "--municipality", "131016"], { SHIRUBE_DATA: join(folder, "archive") });
    expect(ended.stderr).toContain("コード 131016 の自治体は登録されていません");
    const kept = shirube(["import", archive], { SHIRUBE_DATA: join(folder, "archive") });
    expect(kept.status).toBe(1);
    expect(kept.stdout.match(/年度\.zip: 管理シート\/[^:]+: 記録しました（澄川市）/gu)).toHaveLength(2);
    expect(kept.stderr).toContain("年度.zip: 写真.png: 読めない種類のファイルです（png）");
  });

  test("leaves a document that people are changing on the pages to them, and says so", async () => {
    const dataDirectory = join(folder, "reviewed");
    const opened = await openDatabase({ dataDirectory, databaseUrl: null });
    if (!opened.ok) throw new Error(opened.refusal.kind);
    const db = opened.value;
    const [municipality, now, by] = ["131016", new Date(0), "企画課 佐藤"];
    await initMunicipality(db, { code: municipality, name: "澄川市" });
    const id = await receiveFile({ db, intake: { spool: folder } }, municipality, "シート.html", readFileSync(sample));
    const { revision } = (await findUpload(db, municipality, id)) ?? expect.unreachable("no upload");
    const edit = { kind: "set", pointer: "/goals/0/title", text: "直した題" } as const;
    expect(await editUpload(db, { municipality, id, revision, acts: [edit], by, now })).toMatchObject({ ok: true });
    await db.close();

    const data = { SHIRUBE_DATA: dataDirectory };
    const refused = shirube(["import", sample], data);
    expect(refused).toMatchObject({ status: 1, stdout: "" });
    expect(refused.stderr).toContain("画面で確認中の文書です（企画課 佐藤 の直し 1 件）。取込の画面で、記録するか、取り下げてください。");
    expect(shirube(["import", sample], { ...data, LANG: "en_US.UTF-8" }).stderr).toContain("Record it or turn it down there");
  });

  test("refuses data that cannot be used", () => {
    const file = written("file", "not a directory");
    expect(shirube(["import", sample], { SHIRUBE_DATA: join(file, "data") })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("使えません"),
    });
  });

  test.skipIf(process.platform !== "linux")("refuses data in /proc, where Linux lets nobody make a folder", () => {
    expect(shirube(["import", sample], { SHIRUBE_DATA: "/proc/x/y" })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("/proc/x/y）を使えません（ENOENT）"),
    });
  });
});

describe("init", () => {
  test("registers a municipality, and refuses another's document", () => {
    const data = { SHIRUBE_DATA: join(folder, "init") };
    expect(shirube(["init", "--code", "131016", "--name", "千代田区"], data)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("登録しました"),
    });
    expect(shirube(["init", "--code", "131016", "--name", "千代田区"], data)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("すでに登録"),
    });
    expect(shirube(["import", sample], data)).toMatchObject({ status: 1, stderr: expect.stringContaining("「澄川市」のもののようです") });
    expect(shirube(["import", sample, "--municipality", "131016"], data)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("千代田区"),
    });
  });

  test("refuses a code whose check digit is wrong", () => {
    expect(shirube(["init", "--code", "131017", "--name", "千代田区"])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("検査数字"),
    });
  });
});

describe("the first administrator", () => {
  const data = () => ({ SHIRUBE_DATA: join(folder, "administered") });
  const init = (input: string) => shirube(["init", "--code", "131016", "--name", "千代田区"], data(), input);
  const entered = async (login: string, password: string) => {
    const opened = await openDatabase({ dataDirectory: data().SHIRUBE_DATA, databaseUrl: null });
    if (!opened.ok) throw new Error(opened.refusal.kind);
    const done = await signIn(opened.value, { municipality: "131016", login, password, now: new Date() });
    await opened.value.close();
    return done.ok ? done.value : done.refusal.kind;
  };

  test("is asked for, has no default password, and is made once", async () => {
    expect(init("")).toMatchObject({ status: 0, stderr: expect.stringContaining("最初の管理者は登録していません") });
    expect(init("admin\n")).toMatchObject({ status: 0, stderr: expect.stringContaining("最初の管理者は登録していません") });
    expect(init("admin\n千代田 一郎\n\n")).toMatchObject({ status: 1, stderr: expect.stringContaining("12文字以上") });
    expect(init("管理者\n千代田 一郎\n朝は川沿いを歩いて役所へ\n")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("ログイン名「管理者」"),
    });
    expect(await entered("admin", "")).toBe("wrong-password");
    expect(init("admin\r\n千代田 一郎\r\n朝は川沿いを歩いて役所へ")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("/131016/sign-in"),
    });
    expect(init("other\n別の 人\n朝は川沿いを歩いて役所へ\n").stdout).not.toContain("最初の管理者");
    expect(await entered("admin", "朝は川沿いを歩いて役所へ")).toMatchObject({ mustChange: false, person: { name: "千代田 一郎" } });
    expect(await entered("other", "朝は川沿いを歩いて役所へ")).toBe("wrong-password");
  });

  test("gets another password from the operator, told once on standard output alone", async () => {
    const reset = (login: string, code = "131016") => shirube(["account", "reset", "--code", code, "--login", login], data());
    expect(reset("nobody")).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("ログイン名「nobody」") });
    expect(reset("admin", "131024")).toMatchObject({ status: 1, stdout: "" });
    const { status, stdout } = reset("Admin");
    expect(status).toBe(0);
    expect(await entered("admin", stdout.trim())).toMatchObject({ mustChange: true });
    expect(await entered("admin", "朝は川沿いを歩いて役所へ")).toBe("wrong-password");
  });
});

test("the catalogues hold the same keys and the same facts", () => {
  const catalogue = (language: string): Record<string, string> =>
    JSON.parse(readFileSync(join(root, "src", "cli", `messages.${language}.json`), "utf8"));
  const facts = (text: string) => [...text.matchAll(/\{\w+\}/gu)].map(String).sort();
  const [ja, en] = [catalogue("ja"), catalogue("en")];
  expect(Object.keys(en).sort()).toEqual(Object.keys(ja).sort());
  for (const [key, text] of Object.entries(ja)) expect(facts(en[key] ?? ""), key).toEqual(facts(text));
});
