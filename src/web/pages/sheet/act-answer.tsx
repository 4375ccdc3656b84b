import { ACTS, type ActName } from "../../../domain/cycle/cycle.ts";
import { placesOf } from "../../../domain/sheet/sheet-place.ts";
import type { UnfinishedField } from "../../../domain/sheet/unfinished-fields.ts";
import { type ActRefusal, actOnSheet } from "../../../use-cases/sheet/act-on-sheet.ts";
import { type Answer, done, missing, type Page, type Posting, readId, unreadable } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatDeadline } from "../../ui/deadline.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";
import type { NoticeKey } from "../../ui/sentences.ts";
import { Words } from "../../ui/words.tsx";
import { actPage, readActName, readTypedAct, untilOf } from "./act-page.tsx";
import { type OpenedSheet, openSheetFor } from "./open-sheet.ts";
import { placeTitle } from "./place-title.ts";
import { idOf } from "./sheet-desk.tsx";
import { SheetPageHead, sheetCrumbs } from "./sheet-head.tsx";

/** Takes a sheet on, or back. Whatever stands in the way is said, and what was typed stays. */
export async function actAnswer(visit: Posting<"sheet">): Promise<Answer> {
  const { db, code, parts, form, person, now } = visit;
  const opened = await openSheetFor(db, visit, readId(parts.sheet));
  if (!opened) return missing("missing.sheet");
  const act = readActName(form.get("act"));
  const revision = readId(form.get("revision") ?? "");
  if (act === null || revision === null) return unreadable;
  const typed = readTypedAct(form);
  const { reason, comments } = typed;
  const { sheet } = opened;
  const acted = await actOnSheet(db, person, { sheet: sheet.id, act, revision, reason, comments, until: untilOf(typed), now });
  if (acted.ok) return done(addressOf("sheet", { code, sheet: sheet.id }), noticeOf(act));
  const { refusal } = acted;
  if (refusal.kind === "unknown-sheet") return missing("missing.sheet");
  if (refusal.kind === "incomplete") return incompletePage(visit, opened, refusal.fields);
  const field = refusal.kind === "needs-time" ? "until" : refusal.kind === "needs-reason" ? "reason" : null;
  if (field !== null && ACTS[act].needsReason) {
    const errors: readonly FieldError[] = [{ field, message: sentenceOf(visit, refusal) }];
    return actPage(visit, opened, act, { typed, errors });
  }
  return refusedPage(visit, opened, refusal);
}

function noticeOf(act: ActName): NoticeKey {
  return act === "returnByChecker" || act === "returnByApprover" || act === "returnByPlanning" ? "sheet-return" : `sheet-${act}`;
}

type Told = Exclude<ActRefusal, { readonly kind: "unknown-sheet" | "incomplete" }>;

function sentenceOf({ t, locale }: Posting<"sheet">, refusal: Told): string {
  switch (refusal.kind) {
    case "wrong-status":
      return t("act.refused.wrong-status", { phase: t(`phase.${refusal.phase}`), status: t(`status.${refusal.status}`) });
    case "closed":
      return refusal.deadline === null
        ? t("act.refused.closedUntimed")
        : t("act.refused.closed", { at: formatDeadline(refusal.deadline, locale) });
    default:
      return t(`act.refused.${refusal.kind}`);
  }
}

function refusedPage(visit: Posting<"sheet">, opened: OpenedSheet, refusal: Told): Page {
  const { t, code } = visit;
  return {
    kind: "page",
    title: t("act.bar"),
    crumbs: sheetCrumbs(opened, visit),
    status: 409,
    body: (
      <>
        <SheetPageHead opened={opened} title={t("act.bar")} />
        <Notice attention>
          <p>{sentenceOf(visit, refusal)}</p>
        </Notice>
        <p className="actions-line after">
          <a className="button" href={addressOf("sheet", { code, sheet: opened.sheet.id })}>
            {t("act.back")}
          </a>
        </p>
      </>
    ),
  };
}

/** What is still to be written before a sheet is handed in, each with the way to it. */
function incompletePage(visit: Posting<"sheet">, opened: OpenedSheet, fields: readonly UnfinishedField[]): Page {
  const { t, code } = visit;
  return {
    kind: "page",
    title: t("act.incomplete.title"),
    crumbs: sheetCrumbs(opened, visit),
    status: 422,
    body: (
      <>
        <SheetPageHead opened={opened} title={t("act.incomplete.title")} />
        <div className="notice error" role="alert">
          <p>{t("act.incomplete")}</p>
          <UnfinishedList opened={opened} fields={fields} />
        </div>
        <p className="actions-line after">
          <a className="button" href={addressOf("editSheet", { code, sheet: opened.sheet.id })}>
            {t("act.write")}
          </a>
          <a className="button second" href={addressOf("sheet", { code, sheet: opened.sheet.id })}>
            {t("act.back")}
          </a>
        </p>
      </>
    ),
  };
}

function UnfinishedList({
  opened: { sheet, form },
  fields,
}: {
  readonly opened: OpenedSheet;
  readonly fields: readonly UnfinishedField[];
}) {
  const { t, code } = usePage();
  if (code === null) return null;
  const places = new Map(placesOf(sheet.body).map((place) => [place.pointer, place]));
  return (
    <ul className="items">
      {fields.map(({ pointer, field, shortfall }) => {
        const place = places.get(pointer);
        const label = form.fields.find((one) => one.field === field)?.label ?? field;
        return (
          <li key={pointer}>
            <a href={`${addressOf("editSheet", { code, sheet: sheet.id })}#${idOf(pointer)}`}>
              <Words>{place ? placeTitle(place, form, t) : label}</Words>
            </a>
            {shortfall === null ? null : (
              <span className="line">
                {t("act.incomplete.shortfall", { actual: shortfall.actual.text, target: shortfall.target.text })}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
