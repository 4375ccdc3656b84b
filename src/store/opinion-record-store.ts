import type { Answer, Wording } from "../domain/review/opinion.ts";
import type { Connection } from "./database.ts";

export type NewSubject =
  | { readonly kind: "sheet"; readonly id: number; readonly revision: number }
  | { readonly kind: "node"; readonly id: number; readonly title: string };

export interface NewOpinion {
  readonly id: number;
  readonly fiscalYear: number;
  readonly subject: NewSubject;
  readonly said: Omit<Wording, "number" | "withdrawn">;
}

/** Keeps an opinion with its first wording. */
export async function recordOpinion(tx: Connection, municipality: string, { id, fiscalYear, subject, said }: NewOpinion): Promise<void> {
  const about =
    subject.kind === "sheet"
      ? { sheet_id: subject.id, sheet_revision: subject.revision, node_id: null, node_title: null }
      : { sheet_id: null, sheet_revision: null, node_id: subject.id, node_title: subject.title };
  await tx
    .insertInto("opinion")
    .values({ municipality_code: municipality, id, fiscal_year: fiscalYear, ...about, account_id: said.account, revision: 1 })
    .execute();
  await insertWording(tx, municipality, id, { ...said, number: 1, withdrawn: false });
}

/** Keeps a later wording of an opinion; it becomes the latest. The opinion is locked. @throws where there is a wording of that number. */
export async function recordWording(tx: Connection, municipality: string, opinion: number, wording: Wording): Promise<void> {
  await insertWording(tx, municipality, opinion, wording);
  await tx
    .updateTable("opinion")
    .set({ revision: wording.number })
    .where("municipality_code", "=", municipality)
    .where("id", "=", opinion)
    .execute();
}

/** Keeps a wording of the city's answer; it becomes the latest. The opinion is locked. @throws where there is a wording of that number. */
export async function recordAnswer(
  tx: Connection,
  municipality: string,
  opinion: number,
  { answers, handling, ...said }: Answer,
): Promise<void> {
  await tx
    .insertInto("answer_revision")
    .values({ ...wordingColumns(municipality, opinion, said), opinion_revision: answers, handling })
    .execute();
  await tx
    .updateTable("opinion")
    .set({ answer: said.number })
    .where("municipality_code", "=", municipality)
    .where("id", "=", opinion)
    .execute();
}

async function insertWording(tx: Connection, municipality: string, opinion: number, wording: Wording): Promise<void> {
  await tx
    .insertInto("opinion_revision")
    .values(wordingColumns(municipality, opinion, wording))
    .execute();
}

function wordingColumns(municipality: string, opinion: number, { number, text, withdrawn, reason, at, account, by }: Wording) {
  return {
    ...{ municipality_code: municipality, opinion_id: opinion, number, text, withdrawn, reason },
    ...{ at, account_id: account, by },
  };
}

/** Every wording of an opinion, in their order. */
export async function listWordings(db: Connection, municipality: string, opinion: number): Promise<Wording[]> {
  return db
    .selectFrom("opinion_revision")
    .where("municipality_code", "=", municipality)
    .where("opinion_id", "=", opinion)
    .orderBy("number")
    .select(["number", "text", "withdrawn", "reason", "at", "account_id as account", "by"])
    .execute();
}

/** Every wording of the answer to an opinion, in their order. */
export async function listAnswers(db: Connection, municipality: string, opinion: number): Promise<Answer[]> {
  return db
    .selectFrom("answer_revision")
    .where("municipality_code", "=", municipality)
    .where("opinion_id", "=", opinion)
    .orderBy("number")
    .select([
      ...(["number", "text", "withdrawn", "reason", "at", "account_id as account", "by", "opinion_revision as answers"] as const),
      ...(["handling"] as const),
    ])
    .execute();
}
