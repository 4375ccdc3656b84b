import { ALIKE } from "../../domain/goal/most-alike.ts";
import type { SheetKind } from "../../domain/sheet/sheet-body.ts";
import { likeness } from "../../domain/wording/text-key.ts";
import type { Connection } from "../../store/database.ts";
import { type GoalPair, listGoalPairs } from "../../store/goal-pairs.ts";
import { listKnownMissions } from "../../store/mission-record-store.ts";
import { listSheets } from "../../store/sheet-store.ts";
import { listDepartmentsOfYear } from "../../store/unit-of-year-store.ts";

/** A goal or a mission statement of the record that a year can begin with. */
export interface CarryItem {
  readonly kind: SheetKind;
  readonly id: number;
  readonly departmentId: number | null;
  readonly department: string | null;
  readonly priority: number | null;
  readonly title: string;
  /** The sheet of the year that it has already, or that carries it on; null where there is none. */
  readonly sheetId: number | null;
  /** What it is of the year before; null for what is of the year before itself. */
  readonly continuesId: number | null;
}

/** What a year can begin with. */
export interface Carry {
  /** Of the year before, by department, the mission statement first. What the record has of this year under about the same title is not among it. */
  readonly before: readonly CarryItem[];
  /** What the record has of the year itself, with what it continues. */
  readonly existing: readonly CarryItem[];
}

/** What the record has of a year and of the year before, each with its sheet in the year where there is one. */
export async function listCarry(db: Connection, municipality: string, fiscalYear: number): Promise<Carry> {
  const sheets = await listSheets(db, municipality, { fiscalYear });
  const sheetOf = (key: "goalId" | "missionId" | "continuesGoalId" | "continuesMissionId", id: number) =>
    sheets.find((sheet) => sheet[key] === id)?.id ?? null;
  const pairs = (await listGoalPairs(db, municipality, { fiscalYear })).flatMap((department) => department.pairs);
  // A new goal that only has the number of an old one does not take its place; on the paper list they are one line.
  const isPaired = ({ thisYear, lastYear }: GoalPair) =>
    thisYear !== null && lastYear !== null && (thisYear.documentId !== null || likeness(thisYear.title, lastYear.title) >= ALIKE);
  const goals = {
    existing: pairs.flatMap(({ thisYear, lastYear }): CarryItem[] =>
      thisYear ? [{ kind: "goal", ...thisYear, sheetId: sheetOf("goalId", thisYear.id), continuesId: lastYear?.id ?? null }] : [],
    ),
    before: pairs.flatMap((pair): CarryItem[] => {
      const { lastYear } = pair;
      const sheetId = lastYear ? sheetOf("continuesGoalId", lastYear.id) : null;
      return lastYear && (sheetId !== null || !isPaired(pair)) ? [{ kind: "goal", ...lastYear, sheetId, continuesId: null }] : [];
    }),
  };

  const known = await listKnownMissions(db, municipality);
  const ofYear = (year: number) => known.filter((mission) => mission.fiscalYear === year);
  const missionItem = (mission: (typeof known)[number], sheetId: number | null, continuesId: number | null): CarryItem => ({
    ...{ kind: "mission", id: mission.id, departmentId: mission.departmentId, department: mission.body.department, priority: null },
    ...{ title: [mission.post, mission.name].filter((word) => word !== null).join(" "), sheetId, continuesId },
  });
  const [current, last] = [ofYear(fiscalYear), ofYear(fiscalYear - 1)];
  const departments = await listDepartmentsOfYear(db, municipality, fiscalYear);
  /** What the department of last year's statement is this year: one that became part of another speaks through that one's. */
  const becameOf = ({ departmentId }: (typeof known)[number]) =>
    departmentId === null ? [] : [departmentId, ...departments.of(departmentId).map(({ id }) => id)];
  const lastOf = ({ departmentId }: (typeof known)[number]) => {
    if (departmentId === null) return null;
    const [only, ...more] = last.filter((mission) => becameOf(mission).includes(departmentId));
    return last.find((mission) => mission.departmentId === departmentId) ?? (more.length === 0 ? (only ?? null) : null);
  };
  const missions = {
    existing: current.map((mission) => missionItem(mission, sheetOf("missionId", mission.id), lastOf(mission)?.id ?? null)),
    before: last
      .filter((mission) => !current.some(({ departmentId }) => departmentId !== null && becameOf(mission).includes(departmentId)))
      .map((mission) => missionItem(mission, sheetOf("continuesMissionId", mission.id), null)),
  };
  return {
    existing: [...missions.existing, ...goals.existing],
    before: [...missions.before, ...goals.before],
  };
}
