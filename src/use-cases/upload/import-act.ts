import type { AuditActName } from "../../domain/audit/audit-act.ts";
import type { AuditAct } from "../../store/audit-store.ts";
import type { Upload } from "../../store/upload-store.ts";

/** Who decides about a file that somebody gave. */
export interface Decider {
  readonly municipality: string;
  /** null, or left out, on the command line. */
  readonly account?: number | null;
  /** What the person is called; null on the command line. */
  readonly by: string | null;
  readonly now: Date;
}

/** What was decided about an upload, as the audit trail tells it. */
export function importAct(
  act: Extract<AuditActName, `import.${string}`>,
  { id, name, sha256 }: Pick<Upload, "id" | "name" | "sha256">,
  { account, by, now }: { readonly account: number | null; readonly by: string | null; readonly now: Date },
): AuditAct {
  return { at: now, account, by, act, subject: "upload", id, facts: { name, sha256 } };
}
