import { recordAccount } from "../src/store/account-store.ts";
import { recordAppointment } from "../src/store/appointment-store.ts";
import { verifyAudit } from "../src/store/audit-store.ts";
import type { Database } from "../src/store/database.ts";
import { openEmbedded } from "../src/store/embedded-database.ts";
import { recordMunicipality } from "../src/store/municipality-store.ts";
import { recordUnits } from "../src/store/organisation-store.ts";
import { savePhases } from "../src/store/phase-store.ts";
import { drawId } from "../src/store/rows.ts";
import { recordSession } from "../src/store/session-store.ts";
import { listSheetRevisions, type SheetRevision } from "../src/store/sheet-history-store.ts";
import { recordSheet } from "../src/store/sheet-store.ts";
import { newToken, tokenHashOf } from "../src/use-cases/account/secrets.ts";
import { aGoalSheetBody, aSheetAction, aSheetStep } from "../test/a-sheet-body.ts";

export const CODE = "131016";
const YEAR = 2026;
const A_DAY = 86_400_000;
/** As many as a full sheet of a real city has. */
const STEPS = 20;

/** Somebody who is signed in, and the sheet on which they write. */
export interface Editor {
  readonly number: number;
  readonly cookie: string;
  readonly sheet: number;
}

/** A year that is open, with editors that each have a sheet of their own, and others that share one. */
export async function writeYear(dataDirectory: string, own: number, shared: number): Promise<readonly Editor[]> {
  const db = await opened(dataDirectory);
  const now = new Date();
  await recordMunicipality(db, { code: CODE, name: "千代田区", provisional: false });
  const editors = await db.transaction().execute(async (tx) => {
    const [opensAt, closesAt] = [-A_DAY, A_DAY].map((ms) => new Date(now.getTime() + ms));
    if (opensAt && closesAt) await savePhases(tx, CODE, YEAR, [{ phase: "set", opensAt, closesAt }], now);
    const unitId = (await recordUnits(tx, CODE, "department", [{ name: "区民部", parentId: null }])).get("区民部") ?? 0;
    const begin = async (number: number) => {
      const sheet = {
        ...{ id: await drawId(tx), fiscalYear: YEAR, departmentId: unitId, divisionId: null },
        ...({ phase: "set", status: "draft" } as const),
        ...{ goalId: null, missionId: null, continuesGoalId: null, continuesMissionId: null, body: bodyOf(number) },
      };
      await recordSheet(tx, CODE, sheet, { at: now, account: null, by: null, reason: null, proxy: false });
      return sheet.id;
    };
    const common = await begin(0);
    const made: Editor[] = [];
    for (let number = 1; number <= own + shared; number += 1) {
      const account = await recordAccount(tx, CODE, {
        login: `b${number}`,
        name: `担当 ${number}`,
        email: null,
        password: null,
        mustChange: false,
        now,
      });
      await recordAppointment(tx, CODE, { accountId: account, role: "author", unitId, from: "2020-04-01", to: null });
      const token = newToken();
      await recordSession(tx, CODE, { tokenHash: tokenHashOf(token), account, now });
      made.push({ number, cookie: `session=${token}`, sheet: number <= own ? await begin(number) : common });
    }
    return made;
  });
  await db.close();
  return editors;
}

function bodyOf(number: number) {
  const steps = Array.from({ length: STEPS }, (_, i) =>
    aSheetStep({
      key: `s${i + 1}`,
      mark: `(${i + 1})`,
      text: `窓口の手順${i + 1}を書き直し、待つ人に番号で知らせる。`,
      target: { text: `${i + 2}回以上`, values: [] },
    }),
  );
  return aGoalSheetBody({
    ...{ title: `窓口で待たせない ${number}`, priority: number },
    background: [{ key: "b1", text: "昼に窓口が混み合い、待つ人が廊下に並ぶ。".repeat(5) }],
    actions: [aSheetAction({ steps })],
  });
}

/** A save that the server acknowledged. */
export interface Acknowledged {
  readonly editor: Editor;
  readonly pointer: string;
  readonly text: string;
}

/** What of the acknowledged saves is not in any revision of its sheet, and whether the audit trail is whole, with a row for each revision. */
export async function lookInto(
  dataDirectory: string,
  saves: readonly Acknowledged[],
): Promise<{ readonly lost: number; readonly revisions: number; readonly audit: boolean }> {
  const db = await opened(dataDirectory);
  let [lost, revisions] = [0, 0];
  for (const [sheet, ofSheet] of Map.groupBy(saves, ({ editor }) => editor.sheet)) {
    const found = await listSheetRevisions(db, CODE, sheet);
    const texts = new Set(found.flatMap(textsOf));
    lost += ofSheet.filter(({ text }) => !texts.has(text)).length;
    revisions += found.length - 1;
  }
  const verdict = await verifyAudit(db, CODE);
  await db.close();
  return { lost, revisions, audit: verdict.ok && verdict.entries === revisions };
}

function textsOf({ body }: SheetRevision): string[] {
  if (body.kind !== "goal") return [];
  return [body.title, ...body.actions.flatMap(({ steps }) => steps.map(({ text }) => text))];
}

async function opened(dataDirectory: string): Promise<Database> {
  const answer = await openEmbedded(dataDirectory);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
}
