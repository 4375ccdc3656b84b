import type { ReactNode } from "react";
import { readLocalTime } from "../../../domain/calendar/local-time.ts";
import { ACTS, type ActName, deadlineOf, isOpen } from "../../../domain/cycle/cycle.ts";
import { findChoosableNodes } from "../../../store/node-choice-store.ts";
import type { CommentText } from "../../../use-cases/sheet/comment-text.ts";
import { type Answer, elsewhere, missing, type Page, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatDeadline } from "../../ui/deadline.ts";
import { ErrorSummary, type FieldError, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { FieldSlots } from "./field-slot.tsx";
import { nodeIdsOf, type OpenedSheet, openSheetFor } from "./open-sheet.ts";
import { actsOpenTo } from "./sheet-acts-bar.tsx";
import { idOf } from "./sheet-desk.tsx";
import { SheetPageHead, sheetCrumbs } from "./sheet-head.tsx";
import { ReadSheet } from "./sheet-page.tsx";

/** What was typed into the form of an act. */
export interface TypedAct {
  readonly reason: string;
  /** As the field has it. */
  readonly until: string;
  readonly comments: readonly CommentText[];
}

/** The act that an address or a button names; null where there is none of that name. */
export function readActName(text: string | null): ActName | null {
  return text !== null && Object.hasOwn(ACTS, text) ? (text as ActName) : null;
}

const COMMENT = "comment ";

/** What a form says of an act: comments stand under the pointers of their fields. */
export function readTypedAct(form: URLSearchParams): TypedAct {
  const comments = [...form].flatMap(([name, text]) =>
    name.startsWith(COMMENT) && text.trim() !== "" ? [{ pointer: name.slice(COMMENT.length), text }] : [],
  );
  return { reason: form.get("reason") ?? "", until: form.get("until") ?? "", comments };
}

export const untilOf = ({ until }: TypedAct): Date | null => readLocalTime(until);

/** Asks why a sheet is sent back, until when it is open, and what there is to say of its fields. */
export async function confirmActPage(visit: StaffVisit<"sheet" | "act">): Promise<Answer> {
  const { db, code, parts, person } = visit;
  const act = readActName(parts.act);
  const opened = await openSheetFor(db, visit, readId(parts.sheet));
  if (!opened) return missing("missing.sheet");
  if (act === null || !ACTS[act].needsReason || !actsOpenTo(person, opened).includes(act))
    return elsewhere(addressOf("sheet", { code, sheet: opened.sheet.id }));
  return actPage(visit, opened, act, { typed: { reason: "", until: "", comments: [] }, errors: [] });
}

/** The page of an act that asks for a reason, with what was typed and what is wrong with it. */
export async function actPage(
  visit: StaffVisit<"sheet">,
  opened: OpenedSheet,
  act: ActName,
  { typed, errors }: { readonly typed: TypedAct; readonly errors: readonly FieldError[] },
): Promise<Page> {
  const { db, code, t } = visit;
  const { sheet } = opened;
  const nodes = await findChoosableNodes(db, code, nodeIdsOf(sheet.body));
  const textOf = new Map(typed.comments.map(({ pointer, text }) => [pointer, text]));
  return {
    kind: "page",
    title: t(`act.${act}`),
    crumbs: sheetCrumbs(opened, visit),
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <SheetPageHead opened={opened} title={t(`act.${act}`)} />
        <ErrorSummary errors={errors} />
        <p>{t(act === "reopen" ? "act.means.reopen" : "act.means.return")}</p>
        <form method="post" action={addressOf("actOnSheet", { code, sheet: sheet.id })} className="after act-form">
          <input type="hidden" name="revision" value={sheet.revision} />
          <ReasonField typed={typed} errors={errors} />
          {ACTS[act].givesTime ? <UntilField opened={opened} typed={typed} errors={errors} /> : null}
          <p className="actions-line">
            <button type="submit" name="act" value={act} className="button">
              {t(`act.${act}`)}
            </button>
            <a className="button second" href={addressOf("sheet", { code, sheet: sheet.id })}>
              {t("act.back")}
            </a>
          </p>
          <FieldSlots beside={(pointer) => <CommentBox pointer={pointer} text={textOf.get(pointer) ?? ""} />}>
            <ReadSheet opened={opened} nodes={nodes} />
          </FieldSlots>
        </form>
      </>
    ),
  };
}

function ReasonField({ typed, errors }: { readonly typed: TypedAct; readonly errors: readonly FieldError[] }): ReactNode {
  const { t } = usePage();
  const error = errors.find(({ field }) => field === "reason");
  return (
    <div className="field">
      <label htmlFor="reason">{t("act.reason")}</label>
      {error ? (
        <p className="field-error" id="reason-error">
          {error.message}
        </p>
      ) : null}
      <textarea
        id="reason"
        name="reason"
        rows={3}
        required
        maxLength={2000}
        defaultValue={typed.reason}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? "reason-error" : undefined}
      />
    </div>
  );
}

function UntilField({
  opened: { sheet, phases, now },
  typed,
  errors,
}: {
  readonly opened: OpenedSheet;
  readonly typed: TypedAct;
  readonly errors: readonly FieldError[];
}) {
  const { t, locale } = usePage();
  const open = isOpen(sheet, phases, now);
  const deadline = deadlineOf(sheet, phases);
  const hint = open && deadline ? t("act.until.open", { at: formatDeadline(deadline, locale) }) : t("act.until.closed");
  return (
    <TextField
      {...{ id: "until", label: t("act.until"), hint, errors, type: "datetime-local", defaultValue: typed.until, required: !open }}
    />
  );
}

/** Where something is said of a field while a sheet is sent back. It opens without a script. */
function CommentBox({ pointer, text }: { readonly pointer: string; readonly text: string }) {
  const { t } = usePage();
  const id = `${idOf(pointer)}-comment`;
  return (
    <details className="comment-box on-screen" open={text !== ""}>
      <summary>{t("comments.link")}</summary>
      <label htmlFor={id} className="visually-hidden">
        {t("act.comment")}
      </label>
      <textarea id={id} name={`${COMMENT}${pointer}`} rows={2} maxLength={2000} defaultValue={text} />
    </details>
  );
}
