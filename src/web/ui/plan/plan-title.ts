import type { Locale, Sentences } from "../sentences.ts";
import { formatYear } from "../understood.ts";

/** A plan's title; one that no document prints is called so. */
export function planTitle({ title }: { readonly title: string | null }, t: Sentences): string {
  return title ?? t("plan.untitled");
}

/** The years of a plan: 令和7年度から令和11年度まで. Null where neither end is known. */
export function planYears(
  { fromYear, toYear }: { readonly fromYear: number | null; readonly toYear: number | null },
  t: Sentences,
  locale: Locale,
): string | null {
  if (fromYear !== null && toYear !== null)
    return t("understood.fromTo", { from: formatYear(fromYear, locale), to: formatYear(toYear, locale) });
  if (fromYear !== null) return t("understood.from", { from: formatYear(fromYear, locale) });
  return toYear === null ? null : t("understood.until", { to: formatYear(toYear, locale) });
}
