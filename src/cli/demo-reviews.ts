import type { Person } from "../domain/access/person.ts";
import type { Handling } from "../domain/review/opinion.ts";
import type { Database } from "../store/database.ts";
import { listEnteredSheets } from "../store/entered-sheet-store.ts";
import { listReviewYears } from "../store/review-opening-store.ts";
import { listSheets } from "../store/sheet-store.ts";
import { answerOpinion } from "../use-cases/review/answer-opinion.ts";
import { openToReviewers } from "../use-cases/review/open-to-reviewers.ts";
import { stateOpinion } from "../use-cases/review/state-opinion.ts";
import { certain, DEMO_YEAR } from "./demo-year.ts";

interface Said {
  readonly department: string;
  /** Of its goals in their order, from 1. */
  readonly goal: number;
  readonly opinion: string;
  readonly answer: { readonly handling: Handling; readonly text: string } | null;
}

const SAID: readonly Said[] = [
  {
    ...{ department: "健康福祉部", goal: 1 },
    opinion: "受診率を年代別に示してほしい。働く世代の受診が伸びているかどうかが、全体の率からは分からない。",
    answer: { handling: "adopt", text: "期末報告から、40歳代・50歳代・60歳以上に分けて書き添えます。" },
  },
  {
    ...{ department: "都市整備部", goal: 2 },
    opinion: "予約のしにくさを挙げる高齢者が多い。電話だけで終わる予約の割合も目標にしてはどうか。",
    answer: null,
  },
];

/** Opens two departments of the demo city to its reviewers, who say something of them; one opinion waits for its answer. A city that opened anything is left as it is. */
export async function openDemoReviews(
  db: Database,
  { planning, reviewer }: { readonly planning: Person; readonly reviewer: Person },
  now: Date,
): Promise<void> {
  const { municipality } = planning;
  if ((await listReviewYears(db, municipality)).length > 0) return;
  const goals = await listSheets(db, municipality, { fiscalYear: DEMO_YEAR, kind: "goal" });
  const told = SAID.map((said) => ({ ...said, sheet: goals.filter(({ department }) => department === said.department)[said.goal - 1] }));
  const departments = told.flatMap(({ sheet }) => sheet?.departmentId ?? []);
  certain(await openToReviewers(db, planning, { fiscalYear: DEMO_YEAR, departments, now }));
  const entered = new Map((await listEnteredSheets(db, municipality, goals)).map(({ id, revision }) => [id, revision]));
  for (const { department, goal, sheet, opinion, answer } of told) {
    const revision = sheet && entered.get(sheet.id);
    if (!sheet || revision === undefined) throw new Error(`the demo has no goal ${goal} of ${department}`);
    const { id } = certain(await stateOpinion(db, reviewer, { subject: { kind: "sheet", id: sheet.id, revision }, text: opinion, now }));
    if (answer !== null) certain(await answerOpinion(db, planning, { opinion: id, wording: 1, answer: 0, ...answer, now }));
  }
}
