import { standingAt } from "../../domain/cycle/cycle.ts";
import { PHASES, type Phase, type PhaseName } from "../../domain/cycle/phase.ts";
import type { Form } from "../../domain/form/form.ts";
import { phasesOf } from "../../domain/form/form-phases.ts";
import { keyOfItem } from "../../domain/publication/item-title.ts";
import { isOpenFor } from "../../domain/publication/open-for.ts";
import type { PublicationPart } from "../../domain/publication/publication.ts";
import type { PublishedItem } from "../../domain/publication/published-item.ts";
import { goalSaysIn, missionSaysIn } from "../../domain/publication/told-by-phase.ts";
import type { SheetKind } from "../../domain/sheet/sheet-body.ts";
import type { Connection } from "../../store/database.ts";
import { findForm } from "../../store/form-store.ts";
import { listPhases } from "../../store/phase-store.ts";
import { listRecordedSources, type RecordedSource } from "../../store/recorded-source-store.ts";
import { listSheets, type SheetRow } from "../../store/sheet-store.ts";

type YearPart = Extract<PublicationPart, { readonly kind: "year" }>;

/** What is not accepted yet of what would be told of a year. */
export interface OpenInYear {
  readonly part: YearPart;
  /** Sheets that are worked on, where they stand now. */
  readonly sheets: readonly OpenSheet[];
  /** The first phase that is told and has not begun, where nothing is reported in it either. */
  readonly ahead: Phase | null;
}

export interface OpenSheet extends SheetRow {
  /** Where that comes from which citizens would read in place of what is written; null: they would read nothing. */
  readonly told: RecordedSource | null;
}

interface Asked {
  readonly part: YearPart;
  /** What would be published. */
  readonly items: readonly PublishedItem[];
  readonly now: Date;
}

/** The sheets of a year that are still open in what would be told of it. */
export async function listOpenSheets(db: Connection, municipality: string, { part, items, now }: Asked): Promise<OpenInYear> {
  const { year: fiscalYear, phase: upTo } = part;
  const sheets = await listSheets(db, municipality, { fiscalYear });
  if (sheets.length === 0) return { part, sheets: [], ahead: null };
  const times = await listPhases(db, municipality, fiscalYear);
  const formOf = async (kind: SheetKind) => (await findForm(db, municipality, kind, fiscalYear)).form;
  const forms: Readonly<Record<SheetKind, Form>> = { goal: await formOf("goal"), mission: await formOf("mission") };
  const told = new Map(items.map((item) => [keyOfItem(item), item]));
  const says = ({ kind, goalId, missionId }: SheetRow, phase: PhaseName) =>
    saysIn(told.get(keyOfItem({ kind, id: goalId ?? missionId ?? 0 })), forms[kind], phase);
  const open = sheets.filter((sheet) =>
    isOpenFor(sheet, phasesOf(forms[sheet.kind], times), { upTo, now, says: (phase) => says(sheet, phase) }),
  );
  const ahead = times.find(
    ({ phase, opensAt }) =>
      opensAt > now && PHASES.indexOf(phase) <= PHASES.indexOf(upTo) && !sheets.some((sheet) => phase !== "set" && says(sheet, phase)),
  );
  const sources = open.length === 0 ? new Map() : await listRecordedSources(db, municipality, fiscalYear);
  const stands = (sheet: SheetRow): OpenSheet => ({
    ...standingAt(sheet, phasesOf(forms[sheet.kind], times), now),
    told: sources.get(sheet.id) ?? null,
  });
  return { part, sheets: open.map(stands), ahead: ahead ?? null };
}

function saysIn(item: PublishedItem | undefined, form: Form, phase: PhaseName): boolean {
  if (item?.kind === "goal") return goalSaysIn(item.body, form, phase);
  return item?.kind === "mission" && missionSaysIn(item.body, form, phase);
}
