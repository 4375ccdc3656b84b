import { type AuditVerdict, verifyAudit } from "../../../store/audit-store.ts";
import type { Connection } from "../../../store/database.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";

/** So many rows are looked at for one request: a second's work. */
const MOST = 50_000;

/** What a look at the chain found, after the row at which it began. */
export interface Checked {
  readonly after: number;
  readonly verdict: AuditVerdict;
}

/** Looks at the chain where the address asks for it; null where it does not. */
export async function checkChain(db: Connection, code: string, query: URLSearchParams): Promise<Checked | null> {
  const asked = query.get("verify");
  if (asked === null || !/^\d{1,15}$/u.test(asked)) return null;
  const after = Number(asked);
  return { after, verdict: await verifyAudit(db, code, { after, most: MOST }) };
}

/** Asks for a look at the chain, and says what the last one found. */
export function ChainCheck({ checked }: { readonly checked: Checked | null }) {
  const { t, code } = usePage();
  if (code === null) return null;
  return (
    <>
      {checked === null ? null : <Found checked={checked} />}
      <form className="on-screen audit-check" action={addressOf("audit", { code })}>
        <input type="hidden" name="verify" value="0" />
        <button type="submit" className="button second">
          {t("audit.check")}
        </button>
      </form>
    </>
  );
}

function Found({ checked: { after, verdict } }: { readonly checked: Checked }) {
  const { t, code } = usePage();
  if (code === null) return null;
  if (!verdict.ok)
    return (
      <div className="notice error" role="alert">
        <h2>{t("audit.check.broken", { number: String(verdict.number) })}</h2>
        <p>{t(`audit.check.${verdict.why}`)}</p>
      </div>
    );
  const facts = { from: after + 1, to: verdict.entries };
  return (
    <Notice status>
      <p>{verdict.entries === 0 ? t("audit.check.nothing") : t(verdict.ends ? "audit.check.whole" : "audit.check.part", facts)}</p>
      {verdict.entries === 0 ? null : (
        <p className="audit-hash">
          {t("audit.check.hash", { number: verdict.entries })} <code>{verdict.hash}</code>
        </p>
      )}
      {verdict.ends ? null : (
        <p>
          <a href={addressOf("audit", { code }, { verify: verdict.entries })}>{t("audit.check.goOn", { number: verdict.entries + 1 })}</a>
        </p>
      )}
    </Notice>
  );
}
