import type { Band, GradedAs, GradeScale, GradeStep, Threshold } from "../../domain/progress/grade-scale.ts";
import type { Locale, Sentences } from "./sentences.ts";
import { formatYear } from "./understood.ts";

type WrittenScale = Omit<GradeScale, "id">;

/** What a step may have words of its own for. */
export const GRADED_AS = ["yearly", "final-year", "qualitative"] as const satisfies readonly GradedAs[];

/** In which fiscal years a scale holds, in words. */
export function scaleYears({ validFrom, validTo }: Pick<WrittenScale, "validFrom" | "validTo">, t: Sentences, locale: Locale): string {
  const [from, to] = [validFrom, validTo].map((year) => (year === null ? "" : formatYear(year, locale)));
  if (validFrom === null && validTo === null) return t("scales.years.always");
  return t("scales.years", { from: from ?? "", to: to ?? "" });
}

/** Everything that a scale says, by name: two are the same where all of it is. */
export function saidScale(scale: WrittenScale, t: Sentences, locale: Locale): (readonly [name: string, said: string])[] {
  return [
    [t("scales.name"), scale.name],
    [t("scales.measure"), t(`scales.measure.${scale.measure}`)],
    [t("scales.years.name"), scaleYears(scale, t, locale)],
    ...scale.steps.map((step) => [t("scales.ofCode", { code: step.code }), saidStep(step, t)] as const),
  ];
}

/** What a step means and when it is given: 目標どおり・80％以上110％未満. */
function saidStep({ label, rank, when, ofKept, labels }: GradeStep, t: Sentences): string {
  const own = GRADED_AS.flatMap((as) => (labels[as] === undefined ? [] : [`${t(`scales.words.${as}`)} ${labels[as]}`]));
  return [
    ...[label, rank === null ? t("scales.rankIs.none") : t("scales.rankIs", { rank }), conditionSaid(when, t)],
    ...[ofKept === null ? "" : t(`scales.ofKept.${ofKept}`), ...own],
  ]
    .filter((said) => said !== "")
    .join("・");
}

/** When a step is given, in words; empty where people give it. */
function conditionSaid(when: GradeStep["when"], t: Sentences): string {
  switch (when?.kind) {
    case "band": {
      return [bandSaid(when.band, t), when.onlyIfKept ? t("scales.onlyIfKept") : ""].filter((one) => one !== "").join("・");
    }
    case "target":
      return t(`scales.when.${when.is}`);
    case "unsaid":
      return t("scales.when.unsaid");
    default:
      return "";
  }
}

/** 80％以上110％未満. */
export const bandSaid = ({ from, to }: Band, t: Sentences): string =>
  [endSaid("from", from, t), endSaid("to", to, t)].join("") || t("scales.band.all");

const endSaid = (side: "from" | "to", end: Threshold | null, t: Sentences): string =>
  end === null ? "" : t(`scales.${side}.said.${end.inclusive ? "inclusive" : "exclusive"}`, { at: end.at });
