import type { Block } from "../../document.ts";
import { bare } from "./words.ts";

/** The tables that readers of their own understand. */
export type TableKind = "indicators" | "roles" | "initiatives";

const HEADS: readonly (readonly [TableKind, RegExp])[] = [
  ["indicators", /(?:指標|指標名|指標の内容|目標項目|成果指標|KPI).*(?:基準値|現状値|現状|実績値|目標値|目標|単位)/u],
  ["roles", /^(?:主体|区分|担い手).*(?:役割|期待)/u],
  ["initiatives", /^(?:取組項目|取り組み項目|主な取組|取組名|取組|事業名|事業名称|主な事業).*(?:内容|概要)/u],
];

/** Which table begins with the block: a table whose first rows, or a line that, has the heads of its columns. */
export function tableKindOf(block: Block): TableKind | null {
  if (block.kind === "heading") return null;
  const text =
    block.kind === "table"
      ? block.rows
          .slice(0, 2)
          .flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.map(({ text }) => text.text)))
          .join(" ")
      : block.text.text;
  if (text.length > 200 || (block.kind !== "table" && (/[。、]/u.test(text) || !/\s/u.test(text.trim())))) return null;
  const words = bare(text);
  return HEADS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
