import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fromBuffer } from "yauzl";
import { ASKED_SITE, aSiteFile } from "../../../test/site-requests.ts";
import { type OpenFolder, openFolder } from "./open-folder.ts";
import { zipSite } from "./site-zip.ts";
import { writeSite } from "./write-site.ts";

/** What another program finds in an archive; it looks at each file's size and sum. `reads`: of which files; of the others only that they are there. */
function unzip(bytes: Buffer, reads = (_path: string) => true): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const found = new Map<string, string>();
    fromBuffer(bytes, { lazyEntries: true }, (failure, zip) => {
      if (failure) return reject(failure);
      zip.on("error", reject);
      zip.on("end", () => resolve(found));
      zip.on("entry", (entry) => {
        if (!reads(entry.fileName)) {
          found.set(entry.fileName, "");
          return zip.readEntry();
        }
        zip.openReadStream(entry, async (error, stream) => {
          if (error) return reject(error);
          const parts: Buffer[] = [];
          for await (const part of stream) parts.push(part as Buffer);
          found.set(entry.fileName, Buffer.concat(parts).toString());
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });
}

test("the archive of a site holds its files as they stand, and nothing else", async () => {
  const folder = await mkdtemp(join(tmpdir(), "shirube-zip-"));
  const large = aSiteFile("data/large.json", JSON.stringify("窓口".repeat(400_000)));
  const picture = { ...aSiteFile("a.png", "p"), make: () => new Uint8Array(300_000).fill(7) };
  await writeSite(folder, { state: "1", publication: 1, files: [...ASKED_SITE, large, picture] });
  const site = await openFolder(folder);
  if (site === null) throw new Error("no site");
  const parts: Uint8Array[] = [];
  for await (const part of zipSite(site, new Date("2026-06-01T00:00:00Z"))) parts.push(part);
  const found = await unzip(Buffer.concat(parts));
  const expected = [...ASKED_SITE, large, picture].map(({ path, make }) => [path, Buffer.from(make()).toString()] as const);
  expect(found).toEqual(new Map(expected));
  const gone = await openFolder(folder);
  await rm(folder, { recursive: true });
  await expect(gone && zipSite(gone, new Date()).next()).rejects.toThrow("written anew");
});

test.each([65_535, 70_000])("an archive of %i files is whole", async (count) => {
  const bytes = new TextEncoder().encode("窓口");
  const entry = { sum: "", sha256: "", size: bytes.length, br: null, gz: null };
  const files = Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}`, entry]));
  const site: OpenFolder = { manifest: { state: "1", publication: 1, files }, find: () => entry, read: async () => bytes };
  const parts: Uint8Array[] = [];
  for await (const part of zipSite(site, new Date("2026-06-01T00:00:00Z"))) parts.push(part);
  const last = `${count - 1}`;
  const found = await unzip(Buffer.concat(parts), (path) => path === last);
  expect([found.size, found.get(last)]).toEqual([count, "窓口"]);
});

test("an archive that would be larger than one can be is not begun", async () => {
  const entry = { sum: "", sha256: "", size: 3_000_000_000, br: null, gz: null };
  const site: OpenFolder = {
    manifest: { state: "1", publication: 1, files: { "a.pdf": entry, "b.pdf": entry } },
    ...{ find: () => entry, read: () => expect.fail("it is begun") },
  };
  await expect(zipSite(site, new Date()).next()).rejects.toThrow("too many for an archive");
});
