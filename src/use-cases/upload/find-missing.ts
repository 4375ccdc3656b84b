import type { Connection } from "../../store/database.ts";
import { listNamedSubjects } from "../../store/place-store.ts";
import type { Choices } from "../import/choices.ts";

/** What a person chose is not in the record, or not any more. */
export type ChoiceRefusal =
  | { readonly kind: "unknown-node"; readonly pointer: string; readonly node: number }
  | { readonly kind: "unknown-indicator"; readonly pointer: string; readonly indicator: number };

/** The first choice of something that the record does not have. */
export async function findMissing(db: Connection, municipality: string, { links, matches }: Choices): Promise<ChoiceRefusal | null> {
  const chosen = [
    ...[...links].map(([pointer, id]) => ({ pointer, kind: "plan-node", id })),
    ...[...matches].map(([pointer, id]) => ({ pointer, kind: "indicator", id })),
  ].flatMap(({ id, ...choice }) => (id === null ? [] : { id, ...choice }));
  if (chosen.length === 0) return null;
  const known = new Set(
    (await listNamedSubjects(db, municipality, chosen)).flatMap(({ kind, id, title }) => (title === null ? [] : `${kind} ${id}`)),
  );
  const missing = chosen.find(({ kind, id }) => !known.has(`${kind} ${id}`));
  if (!missing) return null;
  const { pointer, kind, id } = missing;
  return kind === "plan-node" ? { kind: "unknown-node", pointer, node: id } : { kind: "unknown-indicator", pointer, indicator: id };
}
