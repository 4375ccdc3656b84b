import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { emptySpool, MOST_BYTES, MOST_FILES, type SpooledForm, spoolForm, withSpooledFiles } from "./spool-files.ts";

let spool = "";
beforeEach(async () => {
  spool = await mkdtemp(join(tmpdir(), "shirube-spool-"));
});
afterEach(() => rm(spool, { recursive: true, force: true }));

const posted = (form: FormData) => new Request("http://localhost/", { method: "POST", body: form });

function aForm(files: readonly (readonly [name: string, text: string])[], fields: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, text] of files) form.append("files", new Blob([text]), name);
  return form;
}

/** What was spooled, with the texts of the files, which are gone afterwards. */
async function spooledFrom(form: FormData) {
  return withSpooledFiles(posted(form), spool, async ({ fields, files }: SpooledForm) => ({
    fields: Object.fromEntries(fields),
    files: await Promise.all(
      files.map(async ({ name, spooled }) => [name, spooled.ok ? await readFile(spooled.value.path, "utf8") : spooled.refusal.kind]),
    ),
  }));
}

describe("files of a form", () => {
  test("are on the disk while they are taken, and gone afterwards", async () => {
    const taken = await spooledFrom(
      aForm(
        [
          ["計画.txt", "市民が主役"],
          ["か\u3099く.csv", "a,b"],
          ["空.txt", ""],
        ],
        { person: "企画課　山田" },
      ),
    );
    expect(taken).toEqual({
      ok: true,
      value: {
        fields: { person: "企画課　山田" },
        files: [
          ["計画.txt", "市民が主役"],
          ["がく.csv", "a,b"],
          ["空.txt", ""],
        ],
      },
    });
    expect(await readdir(spool)).toEqual([]);
  });

  test("are nothing where none was chosen", async () => {
    expect(await spooledFrom(aForm([["", ""]]))).toMatchObject({ ok: true, value: { files: [] } });
  });

  test("are called what a person sees: no name turns the direction of its end, or holds what is never shown", async () => {
    const request = new Request("http://localhost/", { method: "POST", body: aForm([["計画\u202Efdp.exe\u0007", "x"]]) });
    const taken = await withSpooledFiles(request, spool, async ({ files }) => files.map(({ name }) => name));
    expect(taken).toEqual({ ok: true, value: ["計画fdp.exe"] });
  });

  test("never lead out of the spool by their names", async () => {
    const body = [
      "--x",
      'Content-Disposition: form-data; name="files"; filename="../../../etc/cron.d/x"',
      "Content-Type: text/plain",
      "",
      "text",
      "--x",
      'Content-Disposition: form-data; name="files"; filename="C:\\\\Users\\\\a\\\\計画.txt"',
      "",
      "text",
      "--x--",
      "",
    ].join("\r\n");
    const form = await spoolForm(Readable.from([Buffer.from(body)]), "multipart/form-data; boundary=x", spool);
    expect(form?.files.map(({ name }) => name)).toEqual(["x", "計画.txt"]);
    expect((await readdir(spool)).sort()).toEqual(["0", "1"]);
  });

  test.skipIf(process.platform === "win32")("are for nobody else on the machine", async () => {
    const seen = await withSpooledFiles(posted(aForm([["a.txt", "a"]])), join(spool, "new"), async ({ files }) => {
      const [file] = files;
      const path = file?.spooled.ok ? file.spooled.value.path : "";
      return [(await stat(path)).mode & 0o777, (await stat(join(path, ".."))).mode & 0o777];
    });
    expect(seen).toEqual({ ok: true, value: [0o600, 0o700] });
  });

  test("are taken up to their number, and it is said that there were more", async () => {
    const many = Array.from({ length: MOST_FILES + 3 }, (_, i) => [`${i}.txt`, "a"] as const);
    const taken = await spooledFrom(aForm(many));
    if (!taken.ok) throw new Error(taken.refusal.kind);
    expect(taken.value.files).toHaveLength(MOST_FILES + 1);
    expect(taken.value.files.at(-1)).toEqual(["", "too-many-files"]);
  });

  test("are gone also when taking them fails", async () => {
    const failing = withSpooledFiles(posted(aForm([["a.txt", "a"]])), spool, () => Promise.reject(new Error("no database")));
    await expect(failing).rejects.toThrow("no database");
    expect(await readdir(spool)).toEqual([]);
  });
});

/** A multipart body of one file of so many bytes, made as it is read. */
function* aLargeBody(bytes: number): Generator<Buffer> {
  yield Buffer.from('--x\r\nContent-Disposition: form-data; name="files"; filename="大.pdf"\r\n\r\n');
  const chunk = Buffer.alloc(1024 * 1024, 0x61);
  for (let left = bytes; left > 0; left -= chunk.length) yield chunk.subarray(0, Math.min(left, chunk.length));
  yield Buffer.from(
    '\r\n--x\r\nContent-Disposition: form-data; name="files"; filename="小.txt"\r\n\r\nsmall\r\n--x\r\nContent-Disposition: form-data; name="person"\r\n\r\nA\r\n--x--\r\n',
  );
}

