import * as v from "valibot";
import type { Form } from "../domain/form/form.ts";
import { FIRST_PRESETS, PRESETS, type PresetName } from "../domain/form/presets.ts";
import type { SheetBody, SheetKind } from "../domain/sheet/sheet-body.ts";
import type { Connection } from "./database.ts";
import { formBody } from "./form-body.ts";
import { drawId } from "./rows.ts";

/** Where the form of a year comes from: planning made it for the year, it is that of an earlier year, or nobody has chosen one yet. */
export type FormOrigin =
  | { readonly kind: "own" }
  | { readonly kind: "year"; readonly fiscalYear: number }
  | { readonly kind: "preset"; readonly preset: PresetName };

/** The form in use in a year. */
export interface FormInUse {
  /** null where the year has none of its own. */
  readonly id: number | null;
  /** Of the year's own form, from 1; 0 where it has none. A change names it. */
  readonly revision: number;
  readonly form: Form;
  readonly origin: FormOrigin;
}

/** Who saved a form, and when. */
export interface FormMaker {
  readonly at: Date;
  readonly account: number | null;
  readonly by: string | null;
}

/** The form of a year: its own, else that of the newest year before, else the preset of the kind. */
export async function findForm(db: Connection, municipality: string, kind: SheetKind, fiscalYear: number): Promise<FormInUse> {
  const found = await db
    .selectFrom("form")
    .where("municipality_code", "=", municipality)
    .where("kind", "=", kind)
    .where("fiscal_year", "<=", fiscalYear)
    .orderBy("fiscal_year", "desc")
    .limit(1)
    .select(["id", "fiscal_year", "revision", "body"])
    .executeTakeFirst();
  if (!found) {
    const preset = FIRST_PRESETS[kind];
    return { id: null, revision: 0, form: PRESETS[preset], origin: { kind: "preset", preset } };
  }
  if (found.fiscal_year === fiscalYear) return { id: found.id, revision: found.revision, form: found.body, origin: { kind: "own" } };
  return { id: null, revision: 0, form: found.body, origin: { kind: "year", fiscalYear: found.fiscal_year } };
}

/** The years that have a form of their own, the newest first. */
export async function listFormYears(db: Connection, municipality: string, kind: SheetKind): Promise<number[]> {
  const rows = await db
    .selectFrom("form")
    .where("municipality_code", "=", municipality)
    .where("kind", "=", kind)
    .orderBy("fiscal_year", "desc")
    .select("fiscal_year")
    .execute();
  return rows.map(({ fiscal_year }) => fiscal_year);
}

/**
 * Gives a year a form of its own, or changes it. Nothing is written where somebody else changed it since the revision that the change was made from.
 *
 * @param base revision that was changed; 0 where the year had no form of its own.
 * @returns The form's id and its new revision; null where `base` is not the latest.
 * @throws where the form is none.
 */
export async function saveForm(
  tx: Connection,
  municipality: string,
  fiscalYear: number,
  form: Form,
  base: number,
  made: FormMaker,
): Promise<{ readonly id: number; readonly revision: number } | null> {
  const body = JSON.stringify(v.parse(formBody, form));
  const saved =
    base === 0
      ? await tx
          .insertInto("form")
          .values({
            ...{ municipality_code: municipality, id: await drawId(tx), kind: form.kind, fiscal_year: fiscalYear, revision: 1, body },
          })
          .onConflict((conflict) => conflict.columns(["municipality_code", "kind", "fiscal_year"]).doNothing())
          .returning(["id", "revision"])
          .executeTakeFirst()
      : await tx
          .updateTable("form")
          .set({ revision: base + 1, body })
          .where("municipality_code", "=", municipality)
          .where("kind", "=", form.kind)
          .where("fiscal_year", "=", fiscalYear)
          .where("revision", "=", base)
          .returning(["id", "revision"])
          .executeTakeFirst();
  if (!saved) return null;
  const { at, account, by } = made;
  await tx
    .insertInto("form_revision")
    .values({ municipality_code: municipality, form_id: saved.id, number: saved.revision, body, at, account_id: account, by })
    .execute();
  return saved;
}

/** Who saved the latest revision of a form, and when; null where there is none. */
export async function findFormMaker(db: Connection, municipality: string, id: number): Promise<FormMaker | null> {
  const found = await db
    .selectFrom("form_revision")
    .where("municipality_code", "=", municipality)
    .where("form_id", "=", id)
    .orderBy("number", "desc")
    .limit(1)
    .select(["at", "account_id as account", "by"])
    .executeTakeFirst();
  return found ?? null;
}

/** What the sheets say that are written on the form of a year: those of the year, and of the years after it that have no form of their own. */
export async function listBodiesOnForm(db: Connection, municipality: string, kind: SheetKind, fiscalYear: number): Promise<SheetBody[]> {
  const next = (await listFormYears(db, municipality, kind)).findLast((year) => year > fiscalYear);
  let query = db
    .selectFrom("sheet as s")
    .innerJoin("sheet_revision as r", (join) =>
      join.onRef("r.municipality_code", "=", "s.municipality_code").onRef("r.sheet_id", "=", "s.id").onRef("r.number", "=", "s.revision"),
    )
    .where("s.municipality_code", "=", municipality)
    .where("s.kind", "=", kind)
    .where("s.fiscal_year", ">=", fiscalYear);
  if (next !== undefined) query = query.where("s.fiscal_year", "<", next);
  return (await query.select("r.body").execute()).map(({ body }) => body);
}
