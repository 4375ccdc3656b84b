import { open } from "node:fs/promises";
import type { CommandContext } from "./command.ts";

/** More than any document that a reader takes: past it a file is not even read into memory. */
const MOST = 256 * 1024 * 1024;

/** The bytes of a file, or null after the person was told why there are none. */
export async function bytesOf(
  file: string,
  { sentences, report }: Pick<CommandContext, "sentences" | "report">,
): Promise<Uint8Array | null> {
  try {
    await using handle = await open(file, "r");
    const stat = await handle.stat();
    if (stat.isDirectory()) report(sentences("file.directory", { file }));
    else if (stat.size > MOST) report(`${file}: ${sentences("refusal.too-large", { bytes: stat.size, limit: MOST })}`);
    else return await handle.readFile();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const key = code === "ENOENT" ? "file.missing" : code === "EISDIR" ? "file.directory" : "file.unreadable";
    report(sentences(key, { file, code }));
  }
  return null;
}
