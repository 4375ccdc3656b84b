import { provisionalCode } from "../../domain/organisation/municipality-code.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { textKey } from "../../domain/wording/text-key.ts";
import type { Connection } from "../../store/database.ts";
import { listMunicipalities, type Municipality, recordMunicipality } from "../../store/municipality-store.ts";

export type MunicipalityRefusal =
  /** The document names a municipality that is not registered here. */
  | { readonly kind: "other-municipality"; readonly named: string }
  | { readonly kind: "unknown-municipality"; readonly code: string }
  /** The document names none, or one of whose name there are several. */
  | { readonly kind: "which-municipality" };

export interface ChosenMunicipality extends Municipality {
  /** It came into the record with this document, under a provisional code. */
  readonly added: boolean;
}

/**
 * Whose document it is. The one that a person gave; else the one that the document names. Where a municipality has been registered, no other comes in by itself;
 * where none has, one that a document names is added under a provisional code. A document that names none belongs to the only municipality there is.
 */
export async function chooseMunicipality(
  tx: Connection,
  named: string | null,
  given: string | null,
): Promise<Result<ChosenMunicipality, MunicipalityRefusal>> {
  const known = await listMunicipalities(tx);
  if (given !== null) {
    const found = known.find(({ code }) => code === given);
    return found ? accept({ ...found, added: false }) : refuse({ kind: "unknown-municipality", code: given });
  }

  const registered = known.filter(({ provisional }) => !provisional);
  const candidates = named === null ? (registered.length > 0 ? registered : known) : known.filter(({ name }) => isSameName(name, named));
  const [only, ...more] = candidates;
  if (more.length > 0) return refuse({ kind: "which-municipality" });
  if (only) return accept({ ...only, added: false });
  if (named !== null && registered.length > 0) return refuse({ kind: "other-municipality", named });

  const added = { code: nextProvisionalCode(known), name: named, provisional: true };
  await recordMunicipality(tx, added);
  return accept({ ...added, added: true });
}

/** 上田市 and 長野県上田市 are one. */
export function isSameName(name: string | null, named: string): boolean {
  if (name === null) return false;
  const [one, other] = [textKey(name), textKey(named)];
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return one === other || (long.endsWith(short) && /[都道府県郡]$/u.test(long.slice(0, -short.length)));
}

function nextProvisionalCode(known: readonly Municipality[]): string {
  const taken = new Set(known.map(({ code }) => code));
  for (let number = 1; number <= 999; number += 1) if (!taken.has(provisionalCode(number))) return provisionalCode(number);
  throw new Error("all 999 provisional codes are taken");
}
