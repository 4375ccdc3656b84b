import { bare } from "./column-head.ts";
import words from "./words.json" with { type: "json" };

export type InitiativeColumn = keyof typeof words.initiativeColumns;

const COLUMNS = (Object.entries(words.initiativeColumns) as [InitiativeColumn, string[]][]).map(
  ([column, patterns]) => [column, new RegExp(`^(?:${patterns.join("|")})$`, "u")] as const,
);
/** Of a column that could be either, the first of the row is the item. */
const ORDER: readonly InitiativeColumn[] = ["divisions", "details", "item", "other"];

const ITEM = new RegExp(`^(?:${words.initiativeColumns.item.join("|")})$`, "u");

function isItem(head: string): boolean {
  return ITEM.test(wordOf(head));
}

/** 2024～2028年度の取組, 令和6年度～令和10年度の取組. */
const YEARS = /^(?:(?:令和|平成|R)?\d{1,4}(?:年度?)?[~～〜-])?(?:令和|平成|R)?\d{1,4}年度の(?=.)/u;

function wordOf(head: string): string {
  return bare(head)
    .replace(/\([^()]*\)/gu, "")
    .replace(YEARS, "")
    .replace(/取り?組み/gu, "取組");
}

/** What each column of a table of initiatives holds; null where the heads are not those of one: it needs an item, and a second known column. */
export function initiativeHeads(heads: readonly string[]): (InitiativeColumn | null)[] | null {
  const columns: (InitiativeColumn | null)[] = [];
  for (const head of heads) {
    const word = wordOf(head);
    const fits = COLUMNS.filter(([, pattern]) => pattern.test(word)).map(([column]) => column);
    const column = ORDER.find((one) => fits.includes(one) && !(one === "item" && columns.includes("item"))) ?? null;
    columns.push(column);
  }
  // 施策の方針 | 主な取組: what is done stands beside what it is for.
  const second = columns.includes("details") ? -1 : heads.findIndex((head, i) => columns[i] === null && isItem(head));
  if (second > columns.indexOf("item")) columns[second] = "details";
  const [only] = columns;
  if (!columns.includes("item")) {
    const details = columns.indexOf("details");
    const second = columns.indexOf("details", details + 1);
    if (details >= 0 && second > details) columns[details] = "item";
    else if (only === "other" && columns.includes("details")) columns[0] = "item";
  }
  return columns.includes("item") && (columns.includes("details") || columns.includes("divisions")) ? columns : null;
}
