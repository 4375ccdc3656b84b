import { textKey } from "../../../domain/wording/text-key.ts";
import type { Connection } from "../../../store/database.ts";
import { findPlan, listPlans } from "../../../store/plan-store.ts";
import { type ExplainedTerm, listTerms } from "../../../store/public-word-store.ts";

/** Terms that plans mark as explained elsewhere, and that nobody has explained here. */
export async function listUnexplained(db: Connection, municipality: string, explained?: readonly ExplainedTerm[]): Promise<string[]> {
  const known = new Set((explained ?? (await listTerms(db, municipality))).map(({ term }) => textKey(term)));
  const found = new Map<string, string>();
  for (const { id } of await listPlans(db, municipality))
    for (const term of (await findPlan(db, municipality, id))?.glossary ?? [])
      if (!known.has(textKey(term)) && !found.has(textKey(term))) found.set(textKey(term), term);
  return [...found.values()];
}
