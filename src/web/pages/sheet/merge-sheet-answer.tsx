import { mergeSheets, type Side } from "../../../domain/sheet/merge-sheets.ts";
import { differencesOf } from "../../../domain/sheet/sheet-fields.ts";
import { readSheetBody } from "../../../store/sheet-body.ts";
import { findSheetRevision, listSheetRevisions } from "../../../store/sheet-history-store.ts";
import { type SaveSheetRefusal, type StaleSave, saveSheet } from "../../../use-cases/sheet/save-sheet.ts";
import { type Answer, done, missing, type Posting, readId, unreadable } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { Notice } from "../../ui/parts.tsx";
import { conflictPage } from "./conflict-page.tsx";
import { writePage } from "./edit-sheet-page.tsx";
import { type OpenedSheet, openSheetFor } from "./open-sheet.ts";
import { writtenIn } from "./written-fields.ts";

/** Saves what a person chose where somebody else had saved first. Where yet another save came in between, it is asked again, with what was chosen so far. */
export async function mergeSheetAnswer(visit: Posting<"sheet">): Promise<Answer> {
  const { db, code, parts, form, person, now } = visit;
  const opened = await openSheetFor(db, visit, readId(parts.sheet));
  if (!opened) return missing("missing.sheet");
  const [base, theirs] = [readId(form.get("base") ?? ""), readId(form.get("theirs") ?? "")];
  const mine = readSheetBody(form.get("mine") ?? "");
  const { sheet } = opened;
  if (base === null || theirs === null || mine?.kind !== sheet.kind) return unreadable;
  const [was, stands] = await Promise.all([base, theirs].map((number) => findSheetRevision(db, code, sheet.id, number)));
  if (!was || !stands) return unreadable;

  const chosen = chosenIn(form);
  const { merged, conflicts } = mergeSheets(was.body, stands.body, mine, chosen);
  if (conflicts.length > 0) {
    const revisions = (await listSheetRevisions(db, code, sheet.id, base)).filter(({ number }) => number <= theirs);
    const between = revisions.map((revision, i) => ({
      ...revision,
      differences: differencesOf(revisions[i - 1]?.body ?? was.body, revision.body),
    }));
    const bodies = { base: was.body, theirs: stands.body, mine };
    const stale: StaleSave = {
      kind: "stale",
      base,
      revision: theirs,
      revisions: between,
      bodies,
      merge: mergeSheets(was.body, stands.body, mine),
    };
    return conflictPage(visit, opened, stale, { chosen, undecided: true });
  }
  const saved = await saveSheet(db, person, { sheet: sheet.id, base: theirs, body: merged, combine: true, now });
  if (saved.ok) return done(addressOf("editSheet", { code, sheet: sheet.id }), "sheet-merged");
  return refusal(visit, opened, saved.refusal, { merged, theirs });
}

function chosenIn(form: URLSearchParams): ReadonlyMap<string, Side> {
  const chosen = new Map<string, Side>();
  for (const [name, side] of form)
    if (name.startsWith("choose /") && (side === "theirs" || side === "mine")) chosen.set(name.slice("choose ".length), side);
  return chosen;
}

/** What was chosen is shown in the form, to be saved again when it can be. */
function refusal(
  visit: Posting<"sheet">,
  opened: OpenedSheet,
  why: SaveSheetRefusal,
  { merged, theirs }: { readonly merged: OpenedSheet["sheet"]["body"]; readonly theirs: number },
): Answer | Promise<Answer> {
  const { t } = visit;
  if (why.kind === "unknown-sheet") return missing("missing.sheet");
  if (why.kind === "unknown-revision") return unreadable;
  if (why.kind === "stale") return conflictPage(visit, opened, why);
  const { sheet, form, written } = opened;
  const facts = { phase: t(`phase.${sheet.phase}`), status: t(`status.${sheet.status}`), fields: "" };
  return writePage(visit, opened, {
    ...{ body: merged, revision: theirs, written: writtenIn(form, written), faults: [], posted: null, search: null, status: 409 },
    notice: (
      <Notice attention>
        <p>{t(`write.refused.${why.kind}`, facts)}</p>
      </Notice>
    ),
  });
}
