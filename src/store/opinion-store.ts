import { type Answer, type OpinionState, stateOf, type Wording } from "../domain/review/opinion.ts";
import type { SheetBody, SheetKind } from "../domain/sheet/sheet-body.ts";
import type { Connection } from "./database.ts";
import { listed } from "./sheet-store.ts";

/** What an opinion is about: a sheet as it was at a revision, or a node of a plan. */
export type OpinionSubject =
  | {
      readonly kind: "sheet";
      readonly id: number;
      /** The revision that the reviewer read. */
      readonly revision: number;
      readonly sheetKind: SheetKind;
      /** What it was called then. */
      readonly title: string;
      readonly departmentId: number;
      readonly department: string;
      readonly divisionId: number | null;
      readonly reviewable: boolean;
    }
  | {
      readonly kind: "node";
      readonly id: number;
      /** The title that the node had. */
      readonly title: string;
      /** Where its page is; null where the node is no longer in the record. */
      readonly page: { readonly plan: number; readonly code: string } | null;
    };

export interface Opinion {
  readonly id: number;
  readonly fiscalYear: number;
  readonly subject: OpinionSubject;
  /** Whose opinion it is. */
  readonly account: number;
  readonly said: Wording;
  readonly answer: Answer | null;
  readonly state: OpinionState;
}

export interface OpinionFilter {
  readonly id?: number;
  readonly fiscalYear?: number;
  readonly sheet?: number;
  readonly node?: number;
}

/** The newest first. */
export async function listOpinions(db: Connection, municipality: string, filter: OpinionFilter = {}): Promise<Opinion[]> {
  let query = opinions(db, municipality);
  if (filter.id !== undefined) query = query.where("o.id", "=", filter.id);
  if (filter.fiscalYear !== undefined) query = query.where("o.fiscal_year", "=", filter.fiscalYear);
  if (filter.sheet !== undefined) query = query.where("o.sheet_id", "=", filter.sheet);
  if (filter.node !== undefined) query = query.where("o.node_id", "=", filter.node);
  return (await query.orderBy("o.id", "desc").execute()).map(opinionOf);
}

export async function findOpinion(db: Connection, municipality: string, id: number): Promise<Opinion | null> {
  return (await listOpinions(db, municipality, { id }))[0] ?? null;
}

/** The opinion, which nobody else changes until the transaction ends. */
export async function lockOpinion(tx: Connection, municipality: string, id: number): Promise<Opinion | null> {
  await tx.selectFrom("opinion").where("municipality_code", "=", municipality).where("id", "=", id).select("id").forUpdate().execute();
  return findOpinion(tx, municipality, id);
}

/** The years in which opinions were stated, the newest first. */
export async function listOpinionYears(db: Connection, municipality: string): Promise<number[]> {
  const rows = await db
    .selectFrom("opinion")
    .where("municipality_code", "=", municipality)
    .groupBy("fiscal_year")
    .orderBy("fiscal_year", "desc")
    .select("fiscal_year")
    .execute();
  return rows.map(({ fiscal_year }) => fiscal_year);
}

function opinions(db: Connection, municipality: string) {
  return db
    .selectFrom("opinion as o")
    .innerJoin("opinion_revision as r", (join) =>
      join.onRef("r.municipality_code", "=", "o.municipality_code").onRef("r.opinion_id", "=", "o.id").onRef("r.number", "=", "o.revision"),
    )
    .leftJoin("answer_revision as a", (join) =>
      join.onRef("a.municipality_code", "=", "o.municipality_code").onRef("a.opinion_id", "=", "o.id").onRef("a.number", "=", "o.answer"),
    )
    .leftJoin("sheet as s", (join) => join.onRef("s.municipality_code", "=", "o.municipality_code").onRef("s.id", "=", "o.sheet_id"))
    .leftJoin("sheet_revision as b", (join) =>
      join
        .onRef("b.municipality_code", "=", "o.municipality_code")
        .onRef("b.sheet_id", "=", "o.sheet_id")
        .onRef("b.number", "=", "o.sheet_revision"),
    )
    .leftJoin("organisation_unit as d", (join) =>
      join.onRef("d.municipality_code", "=", "s.municipality_code").onRef("d.id", "=", "s.department_id"),
    )
    .leftJoin("plan_node as n", (join) => join.onRef("n.municipality_code", "=", "o.municipality_code").onRef("n.id", "=", "o.node_id"))
    .where("o.municipality_code", "=", municipality)
    .select([
      ...(["o.id", "o.fiscal_year", "o.sheet_id", "o.sheet_revision", "o.node_id", "o.node_title", "o.account_id"] as const),
      ...(["s.kind as sheet_kind", "b.body as sheet_body", "s.department_id", "s.division_id", "s.reviewable"] as const),
      ...(["d.name as department", "n.plan_id", "n.code as node_code"] as const),
      ...(["r.number", "r.text", "r.withdrawn", "r.reason", "r.at", "r.account_id as worded_by", "r.by"] as const),
      ...(["a.number as a_number", "a.text as a_text", "a.withdrawn as a_withdrawn", "a.reason as a_reason", "a.at as a_at"] as const),
      ...(["a.account_id as a_account", "a.by as a_by", "a.opinion_revision as a_answers", "a.handling as a_handling"] as const),
    ]);
}

type OpinionRow = Awaited<ReturnType<ReturnType<typeof opinions>["execute"]>>[number];

function opinionOf(row: OpinionRow): Opinion {
  const said: Wording = {
    ...{ number: row.number, text: row.text, withdrawn: row.withdrawn, reason: row.reason, at: row.at, account: row.worded_by, by: row.by },
  };
  const answer = answerOf(row);
  return {
    ...{ id: row.id, fiscalYear: row.fiscal_year, subject: subjectOf(row), account: row.account_id },
    ...{ said, answer, state: stateOf(said, answer) },
  };
}

function answerOf({ a_number, a_text, a_withdrawn, a_reason, a_at, a_account, a_by, a_answers, a_handling }: OpinionRow): Answer | null {
  if (a_number === null || a_text === null || a_withdrawn === null || a_at === null) return null;
  if (a_account === null || a_by === null || a_answers === null || a_handling === null) return null;
  return {
    ...{ number: a_number, text: a_text, withdrawn: a_withdrawn, reason: a_reason, at: a_at, account: a_account, by: a_by },
    ...{ answers: a_answers, handling: a_handling },
  };
}

function subjectOf(row: OpinionRow): OpinionSubject {
  const { sheet_id, sheet_revision, sheet_kind, department_id, department, reviewable } = row;
  const sheet_body: SheetBody | null = row.sheet_body;
  if (row.node_id !== null) {
    const page = row.plan_id === null || row.node_code === null ? null : { plan: row.plan_id, code: row.node_code };
    return { kind: "node", id: row.node_id, title: row.node_title ?? "", page };
  }
  if (sheet_id === null || sheet_revision === null || sheet_kind === null || sheet_body === null)
    throw new Error(`opinion ${row.id} is about nothing`);
  if (department_id === null || department === null || reviewable === null)
    throw new Error(`the sheet of opinion ${row.id} has no department`);
  return {
    ...{ kind: "sheet", id: sheet_id, revision: sheet_revision, sheetKind: sheet_kind, title: listed(sheet_body).title },
    ...{ departmentId: department_id, department, divisionId: row.division_id, reviewable },
  };
}
