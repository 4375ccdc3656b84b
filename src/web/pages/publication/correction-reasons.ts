import type { ItemChange } from "../../../domain/publication/compare-publications.ts";
import { type KeptActual, listActuals } from "../../../store/actual-store.ts";
import type { PreparedPublication } from "../../../use-cases/publication/prepare-publication.ts";
import type { StaffVisit } from "../../page.ts";
import type { ItemWords } from "../../ui/said-fields.ts";
import { fieldsOfActual } from "../../ui/said-indicator.ts";

/** What staff said when they corrected a field, by what is told of it: `/actuals/令和6年度`. Empty where nobody said anything. */
export type ReasonsOf = (change: ItemChange) => ReadonlyMap<string, string>;

/** Why values say something else than was published: whoever corrected one had to give the reason, and need not give it twice. */
export async function loadReasons(
  { db, code }: StaffVisit,
  { before, changes }: PreparedPublication,
  words: ItemWords,
): Promise<ReasonsOf> {
  const ids = changes.flatMap(({ kind, change, id }) => (kind === "indicator" && change === "changed" ? [id] : []));
  const since = (ids.length === 0 ? [] : await listActuals(db, code, ids)).filter(({ at }) => before !== null && at > before.frozenAt);
  const byIndicator = Map.groupBy(since, ({ indicatorId }) => indicatorId);
  return ({ item, id }) => {
    if (item.kind !== "indicator") return new Map();
    return new Map(
      (byIndicator.get(id) ?? []).flatMap((actual) => {
        const reason = reasonOf(actual);
        return reason === "" ? [] : fieldsOfActual(actual, item.rule, words).map((field) => [field, reason] as const);
      }),
    );
  };
}

/** Of what cannot be calculated the reason says why that is, which citizens read beside it. */
const reasonOf = ({ status, reason }: KeptActual): string => (status === "unavailable" ? "" : (reason ?? "").trim());
