import { createHash } from "node:crypto";
import audit from "./css/audit.css?raw";
import base from "./css/base.css?raw";
import charts from "./css/charts.css?raw";
import formEditor from "./css/form-editor.css?raw";
import goalSheet from "./css/goal-sheet.css?raw";
import imports from "./css/imports.css?raw";
import itemChange from "./css/item-change.css?raw";
import layout from "./css/layout.css?raw";
import lists from "./css/lists.css?raw";
import parts from "./css/parts.css?raw";
import people from "./css/people.css?raw";
import print from "./css/print.css?raw";
import progress from "./css/progress.css?raw";
import publication from "./css/publication.css?raw";
import review from "./css/review.css?raw";
import reviewDraft from "./css/review-draft.css?raw";
import reviewPanes from "./css/review-panes.css?raw";
import reviews from "./css/reviews.css?raw";
import rules from "./css/rules.css?raw";
import scales from "./css/scales.css?raw";
import sheetDesk from "./css/sheet-desk.css?raw";
import sheetForm from "./css/sheet-form.css?raw";
import sheetFormWidths from "./css/sheet-form-widths.css?raw";
import sheetWidths from "./css/sheet-widths.css?raw";
import source from "./css/source.css?raw";
import sourceViews from "./css/source-views.css?raw";
import standings from "./css/standings.css?raw";
import tables from "./css/tables.css?raw";
import tree from "./css/tree.css?raw";
import values from "./css/values.css?raw";
import year from "./css/year.css?raw";
import { withTokens } from "./tokens.ts";

const own = [
  base,
  layout,
  parts,
  lists,
  tables,
  tree,
  charts,
  goalSheet,
  sheetForm,
  sheetFormWidths,
  formEditor,
  scales,
  rules,
  sheetDesk,
  reviews,
  audit,
  source,
  sourceViews,
  sheetWidths,
  imports,
  review,
  reviewDraft,
  reviewPanes,
  people,
  values,
  year,
  itemChange,
  publication,
  print,
  standings,
  progress,
].join("\n");

/** The site's one stylesheet: the Digital Agency's tokens, as far as they are used, and our own rules. */
export const stylesheet = withTokens(own);

/** Its file name changes with its content, so a browser may keep it for ever. */
export const stylesheetName = `shirube-${createHash("sha256").update(stylesheet).digest("hex").slice(0, 12)}.css`;
