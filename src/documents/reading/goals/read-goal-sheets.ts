import type { Document } from "../../document.ts";
import type { Findings } from "../draft.ts";
import { readForms } from "./form-reader.ts";

/** The goals of 重点目標管理シート and their kin: one form a goal, its title, department and placements in labelled cells over the table of its actions. */
export function readGoalSheets(document: Document): Findings {
  return readForms(document, "sheet");
}
