import { mayWith } from "../../../domain/access/permission.ts";
import type { Person } from "../../../domain/access/person.ts";
import { ACTS, deadlineOf, isLate } from "../../../domain/cycle/cycle.ts";
import { listAttachments } from "../../../store/attachment-store.ts";
import { findChoosableNodes } from "../../../store/node-choice-store.ts";
import { listSheetActs, type SheetAct } from "../../../store/sheet-history-store.ts";
import { type Answer, missing, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatDay } from "../../ui/dates.ts";
import { formatDeadline } from "../../ui/deadline.ts";
import { usePage, useStaffPage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";
import { loadSheetReviews, ReviewLinks } from "../reviews/review-links.tsx";
import { AttachmentsBlock } from "./attachments-block.tsx";
import { LastYear, loadLastYear } from "./last-year.tsx";
import { loadNextTurn, NextTurn } from "./next-turn.tsx";
import { nodeIdsOf, type OpenedSheet, openSheetFor, showsAttachment, unitOf } from "./open-sheet.ts";
import { SheetActsBar } from "./sheet-acts-bar.tsx";
import { CHOOSING, ChooseFieldLink, CommentsBlock, loadComments, type ShownFields, WithComments } from "./sheet-comments.tsx";
import { type SheetDesk, SheetDeskProvider } from "./sheet-desk.tsx";
import { SheetBodyParts } from "./sheet-form.tsx";
import { SheetPageHead, sheetTitle } from "./sheet-head.tsx";

/**
 * A sheet to be read, in the shape of the form, with where it stands and what can be done with it.
 *
 * @param unattached why files were not attached just now, or not removed.
 */
export async function sheetPage(visit: StaffVisit<"sheet">, unattached: readonly string[] = []): Promise<Answer> {
  const { db, code, parts, query, person, t } = visit;
  const opened = await openSheetFor(db, visit, readId(parts.sheet));
  if (!opened) return missing("missing.sheet");
  const { sheet } = opened;
  const nodes = await findChoosableNodes(db, code, nodeIdsOf(sheet.body));
  const attachments = await listAttachments(db, code, sheet.id);
  const comments = await loadComments(db, visit, opened);
  const lastYear = await loadLastYear(db, code, sheet);
  const isActed = query.get("notice")?.startsWith("sheet-") ?? false;
  const choosing = query.get("comment") === CHOOSING && mayWith(person, "comment-on-sheet", sheet);
  const shown: ShownFields = new Set();
  return {
    kind: "page",
    title: sheetTitle(opened, t),
    crumbs: [{ title: t("desk.title"), href: addressOf("desk", { code }) }],
    landscape: true,
    body: (
      <>
        <SheetPageHead opened={opened} title={sheetTitle(opened, t)} />
        {isActed ? <NextTurn {...(await loadNextTurn(visit, sheet))} /> : null}
        <WriteLink opened={opened} person={person} />
        <SheetActsBar opened={opened} />
        {mayWith(person, "comment-on-sheet", sheet) ? (
          <p className="actions-line after on-screen">
            <a href={addressOf("sheetHistory", { code, sheet: sheet.id })}>{t("revisions.link")}</a>
            <SinceReturn {...sheet} acts={await listSheetActs(db, code, sheet.id)} />
          </p>
        ) : null}
        <div id="fields">
          {choosing ? <ChooseFieldLink opened={opened} choosing /> : null}
          <WithComments opened={opened} comments={comments} live choosing={choosing} shown={shown}>
            <ReadSheet opened={opened} nodes={nodes} />
          </WithComments>
        </div>
        {lastYear ? <LastYear lastYear={lastYear} beside={false} /> : null}
        <AttachmentsBlock
          sheet={sheet.id}
          attachments={attachments.filter((one) => showsAttachment(opened, one))}
          writable={opened.obstacle === null}
          errors={unattached.map((message) => ({ field: "attachments", message }))}
        />
        <CommentsBlock opened={opened} comments={comments} shown={shown} about={query.get("about")} />
        <ReviewLinks reviews={await loadSheetReviews(visit, { ...sheet, kind: "sheet" })} />
      </>
    ),
  };
}

/** The way to what was written since the sheet was last sent back or accepted; nothing where it says what it said then. */
function SinceReturn({ id, revision, acts }: { readonly id: number; readonly revision: number; readonly acts: readonly SheetAct[] }) {
  const { t, code, locale } = useStaffPage();
  const last = acts.findLast(({ to }) => to === "returned" || to === "accepted");
  if (last === undefined || last.revision >= revision) return null;
  return (
    <a href={addressOf("sheetRevision", { code, sheet: id, number: revision }, { from: last.revision })}>
      {t(last.to === "returned" ? "revisions.sinceReturn" : "revisions.sinceAccept", { day: formatDay(last.at, locale) })}
    </a>
  );
}

/** A sheet in the shape of its form, with nothing to be written in. */
export function ReadSheet({
  opened: { sheet, form, written },
  nodes,
}: {
  readonly opened: OpenedSheet;
  readonly nodes: SheetDesk["nodes"];
}) {
  const desk: SheetDesk = {
    ...{ form, phases: written, written: new Set(), fiscalYear: sheet.fiscalYear, body: sheet.body, nodes },
    ...{ faults: [], posted: null, search: null },
  };
  return (
    <SheetDeskProvider desk={desk}>
      <SheetBodyParts unit={unitOf(sheet)} />
    </SheetDeskProvider>
  );
}

/** The way to where the sheet is written, or why it is not. */
function WriteLink({ opened: { sheet, obstacle, phases, now }, person }: { readonly opened: OpenedSheet; readonly person: Person }) {
  const { t, code, locale } = usePage();
  if (code === null) return null;
  if (obstacle === null)
    return (
      <p className="actions-line after on-screen">
        <a className="button" href={addressOf("editSheet", { code, sheet: sheet.id })}>
          {t("write.edit")}
        </a>
      </p>
    );
  // Whoever is to go on with it did not come to write.
  if (obstacle === "wrong-status" && isNextActor(person, sheet)) return null;
  const [phase, status] = [t(`phase.${sheet.phase}`), t(`status.${sheet.status}`)];
  const deadline = obstacle === "closed" && isLate(sheet, phases, now) ? deadlineOf(sheet, phases) : null;
  const late = mayWith(person, "accept-sheet", sheet) ? "write.why.late.planning" : "write.why.late";
  return (
    <div className="on-screen">
      <Notice>
        <p>{deadline ? t(late, { phase, at: formatDeadline(deadline, locale) }) : t(`write.why.${obstacle}`, { phase, status })}</p>
      </Notice>
    </div>
  );
}

const isNextActor = (person: Person, sheet: OpenedSheet["sheet"]): boolean =>
  (["check", "approve", "accept"] as const).some((act) => {
    const { from, needs } = ACTS[act];
    return from.some((status) => status === sheet.status) && mayWith(person, needs, sheet);
  });
