import type { Block, Cell, Table, TableRow } from "../../document.ts";
import { looksLikeIndicatorHead, looksLikeInitiativeHead, looksLikeRoleHead } from "./tables/recognise.ts";

/** The tables that readers of their own understand. */
export type TableKind = "indicators" | "roles" | "initiatives";

/** A cheap look before the heads are read one by one. */
const HEAD_WORD = /指標|目標|基準|現状|実績|単位|KPI|ＫＰＩ|項目|主体|役割|取組|取り組|事業|内容|概要/u;
const LONGEST = 240;

const known = new WeakMap<Block, TableKind | null>();

/** Which table begins with the block: a table whose first rows, or a line that, has the heads of its columns. Asked of the same block again and again. */
export function tableKindOf(block: Block): TableKind | null {
  const before = known.get(block);
  if (before !== undefined) return before;
  const kind = readTableKind(block);
  known.set(block, kind);
  return kind;
}

function readTableKind(block: Block): TableKind | null {
  if (block.kind === "heading" || block.kind === "item") return null;
  if (block.kind !== "table" && !/\S[\s　]+[^\s(（]/u.test(block.text.text)) return null;
  if (block.kind !== "table" && /指標.{0,30}一覧/u.test(block.text.text)) return null;
  if (block.kind !== "table") return /\S[\s　]+\S/u.test(block.text.text) ? kindOfHeads(block.text.text) : null;
  const [first, second] = headRows(block).map(textOf);
  return (first && kindOfHeads(first)) || (second && (kindOfHeads(second) ?? kindOfHeads(`${first} ${second}`))) || null;
}

/** A title and what else stands alone in its row take no more rows over the heads. */
const MOST_TITLES = 4;

/** How many rows stand over the heads with one text or none each: a title, the day on which it was drawn up. */
export function titleRows({ rows }: Table): number {
  const first = rows.slice(0, MOST_TITLES + 1).findIndex(({ cells }) => cells.filter(said).length > 1);
  return Math.max(0, first);
}

/** The first two rows of a table below its titles. */
export function headRows(table: Table): readonly TableRow[] {
  const from = titleRows(table);
  return table.rows.slice(from, from + 2);
}

function said({ lines }: Cell): boolean {
  return lines.some(({ text }) => !text.isBlank);
}

/** Which table has heads that read so, one after the other. */
export function kindOfHeads(text: string): TableKind | null {
  if (text.length > LONGEST || !HEAD_WORD.test(text)) return null;
  if (looksLikeIndicatorHead(text)) return "indicators";
  if (looksLikeRoleHead(text)) return "roles";
  return looksLikeInitiativeHead(text) ? "initiatives" : null;
}

function textOf({ cells }: TableRow): string {
  return cells.map(({ lines }) => lines.map(({ text }) => text.text).join("")).join(" ");
}
