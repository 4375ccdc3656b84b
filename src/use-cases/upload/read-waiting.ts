import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FileReader, ReadFile, UnpackedFiles } from "../../documents/read-file.ts";
import type { Connection, Database } from "../../store/database.ts";
import { saveDraft } from "../../store/draft-store.ts";
import type { UploadRefusal, UploadState } from "../../store/schema.ts";
import { readSourceFile } from "../../store/source-file-store.ts";
import { awaitTurn } from "../../store/turn.ts";
import {
  giveUpUpload,
  type QueuedUpload,
  releaseUploads,
  returnUpload,
  takeWaitingUpload,
  touchUpload,
} from "../../store/upload-queue-store.ts";
import { lockUpload, saveUploadState } from "../../store/upload-store.ts";
import { keepText } from "../import/keep-source.ts";
import { storable } from "../import/storable.ts";
import { countDraft } from "./find-draft.ts";
import { receiveUpload } from "./receive-upload.ts";

/** How often reading a file may end the process that reads it. */
const MOST_ATTEMPTS = 2;

/** An upload that its process has not touched for so long is taken up by another; between two touches a file is read, which takes at most 60 s. */
const LEFT_AFTER_MS = 90_000;

/** This process, among those that read on the same database. */
const READER = randomUUID();

export interface ReadingReport {
  readonly kind: "reading" | "read" | "refused" | "unpacked";
  readonly municipality: string;
  readonly id: number;
  readonly name: string;
  readonly refusal: UploadRefusal | null;
}

export interface ReadWaitingOptions {
  /** A folder in which files may lie while they are read; made where it is missing. */
  readonly spool: string;
  readonly now: () => Date;
  readonly report?: (report: ReadingReport) => void;
  /** Where it aborts, what is being read waits again, and nothing more is begun. */
  readonly signal?: AbortSignal;
}

/**
 * Reads the uploads that wait, of all municipalities, one after the other, until none is left. To be run once at a time: what is found in the middle of being read
 * was left so when a program ended, and waits again; where other programs may be reading, once nothing was heard of it for a while.
 */
export async function readWaiting(db: Database, reader: FileReader, options: ReadWaitingOptions): Promise<void> {
  await mkdir(options.spool, { recursive: true });
  while (!options.signal?.aborted) {
    const at = options.now();
    const untouchedSince = db.isAlone ? null : new Date(at.getTime() - LEFT_AFTER_MS);
    await releaseUploads(db, MOST_ATTEMPTS, { kind: "crashed", how: "" }, untouchedSince);
    const upload = await takeWaitingUpload(db, { reader: READER, at });
    if (!upload) return;
    await readOne(db, reader, upload, options);
  }
}

async function readOne(db: Database, reader: FileReader, upload: QueuedUpload, options: ReadWaitingOptions): Promise<void> {
  const { municipality, id, name } = upload;
  const report = (kind: ReadingReport["kind"], refusal: UploadRefusal | null = null) =>
    options.report?.({ kind, municipality, id, name, refusal });
  const touch = () => touchUpload(db, upload, { reader: READER, at: options.now() });
  const path = join(options.spool, randomUUID());
  report("reading");
  try {
    await pipeline(Readable.from(readSourceFile(db, municipality, upload.sha256)), createWriteStream(path));
    await touch();
    options.signal?.throwIfAborted();
    const read = await reader({ name, path }, options.signal);
    await touch();
    if (!read.ok && read.refusal.kind === "crashed" && upload.attempts < MOST_ATTEMPTS)
      await giveUpUpload(db, upload, READER, MOST_ATTEMPTS, read.refusal);
    else if (!read.ok) {
      const refusal = { ...read.refusal };
      await finish(db, upload, (tx) => saveUploadState(tx, municipality, id, { state: "refused", refusal }));
      report("refused", refusal);
    } else if ("archive" in read.value) {
      await unpack(db, upload, read.value, options.now, touch);
      report("unpacked");
    } else {
      await keepDraft(db, upload, read.value);
      report("read");
    }
  } catch (error) {
    if (options.signal?.aborted) return await returnUpload(db, upload, READER);
    // Something is broken. The file is tried once more at the next call, then it is refused: others must not wait for ever behind it.
    await giveUpUpload(db, upload, READER, MOST_ATTEMPTS, { kind: "crashed", how: "" });
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

async function keepDraft(db: Database, upload: QueuedUpload, { document, traced, doubts }: ReadFile): Promise<void> {
  const { municipality, id } = upload;
  await finish(db, upload, async (tx) => {
    await keepText(tx, municipality, document);
    const reading = storable(traced.reading);
    // The municipality is the one to which the file was given.
    const asked = storable(doubts.filter(({ reason }) => reason !== "no-municipality"));
    const counts = countDraft({ reading, doubts: asked, excluded: new Set() });
    await saveDraft(tx, municipality, id, { ...traced, reading, doubts: asked }, counts);
  });
}

/** States in which what came of reading an upload is news. Another process on the same database may have taken this one for ended, and its upload with it. */
const OPEN_TO_READING: readonly UploadState[] = ["waiting", "reading", "refused"];

/** Notes what came of reading an upload; nothing where it was read, decided about or imported on the command line meanwhile. */
async function finish(db: Database, { municipality, id }: QueuedUpload, note: (tx: Connection) => Promise<void>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await awaitTurn(tx);
    const upload = await lockUpload(tx, municipality, id);
    if (upload && OPEN_TO_READING.includes(upload.state)) await note(tx);
  });
}

/** Each file of an archive is an upload of its own; one that was given before stays what it is. What nobody can read stays in the archive, which is kept, and is named. */
async function unpack(
  db: Database,
  upload: QueuedUpload,
  { archive, leftOut }: UnpackedFiles,
  now: () => Date,
  touch: () => Promise<void>,
): Promise<void> {
  const { municipality, id, name, by } = upload;
  for (const file of archive) {
    await receiveUpload(db, { municipality, ...file, by, now: now(), archive: name });
    await rm(file.path, { force: true });
    await touch();
  }
  const names = storable(leftOut.slice(0, MOST_NAMED).map((file) => file.name)).join("\n");
  const refusal = leftOut.length === 0 ? null : { kind: "left-out", files: leftOut.length, names };
  await finish(db, upload, (tx) => saveUploadState(tx, municipality, id, { state: "unpacked", refusal }));
}

/** Files of an archive that were left out are named, but not thousands of them. */
const MOST_NAMED = 20;
