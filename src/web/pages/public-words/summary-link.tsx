import { may } from "../../../domain/access/permission.ts";
import type { SummaryKind } from "../../../store/publication-schema.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";

/** From a page of the record to where its plain words are written, for who may. */
export function SummaryLink({ kind, id }: { readonly kind: SummaryKind; readonly id: number }) {
  const { t, code, person } = usePage();
  if (code === null || person === null || !may(person, "publish")) return null;
  return (
    <p className="actions-line after on-screen">
      <a className="button second" href={addressOf("plainSummary", { code, kind, id })}>
        {t("words.fromRecord")}
      </a>
    </p>
  );
}
