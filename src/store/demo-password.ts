import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { accept, type Result, refuse } from "../domain/result.ts";
import { makeFolder } from "./folder.ts";

/** code: of the file system's error, or "no-password" where the file holds something else. */
export interface DemoPasswordUnusable {
  readonly kind: "demo-password-unusable";
  readonly file: string;
  readonly code: string;
}

export interface DemoPassword {
  readonly password: string;
  /** It was made just now: no account has it yet. */
  readonly isNew: boolean;
}

/**
 * The password of the demo's accounts, another in every installation, made at the first start. Whoever reads the file may sign in to the demo, so only the user of the process may;
 * take the file away, and the next start makes another.
 */
export async function openDemoPassword(dataDirectory: string, make: () => string): Promise<Result<DemoPassword, DemoPasswordUnusable>> {
  const file = join(dataDirectory, "demo-password");
  let isNew = true;
  try {
    await makeFolder(dataDirectory);
    await writeFile(file, `${make()}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") return refuse({ kind: "demo-password-unusable", file, code: codeOf(error) });
    isNew = false;
  }
  try {
    const password = (await readFile(file, "utf8")).trim();
    const isPassword = /^[\w-]{12,100}$/u.test(password);
    return isPassword ? accept({ password, isNew }) : refuse({ kind: "demo-password-unusable", file, code: "no-password" });
  } catch (error) {
    return refuse({ kind: "demo-password-unusable", file, code: codeOf(error) });
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");
