import { formatFiscalYear } from "../../../src/domain/calendar/fiscal-year.ts";
import type { Goal } from "../../../src/domain/goal/goal.ts";
import type { Mission } from "../../../src/domain/mission/mission.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import { goalList } from "../goal-list.ts";
import { goalSheets } from "../goal-sheet.ts";
import { missionStatement } from "../mission.ts";
import { type Piece, paragraph } from "../piece.ts";
import { planPages } from "../plan.ts";
import { renderCsv, renderHtml, renderMarkdown, renderTabs } from "../render.ts";
import { renderLayoutText } from "../render-layout-text.ts";
import type { DepartmentContent, PlanContent } from "./content.ts";
import departmentsJson from "./departments.json" with { type: "json" };
import planJson from "./plan.json" with { type: "json" };
import { goalsOf, missionOf, planOf } from "./readings.ts";

const CITY = "澄川市";
const LAST_YEAR = 2025;
const THIS_YEAR = 2026;
// The files are the author's own; their shape is checked by the documents that come out.
const plan = planJson as PlanContent;
const departments = departmentsJson as unknown as readonly DepartmentContent[];

/** A document of the demo city: what its file is called and holds, and what a careful person reads in it. */
export interface Sample {
  readonly file: string;
  readonly text: string;
  /** What the text was laid out from, for other formats of the same document. */
  readonly pieces: readonly Piece[];
  /** As encoding-japanese names it. */
  readonly encoding: "UTF8" | "SJIS" | "EUCJP" | "UTF16";
  readonly expected: { readonly plan: Plan | null; readonly goals: readonly Goal[]; readonly missions: readonly Mission[] };
}

type Format = "md" | "html" | "txt" | "csv" | "layout";

/** Which department hands in which form, in which format: every format and every encoding is met somewhere. */
const SHEETS: readonly (readonly [department: string, last: Format, current: Format, encoding: Sample["encoding"]])[] = [
  ["企画総務部", "txt", "txt", "UTF8"],
  ["市民協働部", "csv", "csv", "SJIS"],
  ["健康福祉部", "html", "html", "UTF8"],
  ["都市整備部", "md", "layout", "UTF8"],
];
const LIST: readonly [string, Format, Sample["encoding"]] = ["産業観光部", "txt", "SJIS"];
const STATEMENTS: readonly (readonly [department: string, Format, Sample["encoding"]])[] = [
  ["企画総務部", "md", "UTF8"],
  ["市民協働部", "html", "EUCJP"],
  ["健康福祉部", "md", "UTF8"],
  ["都市整備部", "csv", "UTF8"],
  ["産業観光部", "txt", "UTF16"],
];
/** This department's goals stand in its mission statements. */
const WITH_GOALS = "こども教育部";

const year = (fiscalYear: number): string => formatFiscalYear(fiscalYear, "era");

/** Every document of the demo city, in the order in which they are read: the plan first, then year by year. */
export function samples(): Sample[] {
  return [...planSamples(), ...sheetSamples(LAST_YEAR), ...statementSamples(), listSample(), ...sheetSamples(THIS_YEAR)];
}

function planSamples(): Sample[] {
  const years = { interim: 2026, final: 2028 };
  return ["第1編", "第2編"].map((part, i) => {
    const chapters = plan.nodes.filter(({ parent }) => parent === part).map(({ code }) => code);
    const expected = planOf(plan, years, ({ code, parent }) => code === part || parent === part || chapters.includes(parent ?? ""));
    const format = i === 0 ? "layout" : "md";
    return sampleOf(`${plan.title}_${part}`, format, "UTF8", planPages(expected, year), { plan: expected, goals: [], missions: [] });
  });
}

