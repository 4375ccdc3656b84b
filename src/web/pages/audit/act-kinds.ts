import { AUDIT_ACTS, type AuditActName } from "../../../domain/audit/audit-act.ts";
import type { WrittenAct } from "../../../store/audit-entry.ts";
import type { Sentences } from "../../ui/sentences.ts";

/** The kinds of acts that are offered together, by what the names of their acts begin with. */
export const ACT_KINDS = {
  "signing-in": ["sign-in", "sign-out", "password"],
  people: ["account", "organisation"],
  year: ["year", "form", "reminder", "calendar"],
  import: ["import"],
  sheet: ["sheet"],
  indicator: ["indicator", "scale", "value-request"],
  publication: ["publication", "public-word"],
  review: ["review", "opinion", "answer"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ActKind = keyof typeof ACT_KINDS;

export const KINDS = Object.keys(ACT_KINDS) as readonly ActKind[];

export function actsOf(kind: ActKind): readonly AuditActName[] {
  const heads: readonly string[] = ACT_KINDS[kind];
  return AUDIT_ACTS.filter((act) => heads.includes(act.split(".")[0] ?? ""));
}

/** What was done, in words; the name of an act that this program does not know, as it is. */
export function actTitle({ act }: Pick<WrittenAct, "act">, t: Sentences): string {
  const known = AUDIT_ACTS.find((name) => name === act);
  return known ? t(`audit.act.${known}`) : act;
}
