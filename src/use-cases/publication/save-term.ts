import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { saysTheSame } from "../../domain/publication/canonical-json.ts";
import { readKana } from "../../domain/publication/kana.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { textKey } from "../../domain/wording/text-key.ts";
import { recordAudit } from "../../store/audit-store.ts";
import type { Connection, Database } from "../../store/database.ts";
import { type ExplainedTerm, listTerms, removeTerm, saveTerm } from "../../store/public-word-store.ts";
import { awaitPublishing } from "../../store/publication-store.ts";
import { storable } from "../import/storable.ts";

export interface ExplainTerm {
  /** Null: of a term that is explained for the first time. */
  readonly id: number | null;
  /** Revision that the person saw; 0 where there was none. */
  readonly base: number;
  readonly term: string;
  /** Empty where it has none. */
  readonly reading: string;
  readonly explanation: string;
  /** 別の言い方, one a line or between 、; those that say the same as the term or as one before are left out. */
  readonly otherNames?: string;
  readonly now: Date;
}

export type ExplainTermRefusal =
  | { readonly kind: "forbidden" | "unknown-term" | "no-term" | "no-explanation" | "no-kana" | "too-long" }
  | { readonly kind: "taken"; readonly other: ExplainedTerm }
  /** Somebody else changed it in the meantime. */
  | { readonly kind: "stale"; readonly latest: ExplainedTerm };

const LONGEST_TERM = 100;
const LONGEST_EXPLANATION = 2_000;
const MOST_NAMES = 20;

/** Explains a term, or changes what is said of it. Citizens read it with the next publication. */
export async function explainTerm(
  db: Database,
  person: Person,
  given: ExplainTerm,
): Promise<Result<{ readonly id: number; readonly unchanged: boolean }, ExplainTermRefusal>> {
  if (!may(person, "publish")) return refuse({ kind: "forbidden" });
  const { id, base, now: at } = given;
  const written = {
    term: storable(given.term.replace(/\s+/gu, " ").trim()),
    explanation: storable(given.explanation.replace(/\r\n?/gu, "\n").trim()),
  };
  const reading = readKana(given.reading);
  const otherNames = namesIn(given.otherNames ?? "", written.term);
  if (textKey(written.term) === "") return refuse({ kind: "no-term" });
  if (given.reading.trim() !== "" && reading === null) return refuse({ kind: "no-kana" });
  if (written.explanation === "") return refuse({ kind: "no-explanation" });
  if (otherNames.length > MOST_NAMES) return refuse({ kind: "too-long" });
  if (
    Math.max(written.term.length, reading?.length ?? 0, ...otherNames.map(({ length }) => length)) > LONGEST_TERM ||
    written.explanation.length > LONGEST_EXPLANATION
  )
    return refuse({ kind: "too-long" });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<{ readonly id: number; readonly unchanged: boolean }, ExplainTermRefusal>> => {
    const terms = await termsInTurn(tx, municipality);
    const latest = terms.find((one) => one.id === id);
    if (id !== null && latest === undefined) return refuse({ kind: "unknown-term" });
    const other = terms.find((one) => one.id !== id && textKey(one.term) === textKey(written.term));
    if (other !== undefined) return refuse({ kind: "taken", other });
    const said = { ...written, reading, otherNames };
    if (latest !== undefined && saysTheSame({ ...said, id, revision: latest.revision }, latest))
      return accept({ id: latest.id, unchanged: true });
    if (latest !== undefined && latest.revision !== base) return refuse({ kind: "stale", latest });
    const saved = await saveTerm(tx, municipality, { id, ...said }, base, { at, account, by });
    if (saved === null) throw new Error("a term was saved out of turn");
    const facts = { name: said.term, revision: saved.revision };
    await recordAudit(tx, municipality, [{ at, account, by, act: "public-word.term", subject: null, id: null, facts }]);
    return accept({ id: saved.id, unchanged: false });
  });
}

function namesIn(text: string, term: string): string[] {
  const names = new Map([[textKey(term), ""]]);
  for (const part of text.split(/[\r\n、，,;；]+/u)) {
    const name = storable(part.replace(/\s+/gu, " ").trim());
    if (!names.has(textKey(name))) names.set(textKey(name), name);
  }
  return [...names.values()].filter((name) => textKey(name) !== "");
}

export type DropTermRefusal = { readonly kind: "forbidden" | "unknown-term" } | { readonly kind: "stale"; readonly latest: ExplainedTerm };

/** Explains a term no more, from the next publication on. */
export async function dropTerm(
  db: Database,
  person: Person,
  { id, base, now: at }: Pick<ExplainTerm, "base" | "now"> & { readonly id: number },
): Promise<Result<null, DropTermRefusal>> {
  if (!may(person, "publish")) return refuse({ kind: "forbidden" });
  const { municipality, account, name: by } = person;
  return db.transaction().execute(async (tx): Promise<Result<null, DropTermRefusal>> => {
    const latest = (await termsInTurn(tx, municipality)).find((one) => one.id === id);
    if (latest === undefined) return refuse({ kind: "unknown-term" });
    if (!(await removeTerm(tx, municipality, id, base, { at, account, by }))) return refuse({ kind: "stale", latest });
    const facts = { name: latest.term, revision: base, removed: true };
    await recordAudit(tx, municipality, [{ at, account, by, act: "public-word.term", subject: null, id: null, facts }]);
    return accept(null);
  });
}

/** What is explained, which nobody else changes until the transaction ends: no term is explained twice. */
async function termsInTurn(tx: Connection, municipality: string): Promise<ExplainedTerm[]> {
  await awaitPublishing(tx, municipality);
  return listTerms(tx, municipality);
}
