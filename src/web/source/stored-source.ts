import type { PageLayout, Sheet } from "../../documents/layout.ts";
import type { Database } from "../../store/database.ts";
import { findLayoutPart, listLayoutParts, type SourceText } from "../../store/source-file-store.ts";
import type { LoadPart, SourceOutline } from "./source-part.ts";

/** The parts of a file that is kept, and the way to each. */
export async function openStoredSource(
  db: Database,
  code: string,
  sha256: string,
  kind: SourceText["layout"],
): Promise<{ readonly outline: SourceOutline; readonly load: LoadPart }> {
  const parts = kind === "lines" ? [] : await listLayoutParts(db, code, sha256);
  return {
    outline: { kind, parts },
    load: async (index) => {
      const part = await findLayoutPart(db, code, sha256, index);
      // What was read as a sheet or a page is kept as it was.
      return part ? (part.layout as Sheet | PageLayout) : null;
    },
  };
}
