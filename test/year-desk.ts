import type { Person } from "../src/domain/access/person.ts";
import type { ActName } from "../src/domain/cycle/cycle.ts";
import type { Phase } from "../src/domain/cycle/phase.ts";
import type { SheetBody } from "../src/domain/sheet/sheet-body.ts";
import type { Database } from "../src/store/database.ts";
import { recordMunicipality } from "../src/store/municipality-store.ts";
import { savePhases } from "../src/store/phase-store.ts";
import { drawId } from "../src/store/rows.ts";
import { findSheet, type NewSheet, recordSheet, type Sheet } from "../src/store/sheet-store.ts";
import { type ActInput, actOnSheet } from "../src/use-cases/sheet/act-on-sheet.ts";
import { aDepartment, aPerson } from "./people.ts";

export const municipality = "990019";

/** Midnight of a day in Japan. */
export const day = (text: string): Date => new Date(`${text}T00:00:00+09:00`);

/** The phases of the fiscal year 2026. */
export const YEAR: readonly Phase[] = [
  { phase: "set", opensAt: day("2026-04-01"), closesAt: day("2026-06-01") },
  { phase: "midterm", opensAt: day("2026-09-15"), closesAt: day("2026-10-16") },
  { phase: "final", opensAt: day("2027-03-01"), closesAt: day("2027-04-11") },
];

/** Who works on the sheets of 企画部, and others who do not. */
export interface Staff {
  readonly author: Person;
  readonly checker: Person;
  readonly approver: Person;
  readonly planning: Person;
  readonly leader: Person;
  readonly reviewer: Person;
  /** Author of another department. */
  readonly stranger: Person;
}

/** A municipality whose year 2026 has begun: departments, people, sheets. */
export interface YearDesk {
  readonly departments: { readonly planning: number; readonly citizens: number };
  readonly staff: Staff;
  /** Begins a sheet of 企画部. @returns its id. */
  begin(body: SheetBody, given?: Partial<NewSheet>, now?: Date): Promise<number>;
  find(sheet: number): Promise<Sheet>;
  act(by: keyof Staff | Person, sheet: number, act: ActName, given?: Partial<ActInput>): ReturnType<typeof actOnSheet>;
}

/** @param posts those of 企画部 to which somebody is appointed. */
export async function openYearDesk(db: Database, posts = { checker: true, approver: true }): Promise<YearDesk> {
  await recordMunicipality(db, { code: municipality, name: "澄川市", provisional: true });
  const now = day("2026-04-01");
  const departments = {
    planning: await aDepartment(db, municipality, "企画部"),
    citizens: await aDepartment(db, municipality, "市民部"),
  };
  await db.transaction().execute((tx) => savePhases(tx, municipality, 2026, YEAR, now));
  const person = (login: string, name: string, given: Parameters<typeof aPerson>[2]["posts"] = []) =>
    aPerson(db, municipality, { login, name, posts: given }, now);
  const staff: Staff = {
    author: await person("sato", "佐藤 彩", [["author", departments.planning]]),
    checker: await person("suzuki", "鈴木 修", posts.checker ? [["checker", departments.planning]] : []),
    approver: await person("takahashi", "高橋 望", posts.approver ? [["approver", departments.planning]] : []),
    planning: await person("tanaka", "田中 実", [["planning"]]),
    leader: await person("ito", "伊藤 光", [["leader"]]),
    reviewer: await person("watanabe", "渡辺 薫", [["reviewer"]]),
    stranger: await person("kato", "加藤 緑", [
      ["author", departments.citizens],
      ["checker", departments.citizens],
      ["approver", departments.citizens],
    ]),
  };
  const find = async (id: number) => {
    const sheet = await findSheet(db, municipality, id);
    if (!sheet) throw new Error(`no sheet ${id}`);
    return sheet;
  };
  return {
    departments,
    staff,
    find,
    begin: (body, given = {}, at = now) =>
      db.transaction().execute(async (tx) => {
        const id = await drawId(tx);
        const made = { at, account: null, by: null, reason: null, proxy: false };
        const sheet: NewSheet = {
          ...{ id, fiscalYear: 2026, departmentId: departments.planning, divisionId: null, phase: "set", status: "draft" },
          ...{ goalId: null, missionId: null, continuesGoalId: null, continuesMissionId: null, ...given, body },
        };
        await recordSheet(tx, municipality, sheet, made);
        return id;
      }),
    act: async (by, sheet, act, given = {}) =>
      actOnSheet(db, typeof by === "string" ? staff[by] : by, {
        ...{ sheet, act, revision: (await find(sheet)).revision, reason: null, comments: [], until: null, now: day("2026-05-01") },
        ...given,
      }),
  };
}
