import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { accept, type Result, refuse } from "../domain/result.ts";
import { makeFolder } from "./folder.ts";

/** code: of the file system's error, or "no-key" where the file holds something else. */
export interface StaffKeyUnusable {
  readonly kind: "staff-key-unusable";
  readonly file: string;
  readonly code: string;
}

/** 128 bits: nobody guesses it. */
const KEY_BYTES = 16;

/**
 * The key that opens the staff pages of this installation, made at the first start. Whoever reads the file may work as staff, so only the user of the
 * process may; take the file away, and the next start makes another, which nobody's browser knows.
 */
export async function openStaffKey(dataDirectory: string): Promise<Result<string, StaffKeyUnusable>> {
  const file = join(dataDirectory, "staff-key");
  try {
    await makeFolder(dataDirectory);
    await writeFile(file, `${randomBytes(KEY_BYTES).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") return refuse({ kind: "staff-key-unusable", file, code: codeOf(error) });
  }
  try {
    const key = (await readFile(file, "utf8")).trim();
    return /^[0-9a-f]{32}$/u.test(key) ? accept(key) : refuse({ kind: "staff-key-unusable", file, code: "no-key" });
  } catch (error) {
    return refuse({ kind: "staff-key-unusable", file, code: codeOf(error) });
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");
