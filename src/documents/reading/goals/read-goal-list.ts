import type { Document } from "../../document.ts";
import type { Findings } from "../draft.ts";
import { readForms } from "./form-reader.ts";

/** The goals of 重点目標一覧表 and their kin: a row or a block of rows a goal, where two years stand side by side two sets of goals. */
export function readGoalList(document: Document): Findings {
  return readForms(document, "list");
}
