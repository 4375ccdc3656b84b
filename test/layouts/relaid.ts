import type { Reading } from "../../src/documents/reading/reading.ts";
import { formatFiscalYear } from "../../src/domain/calendar/fiscal-year.ts";
import { goalList } from "./goal-list.ts";
import { goalSheets } from "./goal-sheet.ts";
import { missionStatement } from "./mission.ts";
import { type Piece, paragraph } from "./piece.ts";
import { planPages } from "./plan.ts";
import { renderCsv, renderHtml, renderMarkdown, renderTabs } from "./render.ts";
import { renderLayoutText } from "./render-layout-text.ts";

const year = (fiscalYear: number): string => formatFiscalYear(fiscalYear, "era");

/** A real document's content in forms and formats that its city did not use. A list's goals are laid out as sheets: two forms of one content. */
export function relaidPieces({ municipality, plan, goals, missions }: Reading): Piece[] {
  const [mission] = missions;
  const head = municipality === null ? [] : [paragraph(municipality)];
  if (plan) return [...head, ...planPages(plan, year)];
  if (mission) return [...head, ...missionStatement(mission, goals, year)];
  return [...head, ...(new Set(goals.map(({ fiscalYear }) => fiscalYear)).size > 1 ? goalList(goals, year) : goalSheets(goals, year))];
}

/** The text formats by the name of a file in them. */
export const RELAID_TEXTS: Readonly<Record<string, (pieces: readonly Piece[]) => string>> = {
  "relaid.md": renderMarkdown,
  "relaid.html": (given) => renderHtml(given, "計画"),
  "relaid.txt": renderTabs,
  "relaid.csv": renderCsv,
  "layout.txt": (given) => renderLayoutText(given, "市の計画"),
};
