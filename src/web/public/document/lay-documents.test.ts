import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../../test/database.ts";
import { openPublishingDesk, type PublishingDesk } from "../../../../test/publishing-desk.ts";
import { day, municipality } from "../../../../test/year-desk.ts";
import type { Database } from "../../../store/database.ts";
import { listDocuments, type SourceDocument } from "../../../store/document-store.ts";
import { readPublishedFile } from "../../../store/published-file-store.ts";
import { readSourceFile } from "../../../store/source-file-store.ts";
import { offerDocument, offerNoMore } from "../../../use-cases/publication/offer-document.ts";
import { withdrawPublication } from "../../../use-cases/publication/withdraw-publication.ts";
import { loadContent } from "../load-content.ts";
import { filesOf } from "../site-files.ts";
import { writeSite } from "../write-site.ts";
import { withDocuments } from "./lay-documents.ts";

const now = day("2026-06-01");

describe.each(databases)("the documents of a site, on $name", ({ open }) => {
  let db: Database;
  let desk: PublishingDesk;
  let folder: string;
  let chosen: SourceDocument;
  let other: SourceDocument;
  beforeAll(async () => {
    db = await open();
    desk = await openPublishingDesk(db);
    folder = await mkdtemp(join(tmpdir(), "shirube-site-"));
    const [one, two] = await listDocuments(db, municipality);
    if (one === undefined || two === undefined || one.sha256 === two.sha256) throw new Error("there are two documents");
    [chosen, other] = [one, two];
    await offerDocument(db, desk.staff.planning, { id: chosen.id, base: 0, title: "目標の一覧", day: "", plan: null, year: 2025, now });
    await desk.publish({ now });
  });
  afterAll(async () => {
    await db.close();
    await rm(folder, { recursive: true, force: true });
  });

  const write = async () => {
    const content = (await loadContent(db, municipality)) ?? expect.unreachable();
    const state = content.kind === "told" ? String(content.publication.number) : "";
    return withDocuments(db, municipality, { folder, content }, (laid) =>
      writeSite(folder, { state, publication: null, files: filesOf(content, laid) }),
    );
  };
  const standing = async () => (await readdir(join(folder, "documents"))).filter((name) => /^\d/u.test(name));
  const bytesOf = async (parts: AsyncIterable<Uint8Array>) => {
    const bytes: Uint8Array[] = [];
    for await (const part of parts) bytes.push(part);
    return Buffer.concat(bytes);
  };

  test("are those that were chosen, byte for byte, and no other", async () => {
    expect(await write()).toMatchObject({ ok: true });
    expect(await standing()).toEqual([`${chosen.id}.txt`]);
    const bytes = await readFile(join(folder, `documents/${chosen.id}.txt`));
    expect(bytes).toEqual(await bytesOf(readSourceFile(db, municipality, chosen.sha256)));
    expect(bytes).toEqual(await bytesOf(readPublishedFile(db, municipality, chosen.sha256)));
    expect(await bytesOf(readPublishedFile(db, municipality, other.sha256))).toHaveLength(0);
    expect(await readFile(join(folder, "years/2025.html"), "utf8")).toContain(`href="../documents/${chosen.id}.txt"`);
  });

  test("are fetched again only where they do not stand as they are to be", async () => {
    expect(await write()).toMatchObject({ ok: true, value: { made: 0 } });
    const place = join(folder, `documents/${chosen.id}.txt`);
    const whole = await readFile(place);
    await writeFile(place, Buffer.alloc(whole.length, "x"));
    expect(await write()).toMatchObject({ ok: true, value: { made: 1 } });
    expect(await readFile(place)).toEqual(whole);
  });

  test("are there as long as a publication that stands offers them", async () => {
    const { planning } = desk.staff;
    await offerNoMore(db, planning, { id: chosen.id, base: 1, now });
    expect(await desk.publish({ now, note: "文書を外した" })).toMatchObject({ ok: true, value: { number: 2 } });
    await write();
    expect(await standing()).toEqual([`${chosen.id}.txt`]);
    expect(await readFile(join(folder, "years/2025.html"), "utf8")).not.toContain("documents/");
    expect(await readFile(join(folder, "publications/1/years/2025.html"), "utf8")).toContain(`documents/${chosen.id}.txt`);
    await withdrawPublication(db, planning, { number: 1, reason: "個人の名があった", now });
    await write();
    expect(await standing()).toEqual([]);
    expect(await bytesOf(readPublishedFile(db, municipality, chosen.sha256))).toHaveLength(0);
  });
});
