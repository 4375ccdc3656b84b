import type { Action, Reports, Step } from "../../domain/goal/goal.ts";
import type { Passage } from "../passage.ts";
import type { AlignedAction, Said } from "./align.ts";
import type { Draft } from "./draft.ts";
import { saysNothing } from "./tables.ts";
import { draftPeriod, draftTarget } from "./value-drafts.ts";

/** Drafts of an action and its steps. Dashes are null, and go to `dropped`. */
export function draftAction({ mark, title, said, steps }: AlignedAction, fiscalYear: number | null, dropped: Passage[]): Draft<Action> {
  return {
    mark,
    title,
    steps: steps.map((step): Draft<Step> => ({ mark: step.mark, text: step.text, ...draftReports(step.said, fiscalYear, dropped) })),
    ...draftReports(said, fiscalYear, dropped),
  };
}

/** What the columns say, each in its own kind. */
function draftReports(said: Said, fiscalYear: number | null, dropped: Passage[]): Draft<Reports> {
  const text = (passage: Passage | undefined): Passage | null => {
    if (passage && !saysNothing(passage.text)) return passage.trim();
    if (passage) dropped.push(passage);
    return null;
  };
  const period = text(said.period);
  const target = text(said.target);
  const divisions = text(said.divisions);
  if (divisions) dropped.push(divisions);
  return {
    period: period && draftPeriod(period, fiscalYear),
    target: target && draftTarget(target),
    midterm: text(said.midterm),
    result: text(said.result),
    issues: text(said.issues),
    grade: text(said.grade),
    divisions: divisions ? splitDivisions(divisions) : [],
  };
}

const UNIT = "課|室|係|局|部|館|所|署|院|校|園|班|会|署|担当|センター|チーム|グループ|事務局|支所|本部";
const BETWEEN = new RegExp(`\\s*(?:[、，,／/;；]|及び|並びに|および)\\s*|(?<=${UNIT}|[)）])\\s+`, "u");

/** 企画課、総務課／人権・多文化共生課: split at 、 / ／ 及び and line breaks, never at ・. */
export function splitDivisions(passage: Passage): Passage[] {
  return passage
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => !part.isBlank && !saysNothing(part.text));
}
