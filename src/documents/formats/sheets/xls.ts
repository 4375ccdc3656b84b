import { accept, type Result, refuse } from "../../../domain/result.ts";
import { openOle } from "../ole.ts";
import type { OpenRefusal } from "../open-refusal.ts";
import { readGlobals } from "./biff-globals.ts";
import { recordsFrom } from "./biff-records.ts";
import { BiffWorksheet } from "./biff-worksheet.ts";
import type { Grid } from "./grid.ts";
import { type GridBudget, MOST_SHEETS } from "./grid-limits.ts";

/** The sheets of a workbook of Excel 97 to 2003 (.xls). Those of Excel 95 and before have another form and are outdated. */
export function readXls(bytes: Uint8Array, budget: GridBudget): Result<Grid[], OpenRefusal> {
  const file = openOle(bytes);
  const stream = file?.read("Workbook") ?? null;
  if (!file || !stream)
    return refuse(file?.names.includes("Book") ? { kind: "outdated", looksLike: "xls" } : { kind: "damaged", looksLike: "xls" });
  const globals = readGlobals(stream);
  if (!globals) return refuse({ kind: "outdated", looksLike: "xls" });
  if (globals.encrypted) return refuse({ kind: "encrypted", looksLike: "xls" });
  if (globals.sheets.length > MOST_SHEETS) return refuse({ kind: "too-much-inside", unit: "sheets", limit: MOST_SHEETS });
  const grids: Grid[] = [];
  for (const { name, hidden, offset } of globals.sheets) {
    const worksheet = new BiffWorksheet(globals, budget);
    for (const record of recordsFrom(stream, offset)) {
      worksheet.read(record);
      if (budget.passed) return refuse({ kind: "too-much-inside", ...budget.passed });
    }
    grids.push(worksheet.finish(name, hidden));
  }
  return grids.length === 0 ? refuse({ kind: "damaged", looksLike: "xls" }) : accept(grids);
}
