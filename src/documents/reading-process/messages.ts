import type { Result } from "../../domain/result.ts";
import type { OpenRefusal } from "../formats/open-refusal.ts";
import type { NamedFile, ReadFile, UnpackedFiles } from "../read-file.ts";

/** What the process that reads is asked for: a file, and the folder where its result may be written. */
export interface ReadRequest extends NamedFile {
  readonly folder: string;
}

/** Reads a file that is of a form of our own already: a reading that somebody has taken elsewhere. Null where it is none. */
export type FormReader = (file: NamedFile) => Promise<Result<ReadFile, OpenRefusal> | null>;

/** What it says. `memory`: the bytes that it holds afterwards. */
export type ReadAnswer =
  | { readonly kind: "ready" }
  /** The reading stands in the file `result`. */
  | { readonly kind: "read"; readonly result: string; readonly memory: number }
  | ({ readonly kind: "unpacked"; readonly memory: number } & UnpackedFiles)
  | { readonly kind: "refused"; readonly refusal: OpenRefusal; readonly memory: number };

/** What the watchdog writes to standard error before it ends the process. */
export const OUT_OF_MEMORY = "shirube: out of memory";
