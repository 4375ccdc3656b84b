import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import * as v from "valibot";
import type { BackupHead, BackupRow } from "../../store/backup-store.ts";
import { backupHeadBody, endBody, rowBody, tableBody } from "./backup-body.ts";

/** What a file that is no whole backup is read up to: the number of its line. */
export class BrokenBackup extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`the backup is broken in line ${line}`);
    this.line = line;
  }
}

export type BackupPart =
  | { readonly kind: "head"; readonly head: BackupHead & { readonly at: string } }
  | { readonly kind: "rows"; readonly table: string; readonly rows: readonly BackupRow[] }
  | { readonly kind: "end"; readonly rows: number };

/** More characters than a line of a backup ever has: rows hold a part of a file, of a mebibyte, or a text of some. */
const LONGEST_LINE = 512_000_000;
const ROWS_AT_ONCE = 200;
const CHARACTERS_AT_ONCE = 4_000_000;

/** A backup from its first line to its last, some rows at a time. @throws BrokenBackup where it is cut off, or is not as it was written. */
export async function* readBackup(path: string): AsyncGenerator<BackupPart> {
  const hash = createHash("sha256");
  let [number, rows, table, batch, size, ended] = [0, 0, "", [] as BackupRow[], 0, false];
  const broken = () => new BrokenBackup(number);
  const taken = (): BackupPart => {
    const part = { kind: "rows", table, rows: batch } as const;
    [batch, size] = [[], 0];
    return part;
  };
  for await (const text of linesIn(path, () => broken())) {
    number += 1;
    if (ended) throw broken();
    const value = parsed(text);
    if (number === 1) {
      if (!v.is(backupHeadBody, value)) throw broken();
      const { format: _, ...head } = value;
      yield { kind: "head", head };
    } else if (v.is(endBody, value)) {
      if (batch.length > 0) yield taken();
      if (value.rows !== rows || value.sha256 !== hash.digest("hex")) throw broken();
      ended = true;
      yield { kind: "end", rows };
      continue;
    } else if (v.is(tableBody, value)) {
      if (batch.length > 0) yield taken();
      table = value.table;
    } else if (v.is(rowBody, value) && table !== "") {
      batch.push(value);
      rows += 1;
      size += text.length;
      if (batch.length >= ROWS_AT_ONCE || size >= CHARACTERS_AT_ONCE) yield taken();
    } else throw broken();
    hash.update(`${text}\n`);
  }
  if (!ended) throw broken();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function* linesIn(path: string, broken: () => Error): AsyncGenerator<string> {
  const file = createReadStream(path);
  const unpacked = file.pipe(createGunzip());
  file.on("error", (error) => unpacked.destroy(error));
  let rest: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10, from); at >= 0; at = chunk.indexOf(10, from)) {
        yield Buffer.concat([...rest, chunk.subarray(from, at)]).toString("utf8");
        [rest, length, from] = [[], 0, at + 1];
      }
      rest.push(chunk.subarray(from));
      length += chunk.length - from;
      if (length > LONGEST_LINE) throw broken();
    }
  } catch (error) {
    // What gzip says of a file that is cut off, changed or none.
    if (error instanceof Error && "code" in error && /^Z_/u.test(String(error.code))) throw broken();
    throw error;
  } finally {
    file.destroy();
  }
  if (length > 0) throw broken();
}