function sheetSamples(fiscalYear: number): Sample[] {
  return SHEETS.map(([name, last, current, encoding]) => {
    const department = find(name);
    const goals = goalsOf(department, fiscalYear, fiscalYear === LAST_YEAR ? department.lastYear : department.thisYear);
    const pieces = [paragraph(CITY), ...goalSheets(goals, year)];
    return sampleOf(`${year(fiscalYear)}_重点目標管理シート_${name}`, fiscalYear === LAST_YEAR ? last : current, encoding, pieces, {
      plan: null,
      goals,
      missions: [],
    });
  });
}

function listSample(): Sample {
  const [name, format, encoding] = LIST;
  const department = find(name);
  const bare = (goal: Goal): Goal => ({ ...goal, placements: [], background: [], purpose: [], sdgs: [], remarks: [] });
  const last = goalsOf(department, LAST_YEAR, department.lastYear)
    .map(bare)
    .map((goal) => only(goal, "result"));
  const current = goalsOf(department, THIS_YEAR, department.thisYear)
    .map(bare)
    .map((goal) => only(goal, "target"));
  const goals = [...last, ...current];
  return sampleOf(`${year(THIS_YEAR)}_重点目標一覧表_${name}`, format, encoding, [paragraph(CITY), ...goalList(goals, year)], {
    plan: null,
    goals,
    missions: [],
  });
}

/** The list prints one column a year: what came of it, or what is promised. */
function only(goal: Goal, kept: "result" | "target"): Goal {
  const none = { period: null, target: null, midterm: null, result: null, issues: null };
  return {
    ...goal,
    actions: goal.actions.map((action) => ({
      ...action,
      ...none,
      [kept]: action[kept],
      steps: action.steps.map((step) => ({ ...step, ...none, [kept]: step[kept] })),
    })),
  };
}

function statementSamples(): Sample[] {
  const plain = STATEMENTS.map(([name, format, encoding]) => statementSample(name, LAST_YEAR, format, encoding, []));
  const department = find(WITH_GOALS);
  const goals = (fiscalYear: number, from: DepartmentContent["lastYear"]) =>
    goalsOf(department, fiscalYear, from).map((goal) => ({
      ...only({ ...goal, background: [], purpose: [], sdgs: [], remarks: [] }, "result"),
    }));
  return [
    ...plain,
    statementSample(WITH_GOALS, LAST_YEAR, "md", "UTF8", goals(LAST_YEAR, department.lastYear)),
    statementSample(WITH_GOALS, THIS_YEAR, "html", "UTF8", goals(THIS_YEAR, department.thisYear)),
  ];
}

function statementSample(name: string, fiscalYear: number, format: Format, encoding: Sample["encoding"], goals: readonly Goal[]): Sample {
  const mission = missionOf(find(name), fiscalYear);
  const current =
    fiscalYear === THIS_YEAR ? { ...mission, policies: mission.policies.map((policy) => ({ ...policy, summary: null })) } : mission;
  const pieces = [paragraph(CITY), ...missionStatement(current, goals, year)];
  return sampleOf(`${year(fiscalYear)}_部局運営方針_${name}`, format, encoding, pieces, { plan: null, goals, missions: [current] });
}

function sampleOf(
  name: string,
  format: Format,
  encoding: Sample["encoding"],
  pieces: readonly Piece[],
  expected: Sample["expected"],
): Sample {
  const extension = format === "layout" ? "txt" : format;
  return { file: `${name.replaceAll(" ", "_")}.${extension}`, text: render(pieces, format, name), pieces, encoding, expected };
}

function render(pieces: readonly Piece[], format: Format, title: string): string {
  if (format === "md") return renderMarkdown(pieces);
  if (format === "html") return renderHtml(pieces, title);
  if (format === "csv") return renderCsv(pieces);
  return format === "txt" ? renderTabs(pieces) : renderLayoutText(pieces, title.replaceAll("_", "　"));
}

function find(name: string): DepartmentContent {
  const department = departments.find((candidate) => candidate.name === name);
  if (!department) throw new Error(`the demo city has no ${name}`);
  return department;
}
