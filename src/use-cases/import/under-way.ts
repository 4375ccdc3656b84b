import { refuse } from "../../domain/result.ts";
import type { Connection } from "../../store/database.ts";
import { listSheetsOfDocument, type RestingSheet } from "../../store/resting-sheet-store.ts";

/** What a document says otherwise is written in sheets: what those become is the departments' to say, so nothing of the document was kept. */
export interface UnderWay {
  readonly kind: "under-way";
  readonly sheets: readonly RestingSheet[];
  readonly titles: readonly string[];
}

/** Carries what was found out of a transaction that is given up. */
class GivenUp extends Error {
  readonly refusal: UnderWay;
  constructor(refusal: UnderWay) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** What an import in a transaction answers, or the refusal for which it was given up. */
export async function unlessUnderWay<Answer>(imported: Promise<Answer>): Promise<Answer | ReturnType<typeof refuse<UnderWay>>> {
  try {
    return await imported;
  } catch (error) {
    if (error instanceof GivenUp) return refuse(error.refusal);
    throw error;
  }
}

/** Nobody reads a longer list. */
const MOST_NAMED = 50;

/** @throws to be caught by unlessUnderWay, where a document changed a goal or a mission statement that is written in a sheet, or made one that a sheet is to become. */
export async function stopAtSheets(tx: Connection, municipality: string, documentId: number): Promise<void> {
  const found = await listSheetsOfDocument(tx, municipality, documentId);
  if (found.length === 0) return;
  const sheets = found.slice(0, MOST_NAMED);
  throw new GivenUp({ kind: "under-way", sheets, titles: sheets.map(({ title }) => title) });
}
