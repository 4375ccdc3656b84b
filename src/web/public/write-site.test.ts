import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aSiteFile, long } from "../../../test/site-requests.ts";
import { takeDataLock } from "../../store/data-lock.ts";
import type { SiteFile } from "./site-file.ts";
import { finishTurn } from "./site-folder.ts";
import { HIDDEN, readManifest, writeManifest } from "./site-manifest.ts";
import { writeSite } from "./write-site.ts";

describe("a site that is written into a folder", () => {
  let folder: string;
  let made: string[];
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), "shirube-site-")), "site");
    made = [];
  });
  afterEach(() => rm(join(folder, ".."), { recursive: true, force: true }));

  const file = (path: string, text: string, sum?: string): SiteFile => ({
    ...aSiteFile(path, text, sum === undefined ? {} : { sum }),
    make: () => {
      made.push(path);
      return text;
    },
  });
  const write = async (...files: SiteFile[]) => {
    made = [];
    return writeSite(folder, { state: "1", publication: 1, files });
  };
  const read = (path: string) => readFile(join(folder, path), "utf8");
  const standing = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(folder.length + 1)
          .replaceAll("\\", "/"),
      )
      .filter((path) => !path.startsWith(HIDDEN))
      .sort();

  test("holds each file, and packed beside it what is text and large enough", async () => {
    const picture = new Uint8Array(3_000);
    expect(await write(file("index.html", "短い"), file("goals/1.html", long), { ...aSiteFile("a.png", ""), make: () => picture })).toEqual(
      {
        ok: true,
        value: { made: 3, kept: 0, removed: 0, bytes: 6 + Buffer.byteLength(long) + 3_000 },
      },
    );
    expect(await standing()).toEqual(["a.png", "goals/1.html", "goals/1.html.br", "goals/1.html.gz", "index.html"]);
    expect(brotliDecompressSync(await readFile(join(folder, "goals/1.html.br"))).toString()).toBe(long);
    expect(gunzipSync(await readFile(join(folder, "goals/1.html.gz"))).toString()).toBe(long);
    expect((await readManifest(folder))?.files["goals/1.html"]).toMatchObject({ size: Buffer.byteLength(long), gz: expect.any(Number) });
  });

  test("keeps what is the same, makes what changed, removes what is told no more", async () => {
    await write(file("index.html", "一"), file("goals/1.html", long), file("goals/2.html", long), file("plans/1.html", long));
    const before = await stat(join(folder, "goals/2.html"));
    expect(
      await write(file("index.html", "一"), file("goals/1.html", "短くなった"), file("goals/2.html", long), file("new.html", "新")),
    ).toMatchObject({
      value: { made: 2, kept: 2, removed: 1 },
    });
    expect(made).toEqual(["goals/1.html", "new.html"]);
    expect(await standing()).toEqual(["goals/1.html", "goals/2.html", "goals/2.html.br", "goals/2.html.gz", "index.html", "new.html"]);
    expect(await read("goals/1.html")).toBe("短くなった");
    expect((await stat(join(folder, "goals/2.html"))).mtimeMs).toBe(before.mtimeMs);
    expect(existsSync(join(folder, "plans"))).toBe(false);
  });

  test("leaves what is made the same in another way where it stands", async () => {
    await write(file("index.html", long, "old"));
    const before = await stat(join(folder, "index.html"));
    expect(await write(file("index.html", long, "new"))).toMatchObject({ value: { made: 1, kept: 0 } });
    expect((await stat(join(folder, "index.html"))).ino).toBe(before.ino);
    expect(await write(file("index.html", long, "new"))).toMatchObject({ value: { made: 0, kept: 1 } });
  });

  test("makes anew what somebody took away or cut off", async () => {
    const files = [file("a.html", long), file("b.html", long), file("c.html", long)];
    await write(...files);
    await rm(join(folder, "a.html.gz"));
    await writeFile(join(folder, "b.html"), "half");
    expect(await write(...files)).toMatchObject({ value: { made: 2, kept: 1 } });
    expect(await read("b.html")).toBe(long);
  });

  test.each(["a.html", "a.html.br", "a.html.gz"])(
    "makes anew what a disk or a hand damaged without a change of its length: %s",
    async (place) => {
      const files = [file("a.html", long), file("b.html", long)];
      await write(...files);
      const whole = await readFile(join(folder, place));
      await writeFile(join(folder, place), whole.with(whole.length >> 1, (whole[whole.length >> 1] ?? 0) ^ 1));
      expect(await write(...files)).toMatchObject({ value: { made: 1, kept: 1 } });
      expect(await readFile(join(folder, place))).toEqual(whole);
    },
  );

  test("is as it was where making it fails, or is ended", async () => {
    await write(file("index.html", "旧"), file("old.html", "旧"));
    const failing: SiteFile = { ...aSiteFile("z.html", "z"), make: () => expect.fail("cannot be made") };
    await expect(write(file("index.html", "新"), failing)).rejects.toThrow("cannot be made");
    const controller = new AbortController();
    const ending: SiteFile = { ...aSiteFile("y.html", "y"), make: () => String(controller.abort()) };
    await expect(
      writeSite(folder, {
        state: "2",
        publication: 2,
        files: [file("index.html", "新"), ending, file("x.html", "x")],
        signal: controller.signal,
      }),
    ).rejects.toThrow("aborted");
    expect(await standing()).toEqual(["index.html", "old.html"]);
    expect(await read("index.html")).toBe("旧");
    expect((await readManifest(folder))?.state).toBe("1");
    expect(await write(file("index.html", "新"))).toMatchObject({ value: { made: 1, removed: 1 } });
    expect(await standing()).toEqual(["index.html"]);
  });

  test("whose files were being put in place when the process ended is finished by the next", async () => {
    await write(file("index.html", "旧"), file("old.html", "旧"));
    const manifest = await readManifest(folder);
    // It ended after the first of two files: what was ready for it lies there no more.
    await mkdir(join(folder, HIDDEN, "ready"), { recursive: true });
    await writeFile(join(folder, HIDDEN, "ready", "1"), "新");
    const moves = [
      ["0", "other.html"],
      ["1", "index.html"],
    ];
    const next = writeManifest({ ...(manifest ?? { publication: 1 }), state: "2", files: {} });
    await writeFile(join(folder, HIDDEN, "turn.json"), JSON.stringify({ moves, removals: ["old.html"], manifest: next }));
    await finishTurn(folder);
    expect(await read("index.html")).toBe("新");
    expect(await standing()).toEqual(["index.html"]);
    expect((await readManifest(folder))?.state).toBe("2");
  });

  test("puts a folder in its place as a whole, also where somebody made one meanwhile", async () => {
    await write(file("index.html", "旧"));
    const manifest = writeManifest({ ...((await readManifest(folder)) ?? { publication: 1, files: {} }), state: "2" });
    for (const [path, text] of [
      [".shirube/ready/goals/1.html", "新"],
      [".shirube/ready/goals/years/2.html", "新"],
      ["goals/1.html", "手"],
      ["goals/years/mine.html", "手"],
    ] as const) {
      await mkdir(join(folder, path, ".."), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await writeFile(join(folder, HIDDEN, "turn.json"), JSON.stringify({ moves: [["goals", "goals"]], removals: [], manifest }));
    await finishTurn(folder);
    expect(await standing()).toEqual(["goals/1.html", "goals/years/2.html", "goals/years/mine.html", "index.html"]);
    expect(await read("goals/1.html")).toBe("新");
  });

  describe("whose manifest, or what was being put in place, cannot be read", () => {
    const foreign = ["robots.txt", ".well-known/mine.html", "写真/一.html"];
    const lay = async (...places: readonly string[]) => {
      for (const place of places) {
        await mkdir(join(folder, place, ".."), { recursive: true });
        await writeFile(join(folder, place), "手");
      }
    };

    test.each([
      ["the manifest is cut off", (hidden: string) => writeFile(join(hidden, "manifest.json"), "{")],
      ["the manifest is of another form", (hidden: string) => writeFile(join(hidden, "manifest.json"), "[]")],
      ["the manifest is not there", (hidden: string) => rm(join(hidden, "manifest.json"))],
      ["what was begun is cut off", (hidden: string) => writeFile(join(hidden, "turn.json"), '{"moves":[')],
    ])("keeps no page that is told no more, and nothing packed of an earlier text: %s", async (_, damage) => {
      await write(file("index.html", long), file("a/withdrawn.html", long), file("a/b/told.html", long), file("old.html", long));
      await lay(...foreign);
      await damage(join(folder, HIDDEN));
      expect(await write(file("index.html", "新"), file("a/new.html", long))).toMatchObject({ value: { made: 2, kept: 0, removed: 3 } });
      expect((await standing()).filter((place) => !foreign.includes(place))).toEqual([
        "a/new.html",
        "a/new.html.br",
        "a/new.html.gz",
        "index.html",
      ]);
      expect(existsSync(join(folder, "a/b"))).toBe(false);
      for (const place of foreign) expect(await read(place), place).toBe("手");
      expect(Object.keys((await readManifest(folder))?.files ?? {})).toEqual(["index.html", "a/new.html"]);
    });
  });

  test("leaves nothing packed beside a page that was not packed of it", async () => {
    await write(file("index.html", "短い"), file("a.html", "短い"));
    await writeFile(join(folder, "index.html.gz"), "old");
    await writeFile(join(folder, "mine.html.gz"), "手");
    expect(await write(file("index.html", "短い"), file("a.html", "新"))).toMatchObject({ value: { made: 1, kept: 1, removed: 0 } });
    expect(await standing()).toEqual(["a.html", "index.html", "mine.html.gz"]);
  });

  test("packs only where somebody gains by it", async () => {
    const pages = Array.from({ length: 60 }, (_, i) => `<p>${i}番の窓口</p>`).join("");
    await write(file("a.html", "窓".repeat(400)), file("b.html", pages), file("c.html", long));
    expect(await standing()).toEqual(["a.html", "a.html.gz", "b.html", "b.html.gz", "c.html", "c.html.br", "c.html.gz"]);
    await write(file("a.html", "窓".repeat(340)));
    expect(await standing()).toEqual(["a.html"]);
  });

  test("is not written while another process writes it", async () => {
    await write(file("index.html", "旧"));
    const lock = await takeDataLock(join(folder, HIDDEN));
    expect(await write(file("index.html", "新"))).toMatchObject({ ok: false, refusal: { kind: "data-in-use" } });
    if (lock.ok) lock.value.release();
    expect(await write(file("index.html", "新"))).toMatchObject({ ok: true });
  });

  test("is not written into a folder with other files, or where none can be", async () => {
    await write();
    await writeFile(join(folder, "..", "mine.txt"), "mine");
    expect(await writeSite(join(folder, ".."), { state: "", publication: 1, files: [] })).toMatchObject({
      refusal: { kind: "not-a-site" },
    });
    expect(await writeSite(join(folder, "..", "mine.txt"), { state: "", publication: 1, files: [] })).toMatchObject({
      refusal: { kind: "folder-unusable", code: "ENOTDIR" },
    });
    expect(await read("../mine.txt")).toBe("mine");
  });

  test.each(["../x.html", "/x.html", "a//b.html", ".x.html", "a/.x", "a\\b", "a.html.gz", "", "a/"])("has no file %j", async (path) => {
    await expect(write(file(path, "x"))).rejects.toThrow("no path of a site");
  });

  test("lets the process answer meanwhile, and tells how far it is", async () => {
    const slow = (path: string): SiteFile => ({
      ...aSiteFile(path, path),
      make: () => {
        const until = performance.now() + 5;
        while (performance.now() < until);
        return path;
      },
    });
    const files = Array.from({ length: 100 }, (_, i) => slow(`p/${i}.html`));
    let longest = 0;
    let last = performance.now();
    const tick = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const told: number[] = [];
    await writeSite(folder, { state: "", publication: 1, files, report: ({ made: so, total }) => told.push(so / total) });
    clearInterval(tick);
    expect(longest).toBeLessThan(250);
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
  });
});
