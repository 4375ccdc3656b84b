import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { databases, empty } from "../../../test/database.ts";
import { type FileReader, readFile } from "../../documents/read-file.ts";
import type { Database } from "../../store/database.ts";
import { listGoals } from "../../store/goal-store.ts";
import { listHistory } from "../../store/history-store.ts";
import { recordMunicipality } from "../../store/municipality-store.ts";
import { findUpload, listUploads } from "../../store/upload-store.ts";
import { acceptUpload } from "./accept-upload.ts";
import { editUpload } from "./edit-upload.ts";
import { findUploadDraft } from "./find-draft.ts";
import { readWaiting } from "./read-waiting.ts";
import { receiveUpload } from "./receive-upload.ts";
import { rejectUpload, reopenUpload } from "./reject-upload.ts";

const folder = mkdtempSync(join(tmpdir(), "shirube-upload-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const samples = join(import.meta.dirname, "../../../samples");
const sheet = join(samples, "令和7年度_重点目標管理シート_企画総務部.txt");

const municipality = "990019";
const now = new Date("2026-04-01T00:00:00Z");
const reader: FileReader = ({ name, path }) => readFile(name, readFileSync(path));
const spool = join(folder, "spool");

describe.each(databases)("an upload on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterEach(() => empty(db));
  afterAll(() => db.close());

  async function give(path = sheet): Promise<number> {
    await recordMunicipality(db, { code: municipality, name: null, provisional: true });
    const received = await receiveUpload(db, { municipality, name: "シート.txt", path, by: "企画 花子", now });
    if (!received.ok) throw new Error(received.refusal.kind);
    await readWaiting(db, reader, { spool, now: () => now });
    return received.value.id;
  }

  test("is read, changed by a person, accepted, and found in the record as it was changed", async () => {
    const id = await give();
    const draft = await findUploadDraft(db, municipality, id);
    expect(draft).toMatchObject({ state: "read", name: "シート.txt", by: "企画 花子", counts: { goals: 3 } });
    const edit = { kind: "set", pointer: "/goals/0/title", text: "窓口をなくす" } as const;
    const edited = await editUpload(db, { municipality, id, revision: draft?.revision ?? 0, edit, by: "総務 次郎", now });
    if (!edited.ok) throw new Error(edited.refusal.kind);
    const accepted = await acceptUpload(db, { municipality, id, revision: edited.value.revision, by: "企画 花子", now });
    expect(accepted).toMatchObject({ ok: true, value: { kind: "imported", counts: { goals: 3 } } });
    const goals = await listGoals(db, municipality, { fiscalYear: 2025 });
    expect(goals.map(({ title }) => title)).toContain("窓口をなくす");
    expect(await findUpload(db, municipality, id)).toMatchObject({ state: "accepted" });
    expect(await listHistory(db, municipality)).toMatchObject([{ act: "import", by: "企画 花子", uploadId: id, undone: false }]);
  });

  test("is turned down, and taken up again with its edits", async () => {
    const id = await give();
    expect(await rejectUpload(db, { municipality, id, by: null, now })).toEqual({ ok: true, value: null });
    expect(await listUploads(db, municipality)).toMatchObject([{ id, state: "rejected" }]);
    expect(await reopenUpload(db, { municipality, id, by: null, now })).toEqual({ ok: true, value: null });
    expect(await findUploadDraft(db, municipality, id)).toMatchObject({ state: "read", counts: { goals: 3 } });
    writeFileSync(join(folder, "same.txt"), readFileSync(sheet));
    const again = await receiveUpload(db, { municipality, name: "別名.txt", path: join(folder, "same.txt"), by: null, now });
    expect(again).toEqual({ ok: true, value: { id, known: true } });
  });
});
