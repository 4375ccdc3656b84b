import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { PART_SIZE } from "../store/source-file-store.ts";

/** The SHA-256 of a file from disk. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: PART_SIZE })) hash.update(chunk);
  return hash.digest("hex");
}

/** A file from disk in parts of the size in which they are kept. */
export async function* partsOf(path: string): AsyncGenerator<Uint8Array> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: PART_SIZE })) {
    waiting.push(chunk);
    length += chunk.length;
    while (length >= PART_SIZE) {
      const whole = Buffer.concat(waiting);
      yield whole.subarray(0, PART_SIZE);
      waiting = [whole.subarray(PART_SIZE)];
      length -= PART_SIZE;
    }
  }
  if (length > 0) yield Buffer.concat(waiting);
}
