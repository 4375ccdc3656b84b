import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../src/store/open-database.ts";
import { signedIn } from "./signed-in.ts";

const root = resolve(import.meta.dirname, "..");
const sheet = join(root, "samples", "令和7年度_重点目標管理シート_企画総務部.txt");

/** Longer than the machine that tests takes, however busy it is. */
const PATIENCE = { timeout: 100_000, interval: 200 };

interface Served {
  readonly url: string;
  readonly child: ChildProcess;
}

describe("the product as it is served", { timeout: 300_000 }, () => {
  let data = "";
  let running: ChildProcess[] = [];
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), "shirube-serve-"));
  });
  afterEach(async () => {
    await Promise.all(running.map((child) => stop(child)));
    running = [];
    rmSync(data, { recursive: true, force: true });
  });

  const environment = () => ({ PATH: process.env.PATH ?? "", LANG: "ja_JP.UTF-8", PORT: "0", SHIRUBE_DATA: data });
  async function shirube(...words: string[]): Promise<void> {
    const child = spawn(process.execPath, [join(root, "dist", "main.js"), ...words], { env: environment(), stdio: "ignore" });
    await once(child, "exit");
    expect(child.exitCode, words.join(" ")).toBe(0);
  }
  async function serve(): Promise<Served> {
    const child = spawn(process.execPath, [join(root, "dist", "main.js"), "serve"], {
      env: environment(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    running.push(child);
    const said: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      said.push(line);
      const url = /^Shirube ready at (http:\S+)$/u.exec(said[0] ?? "")?.[1];
      if (url) return { url, child };
      break;
    }
    throw new Error(`the server did not start: ${said.join("\n")}`);
  }
  async function stop(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  }
  /** The cookie of a member of the planning section. Before it is served: nobody else has the data open then. */
  async function enter(): Promise<string> {
    const opened = await openDatabase({ dataDirectory: data, databaseUrl: null });
    if (!opened.ok) throw new Error(opened.refusal.kind);
    const { cookie } = await signedIn(opened.value, "131016", [{ role: "planning" }]);
    await opened.value.close();
    return cookie;
  }
  async function give({ url }: Served, cookie: string, files: readonly string[]): Promise<Response> {
    const body = new FormData();
    for (const file of files) body.append("files", new Blob([readFileSync(file)]), file.split("/").at(-1));
    return fetch(`${url}131016/imports`, { method: "POST", body, redirect: "manual", headers: { cookie, origin: new URL(url).origin } });
  }
  const list = async ({ url }: Served, cookie: string) =>
    (await fetch(`${url}131016/imports/list?state=all`, { headers: { cookie } })).text();

  test("tells its address, reads what is given, and goes on after it was killed", async () => {
    await shirube("init", "--code", "131016", "--name", "千代田区");
    const cookie = await enter();
    const first = await serve();
    // So large that it is being read for a while.
    const long = join(data, "長い文書.txt");
    writeFileSync(long, "本日は、会議の第一の議題について、説明がありました。\n".repeat(60_000));
    expect((await give(first, cookie, [long, sheet])).status).toBe(303);
    await expect.poll(() => list(first, cookie), PATIENCE).toContain("読み取り中");
    await stop(first.child, "SIGKILL");

    const second = await serve();
    await expect.poll(() => list(second, cookie), PATIENCE).toContain("重点目標3件");
    expect(await list(second, cookie)).not.toContain("読み取り中");
    expect(await (await fetch(`${second.url}health`)).json()).toMatchObject({ status: "ok", database: "ok", backup: "none-yet" });
    expect(readdirSync(data)).toContain("copies");

    // Who was under way when it is told to end is answered before it does.
    const headers = {
      cookie,
      origin: new URL(second.url).origin,
      "content-type": "application/x-www-form-urlencoded",
      "content-length": 9,
    };
    const sending = request(`${second.url}131016/operation/backups`, { method: "POST", headers });
    const answered = once(sending, "response");
    sending.write("a=1");
    await new Promise((sent) => setTimeout(sent, 300));
    second.child.kill("SIGTERM");
    await expect
      .poll(
        () =>
          fetch(second.url).then(
            () => "open",
            () => "closed",
          ),
        PATIENCE,
      )
      .toBe("closed");
    sending.end("&bb=2&");
    const [{ statusCode }] = await answered;
    expect(statusCode).toBe(303);
    const [code] = await once(second.child, "exit");
    expect(code).toBe(0);
    expect(readdirSync(join(data, "backups")).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("leaves nothing of a file whose sending stops, nor of an earlier life, and answers meanwhile", async () => {
    await shirube("init", "--code", "131016", "--name", "千代田区");
    mkdirSync(join(data, "spool", "left"), { recursive: true });
    const cookie = await enter();
    const served = await serve();
    const spooled = () => readdirSync(join(data, "spool"));
    expect(spooled()).toEqual([]);

    const { origin } = new URL(served.url);
    const headers = { cookie, origin, "content-type": "multipart/form-data; boundary=x" };
    const sending = request(`${served.url}131016/imports`, { method: "POST", headers });
    sending.on("error", () => undefined);
    sending.write('--x\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n');
    sending.write(Buffer.alloc(3_000_000));
    await expect.poll(spooled, PATIENCE).toHaveLength(1);
    expect((await fetch(`${served.url}131016/`, { headers: { cookie } })).status).toBe(200);
    sending.destroy();
    await expect.poll(spooled, PATIENCE).toEqual([]);
    expect(await list(served, cookie)).not.toContain("a.pdf");
  });
});
