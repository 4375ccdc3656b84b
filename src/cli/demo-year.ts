import type { Person } from "../domain/access/person.ts";
import type { Role } from "../domain/access/role.ts";
import { dayInJapan } from "../domain/calendar/day.ts";
import type { ActName } from "../domain/cycle/cycle.ts";
import type { Phase } from "../domain/cycle/phase.ts";
import type { Result } from "../domain/result.ts";
import type { GoalSheetBody } from "../domain/sheet/sheet-body.ts";
import { findCredentials } from "../store/account-store.ts";
import type { Database } from "../store/database.ts";
import { findPerson } from "../store/person-store.ts";
import { listOpenedYears } from "../store/phase-store.ts";
import { findSheet, listSheets, type SheetRow } from "../store/sheet-store.ts";
import type { DemoEntry } from "../use-cases/account/cast-demo.ts";
import { actOnSheet } from "../use-cases/sheet/act-on-sheet.ts";
import type { CommentText } from "../use-cases/sheet/comment-text.ts";
import { saveSheet } from "../use-cases/sheet/save-sheet.ts";
import { listCarry } from "../use-cases/year/list-carry.ts";
import { openYear } from "../use-cases/year/open-year.ts";

/** The newest year of which the demo's documents speak. */
export const DEMO_YEAR = 2026;

interface Scene {
  readonly department: string;
  /** Of its goals in their order, from 1. */
  readonly goal: number;
  readonly acts: readonly ActName[];
}

/** How far the midterm reports have come: something to do for each of the demo's people. */
const SCENES: readonly Scene[] = [
  { department: "健康福祉部", goal: 1, acts: ["submit"] },
  { department: "健康福祉部", goal: 2, acts: ["submit", "check"] },
  { department: "健康福祉部", goal: 3, acts: ["submit", "returnByChecker"] },
  { department: "都市整備部", goal: 1, acts: ["submit", "check", "approve"] },
  { department: "都市整備部", goal: 2, acts: ["submit", "check", "approve", "accept"] },
];

/** Who does each act. */
const ROLE_OF: Readonly<Partial<Record<ActName, Role>>> = {
  ...{ submit: "author", check: "checker", approve: "approver", accept: "planning", returnByChecker: "checker" },
};

const REPORTS = [
  "予定どおり進めており、9月末までに半分を終えた。",
  "関係する団体との調整を終え、10月から始めた。",
  "申込みが見込みを下回ったため、周知の方法を見直した。",
  "準備を終えた。後期に実施する。",
];

const COMMENT = "申込みが何人で、見込みの何割だったかを書いてください。";

const RETURNED = "実績の数が目標のどこまで来たか分かるように、9月末の数を書き足してください。";

const DAY_MS = 86_400_000;

/**
 * Opens the demo city's year, with the midterm reports half way: their times lie around the day of the first start, so that there is something to do on whatever day
 * somebody tries it. A year that was opened is left as it is.
 */
export async function openDemoYear(db: Database, municipality: string, people: readonly DemoEntry[], now: Date): Promise<void> {
  if ((await listOpenedYears(db, municipality)).includes(DEMO_YEAR)) return;
  const personOf = (role: Role, department: string | null) => findDemoPerson(db, municipality, people, { role, department, now });
  const { existing } = await listCarry(db, municipality, DEMO_YEAR);
  const opened = await openYear(db, await personOf("planning", null), {
    ...{ fiscalYear: DEMO_YEAR, phases: phasesAround(now), continued: [], blank: [], now },
    ...{ existing: existing.filter(({ departmentId }) => departmentId !== null), existingIs: "accepted" },
  });
  certain(opened);

  const sheets = await listSheets(db, municipality, { fiscalYear: DEMO_YEAR, kind: "goal" });
  for (const { department, goal, acts } of SCENES) {
    const sheet = sheets.filter((one) => one.department === department)[goal - 1];
    if (!sheet) throw new Error(`the demo has no goal ${goal} of ${department}`);
    let { revision } = await report(db, await personOf("author", department), sheet, now);
    for (const act of acts) {
      const role = ROLE_OF[act] ?? "planning";
      const person = await personOf(role, role === "planning" ? null : department);
      const reason = act === "returnByChecker" ? RETURNED : null;
      const comments = act === "returnByChecker" ? await commentsOn(db, municipality, sheet) : [];
      certain(await actOnSheet(db, person, { sheet: sheet.id, act, revision, reason, comments, until: null, now }));
      revision = (await findSheet(db, municipality, sheet.id))?.revision ?? revision;
    }
  }
}

/** Something to be put right in the last report. */
async function commentsOn(db: Database, municipality: string, { id }: SheetRow): Promise<CommentText[]> {
  const body = (await findSheet(db, municipality, id))?.body;
  const action = body?.kind === "goal" ? body.actions.at(-1) : undefined;
  const step = action?.steps.at(-1);
  return action && step ? [{ pointer: `/actions/${action.key}/steps/${step.key}/midterm`, text: COMMENT }] : [];
}

/** The set goals are long decided, the midterm reports are under way, the final ones are to come. Phases open and close at midnight in Japan. */
function phasesAround(now: Date): readonly Phase[] {
  const midnight = new Date(`${dayInJapan(now)}T00:00:00+09:00`).getTime();
  const phase = (name: Phase["phase"], from: number, to: number): Phase => ({
    phase: name,
    opensAt: new Date(midnight + from * DAY_MS),
    closesAt: new Date(midnight + to * DAY_MS),
  });
  return [phase("set", -230, -170), phase("midterm", -25, 12), phase("final", 90, 140)];
}

/** Writes the midterm report beside each action and step. */
async function report(db: Database, author: Person, { id }: SheetRow, now: Date): Promise<{ readonly revision: number }> {
  const sheet = await findSheet(db, author.municipality, id);
  if (sheet?.body.kind !== "goal") throw new Error(`sheet ${id} is no goal's`);
  const saved = certain(await saveSheet(db, author, { sheet: id, base: sheet.revision, body: reported(sheet.body), now }));
  return { revision: saved.revision };
}

function reported(body: GoalSheetBody): GoalSheetBody {
  let said = 0;
  const next = () => REPORTS[said++ % REPORTS.length] ?? "";
  return {
    ...body,
    actions: body.actions.map((action) => ({
      ...action,
      midterm: action.steps.length === 0 ? next() : action.midterm,
      steps: action.steps.map((step) => ({ ...step, midterm: next() })),
    })),
  };
}

export async function findDemoPerson(
  db: Database,
  municipality: string,
  people: readonly DemoEntry[],
  { role, department, now }: { readonly role: Role; readonly department: string | null; readonly now: Date },
): Promise<Person> {
  const entry = people.find((one) => one.roles.includes(role) && one.department === department);
  const account = entry && (await findCredentials(db, municipality, { login: entry.login }));
  const person = account && (await findPerson(db, municipality, account.id, dayInJapan(now)));
  if (!person) throw new Error(`the demo has no ${role} of ${department}`);
  return person;
}

/** The demo's own story cannot be refused. */
export function certain<Value>(done: Result<Value, { readonly kind: string }>): Value {
  if (!done.ok) throw new Error(`the demo's year cannot be told: ${JSON.stringify(done.refusal)}`);
  return done.value;
}