describe("a file", () => {
  test("of 100 MB is taken, without being held in memory", async () => {
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }, 5);
    const form = await spoolForm(Readable.from(aLargeBody(MOST_BYTES)), "multipart/form-data; boundary=x", spool);
    clearInterval(watch);
    expect(form?.files.map(({ spooled }) => spooled.ok && spooled.value.size)).toEqual([MOST_BYTES, 5]);
    expect((await stat(join(spool, "0"))).size).toBe(MOST_BYTES);
    expect(most).toBeLessThan(64 * 1024 * 1024);
  });

  test("of a byte more is not, but the others of its form are", async () => {
    const form = await spoolForm(Readable.from(aLargeBody(MOST_BYTES + 1)), "multipart/form-data; boundary=x", spool);
    expect(form?.files).toMatchObject([
      { name: "大.pdf", spooled: { ok: false, refusal: { kind: "file-too-large", limit: MOST_BYTES } } },
      { name: "小.txt", spooled: { ok: true, value: { size: 5 } } },
    ]);
    expect(form?.fields.get("person")).toBe("A");
    expect(await readdir(spool)).toEqual(["1"]);
  });

  test.skipIf(!existsSync("/dev/full"))("for which the disk has no room is refused, and the others are taken", async () => {
    await symlink("/dev/full", join(spool, "0"));
    const form = await spoolForm(Readable.from(aLargeBody(5 * 1024 * 1024)), "multipart/form-data; boundary=x", spool);
    expect(form?.files).toMatchObject([
      { name: "大.pdf", spooled: { ok: false, refusal: { kind: "disk-full" } } },
      { name: "小.txt", spooled: { ok: true } },
    ]);
  });
});

describe("a body that is no form", () => {
  test.each([
    ["text", "text/plain"],
    ["a form without files", "application/x-www-form-urlencoded"],
    ["a form without its boundary", "multipart/form-data"],
  ])("%s is refused", async (_, type) => {
    const request = new Request("http://localhost/", { method: "POST", body: "a=b", headers: { "content-type": type } });
    expect(await withSpooledFiles(request, spool, async () => 1)).toEqual({ ok: false, refusal: { kind: "not-files" } });
  });

  test.each([
    ["cut off in a file", '--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\ntext'],
    ["cut off in a head", "--x\r\nContent-Disposition: form-da"],
    ["without a part", "nothing"],
  ])("%s leaves nothing behind", async (_, body) => {
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const request = new Request("http://localhost/", { method: "POST", body, headers });
    expect(await withSpooledFiles(request, spool, async () => 1)).toEqual({ ok: false, refusal: { kind: "cut-off" } });
    expect(await readdir(spool)).toEqual([]);
  });

  test("whose sender goes away leaves nothing behind", async () => {
    const pieces = ['--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n', "a".repeat(100_000)];
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const piece = pieces.shift();
        if (piece === undefined) controller.error(new Error("gone"));
        else controller.enqueue(Buffer.from(piece));
      },
    });
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const request = new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit);
    expect(await withSpooledFiles(request, spool, async () => 1)).toEqual({ ok: false, refusal: { kind: "cut-off" } });
    expect(await readdir(spool)).toEqual([]);
  });

  test.each([
    ["no length", {}],
    ["a length that is not its own", { "content-length": "10" }],
  ])("that says %s is taken up to the limit, and no further", async (_, said) => {
    let taken = 0;
    const body = Readable.toWeb(
      Readable.from(
        (function* () {
          for (const chunk of aLargeBody(20 * 1024 * 1024)) {
            taken += chunk.length;
            yield chunk;
          }
        })(),
      ),
    );
    const headers = { "content-type": "multipart/form-data; boundary=x", ...said };
    const request = new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit);
    const most = 3 * 1024 * 1024;
    expect(await withSpooledFiles(request, spool, async () => 1, most)).toEqual({ ok: false, refusal: { kind: "too-large" } });
    // Some chunks are on their way when the limit is reached.
    expect(taken).toBeLessThan(20 * 1024 * 1024);
    expect(await readdir(spool)).toEqual([]);
  });

  test("that says no length is taken where it is as long as the limit", async () => {
    const pieces = [...aLargeBody(1000)];
    const most = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const body = Readable.toWeb(Readable.from(pieces));
    const request = new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit);
    expect(await withSpooledFiles(request, spool, async ({ files }) => files.length, most)).toEqual({ ok: true, value: 2 });
  });

  test("too large as a whole is not even begun", async () => {
    const headers = { "content-type": "multipart/form-data; boundary=x", "content-length": String(MOST_BYTES * MOST_FILES * 2) };
    const request = new Request("http://localhost/", { method: "POST", body: "x", headers });
    expect(await withSpooledFiles(request, spool, async () => 1)).toEqual({ ok: false, refusal: { kind: "too-large" } });
  });
});

test("what an ended process left is removed at the start", async () => {
  await symlink("/dev/null", join(spool, "left"));
  await emptySpool(spool);
  expect(await readdir(spool)).toEqual([]);
});
