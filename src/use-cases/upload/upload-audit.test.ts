import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../test/database.ts";
import { by, municipality, now, openUploadDesk, SHEET } from "../../../test/upload-desk.ts";
import { verifyAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { importDocument } from "../import-document.ts";
import { acceptUpload } from "./accept-upload.ts";
import { rejectUpload, reopenUpload } from "./reject-upload.ts";
import { undoImport } from "./undo-import.ts";

describe.each(databases)("an upload on $name", ({ open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());

  const { register, give, draftOf } = openUploadDesk(() => db);

  test("is told of in the audit trail, whatever was decided, and by whom", async () => {
    await register();
    const id = await give(SHEET);
    const decided = { municipality, id, account: 7, by, now };
    await rejectUpload(db, decided);
    await reopenUpload(db, decided);
    const accepted = await acceptUpload(db, { ...decided, revision: (await draftOf(id)).revision });
    if (!accepted.ok) throw new Error(accepted.refusal.kind);
    const { documentId } = accepted.value;
    expect(await acceptUpload(db, { ...decided, revision: 99 })).toMatchObject({ ok: false });
    await undoImport(db, { ...decided, documentId });
    await rejectUpload(db, decided);
    await importDocument(db, { name: "シート.md", bytes: Buffer.from(SHEET), now });
    await importDocument(db, { name: "シート.md", bytes: Buffer.from(SHEET), now });
    const rows = await db
      .selectFrom("audit_entry")
      .where("municipality_code", "=", municipality)
      .orderBy("number")
      .select("entry")
      .execute();
    const told = rows.map(({ entry }) => JSON.parse(entry));
    expect(told.map(({ act, account }) => [act, account])).toEqual([
      ["import.reject", 7],
      ["import.reopen", 7],
      ["import.accept", 7],
      ["import.undo", 7],
      ["import.reject", 7],
      ["import.accept", null],
    ]);
    expect(told[2]).toMatchObject({ by, subject: "upload", id, facts: { name: "シート.md" } });
    expect(await verifyAudit(db, municipality)).toMatchObject({ ok: true, entries: 6 });
  });
});
