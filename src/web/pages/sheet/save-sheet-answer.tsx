import type { ReactNode } from "react";
import { arrangeParts } from "../../../domain/sheet/arrange-parts.ts";
import type { SheetBody } from "../../../domain/sheet/sheet-body.ts";
import { findChoosableNodes } from "../../../store/node-choice-store.ts";
import { findSheetRevision } from "../../../store/sheet-history-store.ts";
import { type SaveSheetRefusal, saveSheet } from "../../../use-cases/sheet/save-sheet.ts";
import { type Answer, done, missing, type Posting, readId, unreadable } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { Notice } from "../../ui/parts.tsx";
import { savedFragment } from "./autosave-answer.tsx";
import { conflictPage } from "./conflict-page.tsx";
import { searchFor, writePage } from "./edit-sheet-page.tsx";
import { nodeIdsOf, openSheetFor, type SheetInHand, takeSheetInHand } from "./open-sheet.ts";
import { type PostedSheet, postedSheet } from "./posted-sheet.ts";
import { actedOn, arrangementOf, drawKey, partAfter, readAct, type SheetAct } from "./sheet-act.ts";
import { idOf } from "./sheet-desk.tsx";
import { writtenOf } from "./written-fields.ts";

/** What somebody posted of a sheet, read against the revision from which the form was made. */
interface Received extends PostedSheet {
  readonly opened: SheetInHand;
  readonly base: number;
  readonly act: SheetAct;
}

/** Keeps what was typed into a sheet, with what a button does to its parts. Whatever stands in the way, what was typed is shown again. */
export async function saveSheetAnswer(visit: Posting<"sheet">): Promise<Answer> {
  const { db, code, parts, form, now, person } = visit;
  const opened = await takeSheetInHand(db, visit, readId(parts.sheet));
  if (!opened) return missing("missing.sheet");
  const { sheet } = opened;
  const base = readId(form.get("revision") ?? "");
  const from =
    base === sheet.revision ? sheet.body : base === null ? null : ((await findSheetRevision(db, code, sheet.id, base))?.body ?? null);
  if (base === null || from === null) return unreadable;

  const act = readAct(form.get("act"));
  const posted = postedSheet(form, {
    base: from,
    written: writtenOf(form, opened.form),
    fiscalYear: sheet.fiscalYear,
    remarkLabels: opened.form.remarkLabels,
    nodes: await findChoosableNodes(db, code, [...nodeIdsOf(from), ...chosenIn(form)]),
    acted: actedOn(act),
  });
  const received = { ...posted, opened, base, act };
  if (posted.faults.length > 0)
    return act.kind === "autosave" ? refusedAutosave("fault") : showAgain(visit, received, <Faults visit={visit} />);

  if (act.kind === "show")
    return showAgain(
      visit,
      received,
      <Notice>
        <p>{visit.t("write.kept.note")}</p>
      </Notice>,
      200,
    );

  const key = drawKey();
  const earlier = act.kind === "restore" ? ((await findSheetRevision(db, code, sheet.id, act.revision))?.body ?? null) : null;
  const arrangement = arrangementOf(act, key, earlier);
  const arranged = arrangement && arrangeParts(posted.body, arrangement);
  // The island goes on with the form that it has: it is shown nothing of others.
  const combine = act.kind !== "autosave";
  const saved = await saveSheet(db, person, { sheet: sheet.id, base, body: arranged ?? posted.body, combine, now });
  if (!saved.ok) return refusal(visit, received, saved.refusal);
  if (act.kind === "autosave") return savedFragment(visit, opened, { before: from, body: posted.body, ...saved.value });
  const isArranged = arrangement === null || arranged !== null;
  return done(...after(visit, { opened, act, key, base, isArranged, isCombined: saved.value.combined }));
}

/** Ids of nodes that a form names. */
function chosenIn(form: URLSearchParams): readonly number[] {
  const named = [...form].filter(([name]) => /\/placements\/[a-z0-9]+\/(?:choice|nodeId)$/u.test(name));
  return named.flatMap(([, value]) => readId(value) ?? []);
}

