import { type Answer, fragment, missing, readId, type StaffVisit, unreadable } from "../../page.ts";
import { searchFor } from "./edit-sheet-page.tsx";
import { openSheetFor } from "./open-sheet.ts";
import { FoundNodes } from "./placement-box.tsx";

/** What a search in the plans finds, for the island to show while one types. */
export async function nodeChoiceAnswer(visit: StaffVisit<"sheet">): Promise<Answer> {
  const { db, parts, query } = visit;
  if (!(await openSheetFor(db, visit, readId(parts.sheet)))) return missing("missing.sheet");
  const at = query.get("search");
  const search = await searchFor(visit, at, query.get("q"));
  if (!search) return unreadable;
  return fragment(<FoundNodes at={search.pointer} found={search.found} words={search.words} />);
}
