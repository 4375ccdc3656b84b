import type { Locale, Sentences } from "../sentences.ts";
import { formatYear } from "../understood.ts";

interface Titled {
  readonly department: string | null;
  /** 補職. */
  readonly post: string | null;
  readonly fiscalYear: number | null;
}

/** What a mission is called: its department (else the head's post) and its year. */
export function missionTitle({ department, post, fiscalYear }: Titled, t: Sentences, locale: Locale): string {
  const who = department ?? post ?? t("mission.unnamed");
  return fiscalYear === null ? who : t("mission.of", { who, year: formatYear(fiscalYear, locale) });
}