interface Saved {
  readonly opened: SheetInHand;
  readonly act: SheetAct;
  readonly key: string;
  /** The revision before. */
  readonly base: number;
  readonly isArranged: boolean;
  readonly isCombined: boolean;
}

/** Where the browser goes on to: the part that one was at, with what a search found, or with the way back for what was removed. */
function after({ code, form }: Posting<"sheet">, { opened, act, key, base, isArranged, isCombined }: Saved): Parameters<typeof done> {
  const kept = isCombined ? "sheet-combined" : "sheet-saved";
  if (act.kind === "finish") return [addressOf("sheet", { code, sheet: opened.sheet.id }), kept];
  const sought = act.kind === "search" ? act.pointer : soughtIn(form);
  const query = {
    ...(sought === null ? {} : { search: sought, q: form.get(`${sought}/search`) }),
    ...(act.kind === "remove" && isArranged ? { removed: act.pointer, of: base } : {}),
  };
  const part = sought === null ? partAfter(act, key) : `${sought}/search`;
  const anchor = act.kind === "remove" || part === null ? "" : `#${idOf(part)}`;
  const notice = !isArranged ? "sheet-part-gone" : (act.kind === "save" && sought === null) || isCombined ? kept : null;
  return [`${addressOf("editSheet", { code, sheet: opened.sheet.id }, query)}${anchor}`, notice];
}

/** The placement for which words to search were typed, though another button was pressed. */
function soughtIn(form: URLSearchParams): string | null {
  const sought = [...form].filter(([name, words]) => name.endsWith("/search") && words.trim() !== "");
  const pointers = sought.map(([name]) => name.slice(0, -"/search".length));
  return pointers.find((pointer) => !form.has(`${pointer}/choice`)) ?? null;
}

async function refusal(visit: Posting<"sheet">, received: Received, why: SaveSheetRefusal): Promise<Answer> {
  const { t } = visit;
  const { act, opened } = received;
  if (why.kind === "unknown-sheet") return missing("missing.sheet");
  if (why.kind === "unknown-revision") return unreadable;
  if (act.kind === "autosave") return refusedAutosave(why.kind === "stale" ? "stale" : "refused");
  if (why.kind === "stale") {
    const shown = await openSheetFor(visit.db, visit, opened.sheet.id);
    return shown ? conflictPage(visit, shown, why) : missing("missing.sheet");
  }
  const { phase } = why.kind === "forbidden" ? opened.sheet : why;
  const fields = why.kind === "not-in-phase" ? new Set(why.fields.map(({ field }) => field)) : new Set();
  const names = opened.form.fields.filter(({ field }) => fields.has(field)).map(({ label }) => label);
  const facts = { phase: t(`phase.${phase}`), status: t(`status.${why.kind === "wrong-status" ? why.status : opened.sheet.status}`) };
  return showAgain(
    visit,
    received,
    <Notice attention>
      <p>{t(`write.refused.${why.kind}`, { ...facts, fields: names.join(t("list.comma")) })}</p>
    </Notice>,
    why.kind === "forbidden" ? 403 : 409,
  );
}

/** What the island is told where what was typed was not kept. */
function refusedAutosave(why: "fault" | "stale" | "refused"): Response {
  return Response.json({ why }, { status: why === "fault" ? 422 : 409, headers: { "cache-control": "no-store" } });
}

/** The form as it was posted, with what stands in the way. */
async function showAgain(
  visit: Posting<"sheet">,
  { opened, base, body, faults }: Received & { readonly body: SheetBody },
  notice: ReactNode,
  status: 200 | 403 | 409 | 422 = 422,
): Promise<Answer> {
  const { db, form } = visit;
  const shown = await openSheetFor(db, visit, opened.sheet.id);
  if (!shown) return missing("missing.sheet");
  return writePage(visit, shown, {
    ...{ body, revision: base, written: writtenOf(form, opened.form), faults, posted: form, notice, status },
    search: await searchFor(visit, soughtIn(form), form.get(`${soughtIn(form)}/search`)),
  });
}

function Faults({ visit: { t } }: { readonly visit: Posting<"sheet"> }) {
  return (
    <div className="notice error" role="alert">
      <p>{t("write.faults")}</p>
    </div>
  );
}
