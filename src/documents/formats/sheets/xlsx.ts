import { accept, type Result, refuse } from "../../../domain/result.ts";
import type { Archive } from "../archive.ts";
import type { OpenRefusal } from "../open-refusal.ts";
import type { Grid } from "./grid.ts";
import { type GridBudget, MOST_SHEETS } from "./grid-limits.ts";
import { ShownValues } from "./shown-value.ts";
import { readAsides } from "./xlsx-asides.ts";
import { listRelations, readPart } from "./xlsx-package.ts";
import { readStyles } from "./xlsx-styles.ts";
import { readSharedStrings } from "./xlsx-text.ts";
import { XlsxWorksheet } from "./xlsx-worksheet.ts";
import { attributeOf, readXml } from "./xml-events.ts";

interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

const DAMAGED = { kind: "damaged", looksLike: "xlsx" } as const;

/** The sheets of an Excel workbook (.xlsx, .xlsm). Macros are parts that nothing here opens. */
export async function readXlsx(archive: Archive, budget: GridBudget): Promise<Result<Grid[], OpenRefusal>> {
  const path = (await listRelations(archive, "")).find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  const bytes = await readPart(archive, path);
  if (!bytes) return refuse(DAMAGED);
  const { sheets, from1904 } = readWorkbook(bytes);
  if (sheets.length > MOST_SHEETS) return refuse({ kind: "too-much-inside", unit: "sheets", limit: MOST_SHEETS });

  const relations = await listRelations(archive, path);
  const partOf = async (kind: string) => {
    const target = relations.find(({ type }) => type === kind)?.target;
    return target === undefined ? null : readPart(archive, target);
  };
  const stringsPart = await partOf("sharedStrings");
  const strings = stringsPart ? readSharedStrings(stringsPart) : [];
  if (!strings) return refuse(DAMAGED);
  const stylesPart = await partOf("styles");
  const values = { strings, styles: stylesPart ? readStyles(stylesPart) : [], shown: new ShownValues(from1904) };

  const grids: Grid[] = [];
  for (const { name, hidden, relation } of sheets) {
    const part = relations.find(({ id }) => id === relation);
    const sheet = part?.type === "worksheet" || part?.type === "dialogsheet" ? await readPart(archive, part.target) : null;
    if (!part || !sheet) continue;
    const worksheet = new XlsxWorksheet(values, budget);
    if (!readXml(sheet, worksheet)) return refuse(DAMAGED);
    if (budget.passed) return refuse({ kind: "too-much-inside", ...budget.passed });
    const { cells, merges, columns, hiddenRows, borders, heads, feet } = worksheet;
    grids.push({ name, hidden, cells, merges, columns, hiddenRows, borders, heads, feet, asides: await readAsides(archive, part.target) });
  }
  return grids.length === 0 ? refuse(DAMAGED) : accept(grids);
}

function readWorkbook(bytes: Uint8Array): { readonly sheets: SheetEntry[]; readonly from1904: boolean } {
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  readXml(bytes, {
    open: (name, attributes) => {
      if (name === "workbookPr") from1904 = attributes.date1904 === "1" || attributes.date1904 === "true";
      else if (name === "sheet")
        sheets.push({
          name: attributes.name ?? "",
          hidden: attributes.state === "hidden" || attributes.state === "veryHidden",
          relation: attributes["r:id"] ?? attributeOf(attributes, "id") ?? "",
        });
    },
  });
  return { sheets, from1904 };
}
