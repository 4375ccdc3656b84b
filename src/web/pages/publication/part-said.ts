import type { PublicationPart } from "../../../domain/publication/publication.ts";
import type { Locale, Sentences } from "../../ui/sentences.ts";
import { formatYear } from "../../ui/understood.ts";

/** What a part of a publication tells, in words: 総合計画（令和7年度までの実績値）. `titleOf`: of a plan, as it is called. */
export function partSaid(part: PublicationPart, titleOf: (plan: number) => string | null, t: Sentences, locale: Locale): string {
  if (part.kind === "year")
    return t("publication.part.year", { year: formatYear(part.year, locale, "short"), phase: t(`phase.${part.phase}`) });
  const plan = titleOf(part.plan) ?? t("publication.part.gone");
  return part.valuesThrough === null
    ? t("publication.part.planOnly", { plan })
    : t("publication.part.plan", { plan, year: formatYear(part.valuesThrough, locale, "short") });
}
