import type { FileReader } from "../src/documents/read-file.ts";
import { refuse } from "../src/domain/result.ts";

/** Of a site to which no file is given. */
export const noReader: FileReader = async () => refuse({ kind: "crashed", how: "nothing reads files here" });
