import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readFile } from "../../src/documents/read-file.ts";
import { findMunicipality, recordMunicipality } from "../../src/store/municipality-store.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { acceptUpload } from "../../src/use-cases/upload/accept-upload.ts";
import { editUpload } from "../../src/use-cases/upload/edit-upload.ts";
import { findUploadDraft } from "../../src/use-cases/upload/find-draft.ts";
import { readWaiting } from "../../src/use-cases/upload/read-waiting.ts";
import { receiveUpload } from "../../src/use-cases/upload/receive-upload.ts";

// Gives one goal sheet after another, each of another department, reads it, edits it and accepts it, and says what was acknowledged: until the process is killed.
const [, , dataDirectory = "", sheet = "", from = ""] = process.argv;
const municipality = "990019";
const now = new Date(0);
const text = readFileSync(sheet, "utf8");

const opened = await openDatabase({ dataDirectory, databaseUrl: null });
if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
const db = opened.value;
if (!(await findMunicipality(db, municipality))) await recordMunicipality(db, { code: municipality, name: null, provisional: true });
console.log("open");
for (let number = Number(from); ; number += 1) {
  const path = join(dataDirectory, "given.txt");
  writeFileSync(path, text.replaceAll("企画総務部", `企画第${number}部`));
  const received = await receiveUpload(db, { municipality, name: `${number}.txt`, path, by: null, now });
  if (!received.ok) throw new Error(JSON.stringify(received.refusal));
  console.log(`received ${number}`);
  const { id } = received.value;
  await readWaiting(db, async ({ name, path: file }) => readFile(name, readFileSync(file)), {
    spool: join(dataDirectory, "spool"),
    now: () => now,
  });
  const draft = await findUploadDraft(db, municipality, id);
  const edit = { kind: "set", pointer: "/goals/0/title", text: `直した目標${number}` } as const;
  const edited = await editUpload(db, { municipality, id, revision: draft?.revision ?? 0, acts: [edit], by: null, now });
  if (!edited.ok) throw new Error(JSON.stringify(edited.refusal));
  console.log(`edited ${number}`);
  const accepted = await acceptUpload(db, { municipality, id, revision: edited.value.revision, by: null, now });
  if (!accepted.ok) throw new Error(JSON.stringify(accepted.refusal));
  console.log(`accepted ${number}`);
}
