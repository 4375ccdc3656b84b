import { accept, type Result, refuse } from "../../../domain/result.ts";
import type { Document } from "../../document.ts";
import { type Archive, openArchive } from "../archive.ts";
import type { OpenRefusal } from "../open-refusal.ts";
import type { Grid } from "./grid.ts";
import { GridBudget } from "./grid-limits.ts";
import { readOds } from "./ods.ts";
import { writeWorkbook } from "./write-workbook.ts";
import { readXls } from "./xls.ts";
import { readXlsx } from "./xlsx.ts";

type GridReader = (archive: Archive, budget: GridBudget) => Promise<Result<Grid[], OpenRefusal>>;

/** Opens an Excel workbook of today: .xlsx, and .xlsm without its macros. */
export function openXlsx(name: string, bytes: Uint8Array): Promise<Result<Document, OpenRefusal>> {
  return openContainer(name, bytes, { looksLike: "xlsx", read: readXlsx });
}

/** Opens an OpenDocument spreadsheet, as LibreOffice saves it. */
export function openOds(name: string, bytes: Uint8Array): Promise<Result<Document, OpenRefusal>> {
  return openContainer(name, bytes, { looksLike: "ods", read: readOds });
}

/** Opens a workbook of Excel 97 to 2003. */
export async function openXls(name: string, bytes: Uint8Array): Promise<Result<Document, OpenRefusal>> {
  const grids = await readGrids(async () => readXls(bytes, new GridBudget()), "xls");
  return grids.ok ? writeWorkbook({ name, bytes, mediaType: MEDIA_TYPES.xls }, grids.value) : grids;
}

async function openContainer(
  name: string,
  bytes: Uint8Array,
  { looksLike, read }: { readonly looksLike: keyof typeof MEDIA_TYPES; readonly read: GridReader },
): Promise<Result<Document, OpenRefusal>> {
  const archive = await openArchive(bytes, looksLike);
  if (!archive.ok) return archive;
  const grids = await readGrids(() => read(archive.value, new GridBudget()), looksLike);
  return grids.ok ? writeWorkbook({ name, bytes, mediaType: MEDIA_TYPES[looksLike] }, grids.value) : grids;
}

const MEDIA_TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  xls: "application/vnd.ms-excel",
} as const;

/** A part that cannot be unpacked is damaged, whatever the reason. */
async function readGrids(read: () => Promise<Result<Grid[], OpenRefusal>>, looksLike: string): Promise<Result<Grid[], OpenRefusal>> {
  try {
    const grids = await read();
    return grids.ok ? accept(grids.value) : grids;
  } catch {
    return refuse({ kind: "damaged", looksLike });
  }
}
