import type { MissionRow } from "../../../store/mission-store.ts";
import type { Locale, Sentences } from "../../ui/sentences.ts";
import { formatYear } from "../../ui/understood.ts";

/** What a mission is called: its department (else the head's post) and its year. */
export function missionTitle({ department, post, fiscalYear }: MissionRow, t: Sentences, locale: Locale): string {
  const who = department ?? post ?? t("mission.unnamed");
  return fiscalYear === null ? who : t("mission.of", { who, year: formatYear(fiscalYear, locale) });
}
