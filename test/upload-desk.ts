import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { type FileReader, readFile } from "../src/documents/read-file.ts";
import type { EditAct } from "../src/domain/draft/edit.ts";
import type { Database } from "../src/store/database.ts";
import { findMunicipality, recordMunicipality } from "../src/store/municipality-store.ts";
import { readReadingFile } from "../src/use-cases/import/read-reading.ts";
import { editUpload } from "../src/use-cases/upload/edit-upload.ts";
import { findUploadDraft, type UploadDraft } from "../src/use-cases/upload/find-draft.ts";
import { readWaiting } from "../src/use-cases/upload/read-waiting.ts";
import { receiveUpload } from "../src/use-cases/upload/receive-upload.ts";

export const municipality = "990019";
export const now = new Date("2026-04-01T00:00:00Z");
export const by = "企画 花子";

export const SHEET = `# 令和7年度 重点目標管理シート

| 担当部局 | 企画部 |
| --- | --- |
| 優先順位 | 1 |
| 重点目標 | 待たない窓口 |
| 総合計画における位置付け | 1-1 みんなでつくるまち |

| 取組項目 | 期間・期限 | 数値目標 |
| --- | --- | --- |
| ① 予約を始める | 9月 | 予約率 30％ |

この表に書けないことは別に述べる。
`;

/** Reads in this process. */
export const reader: FileReader = async (file) => (await readReadingFile(file)) ?? readFile(file.name, readFileSync(file.path));

/** A municipality to which a person gives files, which are read when they come, and whose drafts the person changes. */
export function openUploadDesk(db: () => Database) {
  const folder = mkdtempSync(join(tmpdir(), "shirube-upload-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const spool = join(folder, "spool");

  async function register(): Promise<void> {
    if (!(await findMunicipality(db(), municipality)))
      await recordMunicipality(db(), { code: municipality, name: "澄川市", provisional: true });
  }
  async function receive(text: string | Buffer, name = "シート.md"): Promise<number> {
    await register();
    const path = join(folder, "given");
    writeFileSync(path, text);
    const received = await receiveUpload(db(), { municipality, name, path, by, now });
    if (!received.ok) throw new Error(received.refusal.kind);
    return received.value.id;
  }
  async function give(text: string | Buffer, name?: string): Promise<number> {
    const id = await receive(text, name);
    await readWaiting(db(), reader, { spool, now: () => now });
    return id;
  }
  async function draftOf(id: number): Promise<UploadDraft> {
    const draft = await findUploadDraft(db(), municipality, id);
    if (!draft) throw new Error("no draft");
    return draft;
  }
  async function edit(id: number, act: EditAct) {
    const { revision } = await draftOf(id);
    return editUpload(db(), { municipality, id, revision, acts: [act], by, now });
  }
  return { folder, spool, register, receive, give, draftOf, edit };
}
