import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { canonicalJson } from "../../domain/publication/canonical-json.ts";
import { type ProfileFault, profileFaults } from "../../domain/publication/check-profile.ts";
import { readKana } from "../../domain/publication/kana.ts";
import type { PublicProfile } from "../../domain/publication/public-profile.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { findProfile, type KeptProfile, saveProfile } from "../../store/public-word-store.ts";
import { storable } from "../import/storable.ts";

export type SaveProfileRefusal =
  | { readonly kind: "forbidden" }
  | { readonly kind: "faulty"; readonly faults: readonly ProfileFault[] }
  /** Somebody else changed it in the meantime. */
  | { readonly kind: "stale"; readonly latest: KeptProfile };

/** Says whom citizens ask, under which licence the data are, where the site is carried to. It goes out with the next publication. */
export async function keepProfile(
  db: Database,
  person: Person,
  { base, profile: given, now: at }: { readonly base: number; readonly profile: PublicProfile; readonly now: Date },
): Promise<Result<{ readonly unchanged: boolean }, SaveProfileRefusal>> {
  if (!may(person, "publish")) return refuse({ kind: "forbidden" });
  const faults = profileFaults(given);
  if (faults.length > 0) return refuse({ kind: "faulty", faults });
  const profile = storable({ ...given, nameReading: given.nameReading === null ? null : readKana(given.nameReading) });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<{ readonly unchanged: boolean }, SaveProfileRefusal>> => {
    const latest = await findProfile(tx, municipality);
    if (canonicalJson(latest.profile) === canonicalJson(profile)) return accept({ unchanged: true });
    const revision = await saveProfile(tx, municipality, profile, base, { at, account, by });
    if (revision === null) return refuse({ kind: "stale", latest });
    const facts = { revision };
    await recordAudit(tx, municipality, [{ at, account, by, act: "public-word.profile", subject: null, id: null, facts }]);
    return accept({ unchanged: false });
  });
}
