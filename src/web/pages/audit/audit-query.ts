import { AUDIT_ACTS, AUDIT_SUBJECTS, type AuditSubject } from "../../../domain/audit/audit-act.ts";
import { isDay } from "../../../domain/calendar/day.ts";
import { textKey } from "../../../domain/wording/text-key.ts";
import type { Account } from "../../../store/account-store.ts";
import type { AuditFilter, AuditStretch } from "../../../store/audit-trail-store.ts";
import { readId } from "../../page.ts";
import type { Query } from "../../routes.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import type { Sentences } from "../../ui/sentences.ts";
import { actsOf, KINDS } from "./act-kinds.ts";

/** What an address asks of the trail, as it was typed. */
export interface AuditQuery {
  readonly from: string;
  readonly to: string;
  /** Of who did it. */
  readonly name: string;
  /** The name of an act, or of a kind of acts; empty for all. */
  readonly act: string;
  readonly department: number | null;
  readonly subject: { readonly kind: AuditSubject; readonly id: number } | null;
}

export function readAuditQuery(query: URLSearchParams): AuditQuery {
  const text = (name: string) => (query.get(name) ?? "").trim();
  const kind = AUDIT_SUBJECTS.find((one) => one === text("subject"));
  const id = readId(text("id"));
  const act = [...KINDS, ...AUDIT_ACTS].find((one) => one === text("act")) ?? "";
  return {
    ...{ from: text("from"), to: text("to"), name: text("name").slice(0, 100), act, department: readId(text("department")) },
    subject: kind && id !== null ? { kind, id } : null,
  };
}

/** As it stands in an address. */
export function queryOf({ from, to, name, act, department, subject }: AuditQuery): Query {
  return { from, to, name, act, department, subject: subject?.kind, id: subject?.id };
}

/** Which rows of the trail to begin with. */
export function readStretch(query: URLSearchParams): AuditStretch {
  const after = query.get("after");
  if (after !== null) return { after: after === "0" ? 0 : (readId(after) ?? 0) };
  return { before: readId(query.get("before") ?? "") };
}

/** What is wrong with days that somebody typed. */
export function errorsIn({ from, to }: AuditQuery, t: Sentences): FieldError[] {
  const wrong = (["from", "to"] as const).filter((field) => (field === "from" ? from !== "" && !isDay(from) : to !== "" && !isDay(to)));
  if (wrong.length > 0) return wrong.map((field) => ({ field, message: t("audit.wrongDay") }));
  return from !== "" && to !== "" && to < from ? [{ field: "to", message: t("audit.wrongOrder") }] : [];
}

/** The filter that the query stands for, where there is nothing wrong in it. */
export function filterOf({ from, to, name, act, department, subject }: AuditQuery, accounts: readonly Account[]): AuditFilter {
  const key = textKey(name);
  const named = accounts.filter((account) => textKey(`${account.name}\n${account.login}`).includes(key));
  const kind = KINDS.find((one) => one === act);
  const one = AUDIT_ACTS.find((known) => known === act);
  return {
    ...{ from: from === "" ? null : from, to: to === "" ? null : to, department, subject },
    by: key === "" ? null : { accounts: named.map(({ id }) => id), name },
    acts: kind ? actsOf(kind) : one ? [one] : null,
  };
}
