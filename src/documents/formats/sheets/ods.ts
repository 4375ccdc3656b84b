import { accept, type Result, refuse } from "../../../domain/result.ts";
import type { Archive } from "../archive.ts";
import type { OpenRefusal } from "../open-refusal.ts";
import type { Grid } from "./grid.ts";
import { type GridBudget, MOST_SHEETS } from "./grid-limits.ts";
import { OdsStyles } from "./ods-styles.ts";
import { type OdsCell, OdsTable } from "./ods-table.ts";
import { OdsText } from "./ods-text.ts";
import { attributeOf, readXml, type XmlListener } from "./xml-events.ts";

const DAMAGED = { kind: "damaged", looksLike: "ods" } as const;
/** Elements whose text stands over the cells, not in them. */
const ASIDES = new Set([
  "annotation",
  "frame",
  "custom-shape",
  "rect",
  "ellipse",
  "line",
  "polygon",
  "polyline",
  "path",
  "g",
  "caption",
  "control",
]);
/** Elements that hold no text of today. */
const SKIPPED = new Set(["tracked-changes", "forms", "dde-links", "title", "desc", "creator", "date"]);

/** The sheets of an OpenDocument spreadsheet. It keeps with each cell the text that was shown in it. */
export async function readOds(archive: Archive, budget: GridBudget): Promise<Result<Grid[], OpenRefusal>> {
  const manifest = await archive.read("META-INF/manifest.xml");
  if (manifest && isEncrypted(manifest)) return refuse({ kind: "encrypted", looksLike: "ods" });
  const content = await archive.read("content.xml");
  if (!content) return refuse(DAMAGED);
  const styles = new OdsStyles();
  const common = await archive.read("styles.xml");
  if (common) readXml(common, styles);
  const reader = new OdsContent(styles, budget);
  if (!readXml(content, reader)) return refuse(DAMAGED);
  if (budget.passed) return refuse({ kind: "too-much-inside", ...budget.passed });
  if (reader.grids.length > MOST_SHEETS) return refuse({ kind: "too-much-inside", unit: "sheets", limit: MOST_SHEETS });
  return reader.grids.length === 0 ? refuse(DAMAGED) : accept(reader.grids);
}

function isEncrypted(manifest: Uint8Array): boolean {
  let found = false;
  readXml(manifest, {
    open: (name) => {
      found ||= name === "encryption-data";
    },
  });
  return found;
}

class OdsContent implements XmlListener {
  readonly grids: Grid[] = [];
  readonly #styles: OdsStyles;
  readonly #budget: GridBudget;
  readonly #text = new OdsText();
  readonly #aside = new OdsText();
  #inStyles = false;
  #table: OdsTable | null = null;
  #row: { readonly cells: OdsCell[]; readonly repeated: number; readonly hidden: boolean } | null = null;
  #cell: Readonly<Record<string, string>> | null = null;
  #asides = 0;
  #skipped = 0;

  constructor(styles: OdsStyles, budget: GridBudget) {
    this.#styles = styles;
    this.#budget = budget;
  }

  get done(): boolean {
    return this.#budget.isSpent || this.grids.length > MOST_SHEETS;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "automatic-styles") this.#inStyles = true;
    if (this.#inStyles) this.#styles.open(name, attributes);
    else if (this.#skipped > 0 || (SKIPPED.has(name) && !this.#text.isOpen)) this.#skipped += 1;
    else if (ASIDES.has(name) && this.#table) this.#asides += 1;
    else if (this.#asides > 0) this.#aside.open(name, attributes);
    else if (name === "table" && !this.#table) this.#openTable(attributes);
    else if (name === "table-column") this.#openColumn(attributes);
    else if (name === "table-row") this.#openRow(attributes);
    else if (name === "table-cell" || name === "covered-table-cell") this.#cell = attributes;
    else this.#text.open(name, attributes);
  }

  text(text: string): void {
    if (this.#inStyles || this.#skipped > 0) return;
    if (this.#asides > 0) this.#aside.text(text);
    else if (this.#cell) this.#text.text(text);
  }

  close(name: string): void {
    if (name === "automatic-styles") this.#inStyles = false;
    else if (this.#inStyles) this.#styles.close(name);
    else if (this.#skipped > 0) this.#skipped -= 1;
    else if (this.#asides > 0) this.#closeAside(name);
    else if (name === "table" && this.#table) {
      this.grids.push(this.#table.finish());
      this.#table = null;
    } else if (name === "table-row" && this.#row) {
      this.#table?.addRow(this.#row.cells, this.#row.repeated, this.#row.hidden);
      this.#row = null;
    } else if (name === "table-cell" || name === "covered-table-cell") this.#closeCell();
    else this.#text.close(name);
  }

  #openTable(attributes: Readonly<Record<string, string>>): void {
    this.#table = new OdsTable(attributeOf(attributes, "name") ?? "", attributeOf(attributes, "style-name"), this.#styles, this.#budget);
  }

  #openColumn(attributes: Readonly<Record<string, string>>): void {
    const hidden = isHidden(attributes);
    const own = attributeOf(attributes, "style-name");
    this.#table?.addColumns(
      countOf(attributes, "number-columns-repeated"),
      own,
      attributeOf(attributes, "default-cell-style-name"),
      hidden,
    );
  }

  #openRow(attributes: Readonly<Record<string, string>>): void {
    this.#row = { cells: [], repeated: countOf(attributes, "number-rows-repeated"), hidden: isHidden(attributes) };
  }

  #closeAside(name: string): void {
    if (ASIDES.has(name)) this.#asides -= 1;
    else this.#aside.close(name);
    if (this.#asides > 0) return;
    const paragraphs = this.#aside
      .take()
      .flatMap((paragraph) => paragraph.split("\n"))
      .map((line) => line.trim())
      .filter((line) => line !== "");
    if (paragraphs.length > 0) this.#table?.asides.push({ row: this.#table.row, column: this.#row?.cells.length ?? 0, paragraphs });
  }

  #closeCell(): void {
    const attributes = this.#cell;
    const shown = this.#text.take().join("\n");
    this.#cell = null;
    if (!attributes || !this.#row) return;
    const value = keptValue(attributes);
    this.#row.cells.push({
      repeated: countOf(attributes, "number-columns-repeated"),
      columns: countOf(attributes, "number-columns-spanned"),
      rows: countOf(attributes, "number-rows-spanned"),
      style: attributeOf(attributes, "style-name"),
      text: shown.trim() === "" ? (value ?? "") : shown,
      noValue:
        shown === "" && value === null && attributeOf(attributes, "formula") !== null && attributeOf(attributes, "value-type") === null,
    });
  }
}

/** The value of a cell that keeps no text of it. */
function keptValue(attributes: Readonly<Record<string, string>>): string | null {
  for (const name of ["string-value", "date-value", "time-value", "boolean-value", "value"]) {
    const value = attributeOf(attributes, name);
    if (value !== null) return value;
  }
  return null;
}

function countOf(attributes: Readonly<Record<string, string>>, name: string): number {
  const count = Number(attributeOf(attributes, name) ?? 1);
  return Number.isInteger(count) && count > 0 ? count : 1;
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  const visibility = attributeOf(attributes, "visibility");
  return visibility === "collapse" || visibility === "filter";
}
