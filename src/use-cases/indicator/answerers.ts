import { dayInJapan } from "../../domain/calendar/day.ts";
import { successorsOn } from "../../domain/organisation/successors.ts";
import type { Connection } from "../../store/database.ts";
import type { ResponsibleUnit } from "../../store/indicator-rule-store.ts";
import { listOrganisationUnits, listSuccessions } from "../../store/organisation-store.ts";

/**
 * Who answers for an indicator today, from who is named in its rule: that unit, or what came after it where it ended. None: planning does, because nobody was named, or
 * because the unit ended and nothing came after it.
 */
export type AnswerersOf = (named: ResponsibleUnit) => readonly ResponsibleUnit[];

export async function loadAnswerers(db: Connection, municipality: string, now: Date): Promise<AnswerersOf> {
  return answerersOn(await listOrganisationUnits(db, municipality), await listSuccessions(db, municipality), dayInJapan(now));
}

/** Who answers on a day. */
export function answerersOn(...organisation: Parameters<typeof successorsOn>): AnswerersOf {
  const today = successorsOn(...organisation);
  return ({ departmentId, divisionId }) => {
    const departments = departmentId === null ? [] : today(departmentId);
    if (divisionId === null) return departments.map(({ id }) => ({ departmentId: id, divisionId: null }));
    return today(divisionId).map(({ id, parentId }) => ({ departmentId: parentId ?? departments[0]?.id ?? null, divisionId: id }));
  };
}
