import { type Choice, EVERYTHING, LACKS } from "../../../domain/progress/choice.ts";
import type { CountedYear } from "../../../domain/progress/judged.ts";
import type { LeftOutReason } from "../../../domain/progress/roll-up.ts";
import type { Standing, UnsaidReason } from "../../../domain/progress/standing.ts";
import type { TargetFinding } from "../../../domain/progress/target-findings.ts";
import { readId } from "../../page.ts";
import type { Query } from "../../routes.ts";
import type { Locale, Sentences } from "../../ui/sentences.ts";
import { formatYear } from "../../ui/understood.ts";

/** 達成, 順調, 遅れ, 判断できない, in the order in which they are shown. */
export const STANDINGS = ["reached", "on-track", "behind", "cannot-be-said"] as const satisfies readonly Standing["kind"][];

/** What the address of a page or a list of the progress asks for. */
export interface ProgressQuery {
  /** Null: the latest with values. */
  readonly year: CountedYear | null;
  readonly choice: Choice;
}

/** A word that nothing is called by chooses nothing, and a list says so. */
export function readProgressQuery(query: URLSearchParams): ProgressQuery {
  const id = (name: string): number | null => {
    const text = query.get(name) ?? "";
    return text === "0" ? 0 : readId(text);
  };
  const word = (name: string): string | null => query.get(name) || null;
  const year = query.get("year") ?? "";
  return {
    year: year === "newest" ? year : /^(?:19|20|21)\d\d$/u.test(year) ? Number(year) : null,
    choice: {
      ...EVERYTHING,
      ...{
        plan: readId(query.get("plan") ?? ""),
        node: id("node"),
        department: id("department"),
        scale: word("scale"),
        grade: word("grade"),
      },
      standing: STANDINGS.find((kind) => kind === query.get("standing")) ?? null,
      unsaid: word("unsaid") as UnsaidReason | null,
      // Compared with what there is, and shown in no sentence.
      without: word("without") as LeftOutReason | null,
      finding: word("finding") as TargetFinding["kind"] | "any" | null,
      lack: LACKS.find((lack) => lack === query.get("lack")) ?? null,
    },
  };
}

/** An address of the same year, plan and department that asks for something else besides. */
export function progressQuery(year: CountedYear, choice: Choice, more: Partial<Choice> = {}): Query {
  return { year, ...choice, ...more };
}

/** By which values it is counted: 令和7年度（2025年度）, or the newest of each. */
export const countedSaid = (counted: CountedYear, t: Sentences, locale: Locale): string =>
  counted === "newest" ? t("overview.newest") : formatYear(counted, locale);
