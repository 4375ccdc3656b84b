import type { Plan } from "../../domain/plan/plan.ts";
import type { Document } from "../document.ts";
import { Passage, type Range } from "../passage.ts";
import { Derived, type Draft, type Findings } from "./draft.ts";
import { readGoalList } from "./goals/read-goal-list.ts";
import { readGoalSheets } from "./goals/read-goal-sheets.ts";
import { readMissions } from "./mission/read-missions.ts";
import { findMunicipality } from "./municipality.ts";
import { readPlan } from "./plan/read-plan.ts";
import { tellsIndicator } from "./plan/tables/spoken-rows.ts";
import type { TracedReading } from "./reading.ts";
import { settle } from "./settle.ts";

const READERS: readonly ((document: Document) => Findings)[] = [readMissions, readGoalSheets, readGoalList, readPlan];

/**
 * Reads whatever of the known kinds of forms a document holds. Every reader looks at the whole document; where two understand the same text, the one
 * that places more of the document is right. Text that none claims is unplaced; a document of no known kind gives an empty reading.
 */
export function readDocument(document: Document): TracedReading {
  const agreed = agree(
    READERS.map((read) => read(document)),
    document.text.length,
  );
  const running = document.blocks.flatMap((block) => (block.kind === "running" ? [block.text] : []));
  return settle(document, findMunicipality(document), { ...agreed, furniture: [...agreed.furniture, ...running] });
}

/** A text that two readers may both hold: the name of a department over a page. More than this share of it says that they read the same form. */
const SHARED_AT_MOST = 0.1;
/** Numbered lines of a form look like a plan's nodes: a plan is believed against a form only where it places so many times as much. */
const PLAN_AGAINST_FORM = 3;

/** A plan that lists what is done under its nodes, and by whom, is believed against goals that promise and report nothing. */
const PLAN_OF_WORKS = 0.6;

/** The findings of the readers that do not contradict each other, in the order of the readers. */
function agree(found: readonly Findings[], length: number): Findings {
  const taken = new Uint8Array(length);
  const kept = new Set<Findings>();
  const measured = found.some(({ plan }) => plan !== null && isMeasured(plan));
  const sized = found.map((findings) => {
    const ranges = rangesOf(findings);
    const size = sizeOf(ranges);
    return { findings, ranges, size, weight: size * trustIn(findings, measured) };
  });
  for (const { findings, ranges, size } of sized.sort((a, b) => b.weight - a.weight)) {
    let shared = 0;
    for (const { start, end } of ranges) for (let i = start; i < end; i += 1) shared += taken[i] ?? 0;
    if (shared > size * SHARED_AT_MOST) continue;
    for (const { start, end } of ranges) taken.fill(1, start, end);
    kept.add(findings);
  }
  const agreed = found.filter((findings) => kept.has(findings));
  return {
    plan: agreed.find(({ plan }) => plan !== null)?.plan ?? null,
    goals: agreed.flatMap(({ goals }) => goals),
    missions: agreed.flatMap(({ missions }) => missions),
    furniture: agreed.flatMap(({ furniture }) => furniture),
    repeats: agreed.flatMap(({ repeats }) => repeats),
  };
}

/**
 * How far the size of what was found speaks for it. Numbered lines of a form look like the nodes of a plan, and the levels of a plan (目標３ …) like goals; a plan
 * shows itself by indicators with a baseline and a target and by roles, goals by what their actions promise or report.
 */
function trustIn({ plan, goals, missions }: Findings, measured: boolean): number {
  // Who states, and what for, stands in no plan.
  if (missions.some((mission) => mission.department && (mission.post || mission.name) && mission.missions.length > 0)) return 1;
  if (plan) {
    if (isMeasured(plan) || plan.roles.length > 1) return 1;
    const nodes = new Set(plan.initiatives.filter(({ divisions }) => divisions.length > 0).map(({ node }) => node));
    return nodes.size > 1 ? PLAN_OF_WORKS : 1 / PLAN_AGAINST_FORM;
  }
  const sound = goals.map(({ title, actions, fiscalYear, department }) => {
    // A figure under 目標 is what an indicator is to reach.
    if (title instanceof Passage && (FIGURE.test(title.text) || tellsIndicator(title.text))) return 0;
    const said = actions.flatMap((action) => [action, ...action.steps]);
    // Where a plan reads baselines and targets, those alone make no goals, nor does a period that holds them.
    const isTimed = ({ period }: (typeof said)[number]) =>
      period !== null && !(measured && period.text instanceof Passage && tellsIndicator(period.text.text));
    if (measured && said.some(({ target }) => target?.text instanceof Passage && tellsIndicator(target.text.text))) return 0.5;
    if (said.some((one) => isTimed(one) || one.midterm || one.result || one.grade)) return 1;
    if (!said.some(({ target }) => target)) return said.length > 0 ? 0.5 : 0;
    if (!measured) return 1;
    // But whose they are and of which year, a form says and no plan.
    return fiscalYear !== null && department !== null ? OWNED : 0.5;
  });
  return goals.length === 0 ? 1 : sound.reduce((sum: number, one) => sum + one, 0) / goals.length;
}

/** What came of a goal, told in a sentence, is no baseline. */
function isMeasured({ indicators }: Draft<Plan>): boolean {
  return indicators.some(({ baseline, target }) => baseline !== null && target !== null && !/。$/u.test(String(baseline.text)));
}

/** Goals of a department and a year are believed against indicators of about the same text. */
const OWNED = 1.2;

const FIGURE = /^\s*[0-9０-９][0-9０-９,，.．]*[^\s\d０-９]{0,4}\s*$/u;

/** How many characters the ranges hold, each counted once, whichever fields hold it. */
function sizeOf(ranges: readonly Range[]): number {
  let size = 0;
  let reached = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    size += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return size;
}

/** Where the texts stand that a reader's drafts hold. */
function rangesOf({ plan, goals, missions }: Findings): readonly Range[] {
  const ranges: Range[] = [];
  const waiting: unknown[] = [plan, goals, missions];
  while (waiting.length > 0) {
    const draft = waiting.pop();
    if (draft instanceof Passage) for (const range of draft.ranges()) ranges.push(range);
    else if (draft !== null && typeof draft === "object" && !(draft instanceof Derived))
      for (const part of Object.values(draft)) waiting.push(part);
  }
  return ranges;
}
