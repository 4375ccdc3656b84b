import { open } from "node:fs/promises";
import type { CommandContext } from "./command.ts";
import { refusalSentence } from "./refusals.ts";
import type { Sentences } from "./sentences.ts";

/** More than any document that a reader takes, in bytes: no more of a file is ever read into memory, also of a pipe or a device that never ends. */
const MOST = 128 * 1024 * 1024;

/** The bytes of a file, or null after the person was told why there are none. */
export async function bytesOf(
  file: string,
  { sentences, report }: Pick<CommandContext, "sentences" | "report">,
): Promise<Uint8Array | null> {
  try {
    await using handle = await open(file, "r");
    const stat = await handle.stat();
    if (stat.isDirectory()) {
      report(sentences("file.directory", { file }));
      return null;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of handle.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= MOST) continue;
      report(`${file}: ${refusalSentence(sentences, { kind: "too-large", bytes: Math.max(stat.size, size), limit: MOST })}`);
      return null;
    }
    return Buffer.concat(chunks);
  } catch (error) {
    report(unopenedSentence(sentences, file, error));
    return null;
  }
}

/** True of a file that can be opened; where it cannot, the person is told why. */
export async function isReadable(file: string, { sentences, report }: Pick<CommandContext, "sentences" | "report">): Promise<boolean> {
  try {
    await using handle = await open(file, "r");
    if (!(await handle.stat()).isDirectory()) return true;
    report(sentences("file.directory", { file }));
  } catch (error) {
    report(unopenedSentence(sentences, file, error));
  }
  return false;
}

function unopenedSentence(sentences: Sentences, file: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const key = code === "ENOENT" ? "file.missing" : code === "EISDIR" ? "file.directory" : "file.unreadable";
  return sentences(key, { file, code });
}
