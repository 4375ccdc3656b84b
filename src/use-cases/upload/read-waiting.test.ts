import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aGoal, anAction } from "../../../test/builders.ts";
import { databases, empty } from "../../../test/database.ts";
import { goalSheets } from "../../../test/layouts/goal-sheet.ts";
import { renderXlsx } from "../../../test/layouts/render-xlsx.ts";
import { by, municipality, now, openUploadDesk, reader, SHEET } from "../../../test/upload-desk.ts";
import type { FileReader } from "../../documents/read-file.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Database } from "../../store/database.ts";
import { listHistory } from "../../store/history-store.ts";
import { findLayoutPart, listLayoutParts, readSourceFile } from "../../store/source-file-store.ts";
import { giveUpUpload, releaseUploads, takeWaitingUpload, touchUpload } from "../../store/upload-queue-store.ts";
import { findUpload, listUploads } from "../../store/upload-store.ts";
import { importDocument } from "../import-document.ts";
import { findUploadDraft } from "./find-draft.ts";
import { readWaiting } from "./read-waiting.ts";
import { rejectUpload, reopenUpload } from "./reject-upload.ts";
import { undoImport } from "./undo-import.ts";

describe.each(databases)("a file that was given on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterEach(() => empty(db));
  afterAll(() => db.close());

  const { folder, spool, receive, give, draftOf, edit } = openUploadDesk(() => db);

  test("is turned down, and taken up again with its draft; the same file under another name is known", async () => {
    const id = await give(SHEET);
    expect(await rejectUpload(db, { municipality, id, by: null, now })).toEqual({ ok: true, value: null });
    expect(await listUploads(db, municipality)).toMatchObject([{ id, state: "rejected" }]);
    expect(await reopenUpload(db, { municipality, id, by: null, now })).toEqual({ ok: true, value: null });
    expect(await draftOf(id)).toMatchObject({ state: "read", counts: { goals: 1 } });
    expect(await receive(SHEET, "別名.md")).toBe(id);
    expect((await listHistory(db, municipality)).map(({ act }) => act)).toEqual(["reopen", "reject"]);
  });

  test("of several parts is kept byte by byte, and one that cannot be read is refused and kept", async () => {
    const bytes = Buffer.alloc(2_500_000, "\x7fELF\x02\x01\x01\0\0\0", "latin1");
    const id = await give(bytes, "program");
    const upload = await findUpload(db, municipality, id);
    expect(upload).toMatchObject({ state: "refused", size: bytes.length, refusal: { kind: "binary" }, mediaType: null });
    const parts: Uint8Array[] = [];
    for await (const part of readSourceFile(db, municipality, upload?.sha256 ?? "")) parts.push(part);
    expect(parts.map(({ byteLength }) => byteLength)).toEqual([1_048_576, 1_048_576, 402_848]);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    expect(await findUploadDraft(db, municipality, id)).toBeNull();
    await reopenUpload(db, { municipality, id, by, now });
    expect(await findUpload(db, municipality, id)).toMatchObject({ state: "waiting", refusal: null });
  });

  test("that is an archive becomes an upload a file; one that was given before is not doubled", async () => {
    const known = await give(SHEET);
    const inside = [SHEET, SHEET.replace("30％", "40％")].map((text, i) => {
      const path = join(folder, `inside-${i}`);
      writeFileSync(path, text);
      return { name: `${i}.md`, path };
    });
    const unpacking: FileReader = async (file) =>
      file.name === "一式.zip"
        ? { ok: true, value: { archive: inside, leftOut: [{ name: "写真.png", refusal: { kind: "binary", looksLike: "png" } }] } }
        : reader(file);
    const archive = await receive("PK a stand-in", "一式.zip");
    await readWaiting(db, unpacking, { spool, now: () => now });
    expect(await listUploads(db, municipality)).toMatchObject([
      { name: "1.md", archive: "一式.zip", by, state: "read" },
      { id: archive, state: "unpacked", refusal: { kind: "left-out", files: 1, names: "写真.png" } },
      { id: known, archive: null },
    ]);
  });

  test("that ended the program while it was read is tried once more, and then refused", async () => {
    const [id, behind] = [await receive(SHEET), await receive(SHEET.replace("30％", "40％"), "後.md")];
    const broken: FileReader = async ({ name, path }) => {
      if (name === "シート.md") throw new Error("the reader broke");
      return reader({ name, path });
    };
    const run = () => readWaiting(db, broken, { spool, now: () => now });
    await expect(run()).rejects.toThrow("the reader broke");
    expect(await findUpload(db, municipality, id)).toMatchObject({ state: "waiting" });
    await expect(run()).rejects.toThrow("the reader broke");
    expect(await findUpload(db, municipality, id)).toMatchObject({ state: "refused", refusal: { kind: "crashed" } });
    await run();
    expect(await findUpload(db, municipality, behind)).toMatchObject({ state: "read" });
  });

  test("whose reading process ended twice is refused, and what waited behind it is read", async () => {
    const [id, behind] = [await receive(SHEET), await receive(SHEET.replace("30％", "40％"), "後.md")];
    let ended = 0;
    const ending: FileReader = async (file) => {
      if (file.name !== "シート.md") return reader(file);
      ended += 1;
      return { ok: false, refusal: { kind: "crashed", how: "SIGSEGV" } };
    };
    await readWaiting(db, ending, { spool, now: () => now });
    expect(ended).toBe(2);
    expect(await findUpload(db, municipality, id)).toMatchObject({ state: "refused", refusal: { kind: "crashed", how: "SIGSEGV" } });
    expect(await findUpload(db, municipality, behind)).toMatchObject({ state: "read" });
  });

  test.each([
    ["cannot be read", async () => refuse({ kind: "too-slow", seconds: 60 } as const)],
    ["can be read", reader],
    ["is an archive", async () => accept({ archive: [], leftOut: [] })],
  ] satisfies [string, FileReader][])(
    "that is imported on the command line while it is read stays imported, if it then %s",
    async (_, read) => {
      const id = await receive(SHEET);
      const importing: FileReader = async (file, signal) => {
        await importDocument(db, { name: "シート.md", bytes: Buffer.from(SHEET), municipality, now });
        return read(file, signal);
      };
      await readWaiting(db, importing, { spool, now: () => now });
      const upload = await findUpload(db, municipality, id);
      expect(upload).toMatchObject({ state: "accepted", refusal: null, counts: null });
      const documentId = upload?.documentId ?? 0;
      expect(await undoImport(db, { municipality, documentId, by, now })).toEqual({ ok: true, value: { uploadId: id } });
    },
  );

  test.each([2, 1])("that another process takes for given up (after %i attempts) is read all the same", async (mostAttempts) => {
    const id = await receive(SHEET);
    const released: FileReader = async (file) => {
      await releaseUploads(db, mostAttempts, { kind: "crashed", how: "" }, null);
      return reader(file);
    };
    await readWaiting(db, released, { spool, now: () => now });
    expect(await draftOf(id)).toMatchObject({ state: "read", refusal: null, counts: { goals: 1 } });
  });

  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

  test("that another process reads is left to it for 90 s, then read; at once where no other process can be", async () => {
    const id = await receive(SHEET);
    await takeWaitingUpload(db, { reader: "another", at: now });
    const stateAt = async (seconds: number) => {
      await readWaiting(db, reader, { spool, now: () => later(seconds) });
      return (await findUpload(db, municipality, id))?.state;
    };
    expect(await stateAt(89)).toBe(db.isAlone ? "read" : "reading");
    expect(await stateAt(91)).toBe("read");
  });

  test("is held by who reads it for as long as that one is heard of, and given up by nobody else", async () => {
    const id = await receive(SHEET);
    const taken = await takeWaitingUpload(db, { reader: "one", at: now });
    if (!taken) throw new Error("nothing waits");
    const crashed = { kind: "crashed", how: "" };
    const state = async () => (await findUpload(db, municipality, id))?.state;
    await touchUpload(db, taken, { reader: "one", at: later(80) });
    await touchUpload(db, taken, { reader: "other", at: later(500) });
    await giveUpUpload(db, taken, "other", 2, crashed);
    await releaseUploads(db, 2, crashed, later(79));
    expect(await state()).toBe("reading");
    await releaseUploads(db, 2, crashed, later(81));
    expect(await state()).toBe("waiting");
  });

  test("is touched before it is read and afterwards", async () => {
    await receive(SHEET);
    const touched: (Date | undefined | null)[] = [];
    const look = async () => touched.push((await db.selectFrom("upload").select("touched_at").executeTakeFirst())?.touched_at);
    let seconds = 0;
    const slow: FileReader = async (file) => {
      await look();
      seconds = 60;
      return reader(file);
    };
    await readWaiting(db, slow, { spool, now: () => later(seconds) });
    await look();
    expect(touched).toEqual([later(0), later(60)]);
  });

  test("of a workbook keeps its sheets, by which a place is named", async () => {
    const goals = [aGoal({ title: "待たない窓口", actions: [anAction({ title: "予約を始める" })] })];
    const pieces = goalSheets(goals, (fiscalYear) => `令和${fiscalYear - 2018}年度`);
    const id = await give(Buffer.from(renderXlsx(pieces, "ruled")), "シート.xlsx");
    const draft = await draftOf(id);
    expect(draft).toMatchObject({ layout: "sheets", reading: { goals: [{ title: "待たない窓口" }] } });
    const [sheetPart] = await listLayoutParts(db, municipality, draft.sha256);
    expect(sheetPart).toMatchObject({ number: 0, range: { start: 0 } });
    const whole = await findLayoutPart(db, municipality, draft.sha256, 0);
    expect(whole?.layout).toMatchObject({ cells: expect.arrayContaining([expect.objectContaining({ row: 0 })]) });
    await edit(id, { kind: "exclude", pointer: "/goals/0" });
    expect((await draftOf(id)).unplaced).toContainEqual(
      expect.objectContaining({ text: "待たない窓口", where: expect.stringMatching(/![A-Z]+\d+$/u) }),
    );
  });

  test("whose reading is stopped waits again", async () => {
    const id = await receive(SHEET);
    const stop = new AbortController();
    const stopped: FileReader = async (_, signal) => {
      stop.abort();
      throw signal?.reason;
    };
    for (let i = 0; i < 3; i += 1) await readWaiting(db, stopped, { spool, now: () => now, signal: stop.signal });
    expect(await findUpload(db, municipality, id)).toMatchObject({ state: "waiting" });
    await readWaiting(db, reader, { spool, now: () => now });
    expect(await findUpload(db, municipality, id)).toMatchObject({ state: "read" });
  });

  test("waits again where it is stopped before its reading began", async () => {
    const id = await receive(SHEET);
    const stop = new AbortController();
    let asked = 0;
    const counted: FileReader = (file) => {
      asked += 1;
      return reader(file);
    };
    await readWaiting(db, counted, { spool, now: () => now, signal: stop.signal, report: () => stop.abort() });
    expect(asked).toBe(0);
    expect(await findUpload(db, municipality, id)).toMatchObject({ state: "waiting" });
  });
});
