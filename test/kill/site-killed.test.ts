import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setImmediate, setTimeout } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { HIDDEN, hashOf, placesOf, readManifest } from "../../src/web/public/site-manifest.ts";
import { writeSite } from "../../src/web/public/write-site.ts";
import { aKilledSite } from "../killed-site.ts";

const root = mkdtempSync(join(tmpdir(), "shirube-kill-site-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const KILLS = 10;
/** A site of the loop is made in about so long. */
const MAKING_MS = 100;

/**
 * Writes in another process until it is killed.
 *
 * @param afterMs after it began with the second site; null: as soon as it puts that in place.
 */
async function writeUntilKilled(folder: string, afterMs: number | null): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "site-loop.ts"), folder], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const begun = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => line === "begun 1" && resolve());
  });
  await Promise.race([begun, ended]);
  if (afterMs === null) while (child.exitCode === null && !existsSync(turn(folder))) await setImmediate();
  else await setTimeout(afterMs);
  child.kill("SIGKILL");
  const [code] = await ended;
  expect(code, "it was killed, and did not end by itself").toBeNull();
}

const turn = (folder: string): string => join(folder, HIDDEN, "turn.json");

/** What stands in the folder for everybody to read. */
const standing = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((place) => !place.startsWith(HIDDEN))
    .sort();

test("a site whose writer is killed is read whole, and is one of the two as soon as somebody writes again", {
  timeout: 300_000,
}, async () => {
  const folder = join(root, "site");
  let cutInTheMiddle = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    await writeUntilKilled(folder, kill % 2 === 0 ? null : (MAKING_MS * kill) / KILLS);
    const before = await readManifest(folder);
    // Whoever reads meanwhile finds each file that was there, old or new, and never half of one.
    for (const [path] of Object.entries(before?.files ?? {}).filter(([path]) => path.startsWith("same/") || path.startsWith("changed/")))
      expect(readFileSync(join(folder, path), "utf8"), path).toMatch(/。\d+(?: of [01])?$/u);
    if (existsSync(turn(folder))) cutInTheMiddle += 1;

    const which = (kill >> 1) % 2;
    expect(await writeSite(folder, { state: String(which), publication: 1, files: aKilledSite(which) })).toMatchObject({ ok: true });
    const files = Object.entries((await readManifest(folder))?.files ?? {});
    expect(standing(folder)).toEqual(files.flatMap(placesOf).sort());
    expect(files.map(([path]) => path)).toEqual(aKilledSite(which).map(({ path }) => path));
    for (const [path, { sha256, br, gz }] of files) {
      const bytes = readFileSync(join(folder, path));
      expect(hashOf(bytes), path).toBe(sha256);
      expect(gz, path).not.toBeNull();
      if (br !== null) expect(brotliDecompressSync(readFileSync(join(folder, `${path}.br`))).equals(bytes), path).toBe(true);
      expect(gunzipSync(readFileSync(join(folder, `${path}.gz`))).equals(bytes), path).toBe(true);
    }
  }
  console.log(`${cutInTheMiddle} of ${KILLS} kills were while files were put in place`);
  expect(cutInTheMiddle).toBeGreaterThan(0);
});
