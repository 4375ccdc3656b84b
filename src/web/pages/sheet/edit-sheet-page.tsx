import type { ReactNode } from "react";
import type { SheetBody } from "../../../domain/sheet/sheet-body.ts";
import { findChoosableNodes, searchNodes } from "../../../store/node-choice-store.ts";
import { listOrganisationUnits } from "../../../store/organisation-store.ts";
import { type Answer, elsewhere, missing, type Page, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { withBlankParts } from "./blank-parts.ts";
import { LastYear, LastYearLink, type LastYearSheet, loadLastYear } from "./last-year.tsx";
import { nodeIdsOf, type OpenedSheet, openSheetFor, unitOf } from "./open-sheet.ts";
import type { Fault } from "./posted-fields.ts";
import { RemovedNotice } from "./removed-notice.tsx";
import { SaveBar } from "./save-bar.tsx";
import { drawKey } from "./sheet-act.ts";
import { loadComments, WithComments } from "./sheet-comments.tsx";
import { idOf, type NodeSearch, type SheetDesk, SheetDeskProvider } from "./sheet-desk.tsx";
import { SheetForm } from "./sheet-form.tsx";
import { SheetPageHead, sheetCrumbs, sheetTitle } from "./sheet-head.tsx";
import { writtenIn } from "./written-fields.ts";

/** No list of found nodes is longer. */
const MOST_FOUND = 30;

/** A sheet to be written in. Who may not write it now is led to where it is read. */
export async function editSheetPage(visit: StaffVisit<"sheet">): Promise<Answer> {
  const { db, code, parts, query } = visit;
  const opened = await openSheetFor(db, visit, readId(parts.sheet));
  if (!opened) return missing("missing.sheet");
  const { sheet, form, written } = opened;
  if (opened.obstacle !== null) return elsewhere(addressOf("sheet", { code, sheet: sheet.id }));
  const removed = Number(query.get("of"));
  return writePage(visit, opened, {
    ...{ body: sheet.body, revision: sheet.revision, written: writtenIn(form, written), faults: [], posted: null },
    search: await searchFor(visit, query.get("search"), query.get("q")),
    notice: query.has("removed") && removed > 0 ? <RemovedNotice pointer={query.get("removed") ?? ""} revision={removed} /> : null,
  });
}

/** A search for the node that a placement means; null where nothing is sought. */
export async function searchFor(
  { db, code }: Pick<StaffVisit, "db" | "code">,
  pointer: string | null,
  words: string | null,
): Promise<NodeSearch | null> {
  if (pointer === null || words === null || words.trim() === "") return null;
  return { pointer, words, found: await searchNodes(db, code, words, MOST_FOUND) };
}

export interface Writing extends Pick<SheetDesk, "written" | "faults" | "posted" | "search"> {
  /** As the form shows it: as it is kept, or as it was typed. */
  readonly body: SheetBody;
  /** The revision from which the form was made. */
  readonly revision: number;
  readonly faults: readonly Fault[];
  /** Stands over the form. */
  readonly notice: ReactNode;
  readonly status?: Page["status"];
}

/** The page on which a sheet is written. */
export async function writePage(visit: StaffVisit<"sheet">, opened: OpenedSheet, writing: Writing): Promise<Answer> {
  const { db, code, t } = visit;
  const { sheet, form, written: phases } = opened;
  const { written, faults, posted, search } = writing;
  const [nodes, divisions, lastYear, comments] = await Promise.all([
    findChoosableNodes(db, code, nodeIdsOf(writing.body)),
    listOrganisationUnits(db, code, { kind: "division" }),
    loadLastYear(db, code, sheet),
    loadComments(db, visit, opened),
  ]);
  const body = withBlankParts(writing.body, form, written, drawKey);
  const desk: SheetDesk = { form, phases, written, fiscalYear: sheet.fiscalYear, body, faults, posted, nodes, search };
  return {
    kind: "page",
    title: t("write.title", { title: sheetTitle(opened, t) }),
    crumbs: sheetCrumbs(opened, visit),
    status: writing.status ?? 200,
    island: "sheet",
    body: (
      <>
        <SheetPageHead opened={opened} title={sheetTitle(opened, t)} />
        <ToFirstField body={body} written={written} />
        {lastYear ? <LastYearLink /> : null}
        <div className={lastYear ? "sheet-desk with-last-year" : "sheet-desk"} data-island="sheet">
          <div className="sheet-pane">
            <KeptNotice />
            <SheetDeskProvider desk={desk}>
              <WithComments opened={opened} comments={comments} live={false}>
                <SheetForm
                  action={addressOf("saveSheet", { code, sheet: sheet.id })}
                  revision={writing.revision}
                  unit={unitOf(sheet)}
                  divisions={divisions.filter(({ validTo }) => validTo === null).map(({ name }) => name)}
                  notice={writing.notice}
                  halted={writing.status === 403 || writing.status === 409}
                >
                  <SaveBar sheet={sheet.id} revision={writing.revision} />
                </SheetForm>
              </WithComments>
            </SheetDeskProvider>
          </div>
          <LastYearPane lastYear={lastYear} />
        </div>
      </>
    ),
  };
}

/** Where the head of the form is only read in a phase, the way past it to where something is to be written. */
function ToFirstField({ body, written }: Pick<SheetDesk, "body" | "written">) {
  const { t } = usePage();
  const first = body.kind === "goal" ? body.actions[0] : undefined;
  if (first === undefined || (["title", "placements", "background", "purpose"] as const).some((field) => written.has(field))) return null;
  return (
    <p className="to-first-field on-screen">
      <a href={`#${idOf(`/actions/${first.key}`)}`}>{t("write.toFirstField")}</a>
    </p>
  );
}

function LastYearPane({ lastYear }: { readonly lastYear: LastYearSheet | null }) {
  return lastYear ? <LastYear lastYear={lastYear} beside /> : null;
}

/** Stands ready for the island: text that was not saved last time is offered again. */
function KeptNotice() {
  const { t } = usePage();
  return (
    <div className="notice attention" data-kept={t("write.kept")} hidden>
      <p>
        <span data-kept-at="" />{" "}
        <button type="button" className="part-act" data-take="">
          {t("write.kept.take")}
        </button>{" "}
        <button type="button" className="part-act" data-drop="">
          {t("write.kept.drop")}
        </button>
      </p>
    </div>
  );
}
