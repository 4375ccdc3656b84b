import type { Block } from "../../document.ts";
import type { Passage } from "../../passage.ts";

/** What a stretch of a plan holds, and so which reader understands it. */
export type RegionKind =
  | "indicators" // 指標表 of one node
  | "summary-indicators" // 指標一覧: the rows say which node they measure, or none is said
  | "roles" // 役割分担
  | "initiatives" // 主な取組
  | "related-plans" // 関連する個別計画
  | "section" // 現状と課題 and the like: bullets and paragraphs
  | "reference"; // a table or a figure with a title of its own (参考)

/** A stretch of a plan that one reader understands: a run of layout lines, paragraphs, items and tables, in order, that stand under one heading. */
export interface Region {
  readonly kind: RegionKind;
  /** The heading as printed, marks taken off (主な取組内容, プロセス指標); null where a table stands without one. A division printed beside it is in it still. */
  readonly heading: Passage | null;
  /** Code of the plan node that the region belongs to; null where the table itself says which, or nothing does. */
  readonly node: string | null;
  /** What stands under the heading; running heads and page numbers are out already. */
  readonly blocks: readonly Block[];
}

/** What a reader of a region leaves beside its drafts. */
export interface RegionRest {
  /** Heads of columns, labels. */
  readonly furniture: readonly Passage[];
  /** What was not understood: it stays unplaced, or another reader takes it. */
  readonly leftover: readonly Passage[];
}
