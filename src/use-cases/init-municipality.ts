import { isMunicipalityCode, isMunicipalityName } from "../domain/organisation/municipality-code.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { textKey } from "../domain/wording/text-key.ts";
import type { Database } from "../store/database.ts";
import {
  findMunicipality,
  listMunicipalities,
  type Municipality,
  recordMunicipality,
  saveMunicipality,
} from "../store/municipality-store.ts";
import { awaitTurn } from "../store/turn.ts";

/** renamed: one that had come with a document was given its real code. */
export interface Initialised {
  readonly kind: "registered" | "renamed" | "unchanged";
  readonly municipality: Municipality;
}

export type InitRefusal =
  | { readonly kind: "wrong-code"; readonly code: string }
  | { readonly kind: "wrong-name"; readonly name: string }
  /** The code belongs to a municipality of another name. */
  | { readonly kind: "code-taken"; readonly code: string; readonly name: string };

/**
 * Registers a municipality under its 全国地方公共団体コード. What documents have brought in under a provisional code becomes its own: of the same name, or of no
 * name where nothing else is in the record.
 */
export async function initMunicipality(
  db: Database,
  input: { readonly code: string; readonly name: string },
): Promise<Result<Initialised, InitRefusal>> {
  const code = input.code.normalize("NFKC").trim();
  const name = input.name.trim();
  if (!isMunicipalityCode(code)) return refuse({ kind: "wrong-code", code: input.code });
  if (!isMunicipalityName(name)) return refuse({ kind: "wrong-name", name: input.name });

  return db.transaction().execute(async (tx): Promise<Result<Initialised, InitRefusal>> => {
    await awaitTurn(tx);
    const municipality = { code, name, provisional: false };
    const holder = await findMunicipality(tx, code);
    if (holder && holder.name !== name) return refuse({ kind: "code-taken", code, name: holder.name ?? "" });
    if (holder) return accept({ kind: "unchanged", municipality: holder });

    const known = await listMunicipalities(tx);
    const brought = known.find((one) => one.provisional && one.name !== null && textKey(one.name) === textKey(name));
    const unnamed = known.length === 1 ? known.find((one) => one.provisional && one.name === null) : undefined;
    const provisional = brought ?? unnamed;
    if (provisional) await saveMunicipality(tx, provisional.code, municipality);
    else await recordMunicipality(tx, municipality);
    return accept({ kind: provisional ? "renamed" : "registered", municipality });
  });
}
