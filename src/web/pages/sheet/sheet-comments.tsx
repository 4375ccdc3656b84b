import type { ReactNode } from "react";
import { mayWith } from "../../../domain/access/permission.ts";
import type { Person } from "../../../domain/access/person.ts";
import { hasPlace, placesOf } from "../../../domain/sheet/sheet-place.ts";
import type { Database } from "../../../store/database.ts";
import { listSheetComments, type SheetComment } from "../../../store/sheet-comment-store.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage, useStaffPage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { Empty, Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { FieldSlots } from "./field-slot.tsx";
import type { OpenedSheet } from "./open-sheet.ts";
import { placeTitle } from "./place-title.ts";
import { idOf } from "./sheet-desk.tsx";

/** The comments on a sheet; none for who has no part in them (outside reviewers). */
export async function loadComments(
  db: Database,
  { code, person }: { readonly code: string; readonly person: Person },
  { sheet }: OpenedSheet,
): Promise<readonly SheetComment[]> {
  return mayWith(person, "comment-on-sheet", sheet) ? listSheetComments(db, code, sheet.id) : [];
}

/** Fields that are commented on with the part in which they stand. */
const SMALL = new Set(["mark", "code", "plan", "nodeId", "number", "label"]);

/** Beside which fields comments stand: filled as the sheet is rendered, for what is rendered behind it. A form shows in each phase other fields. */
export type ShownFields = Set<string>;

/**
 * Shows beside each field of the sheet beneath what was said of it. `live`: with the ways to settle it, which no form may stand around. `choosing`: with a link at each field,
 * for who wants to say something of one.
 */
export function WithComments({
  opened,
  comments,
  live,
  choosing = false,
  shown,
  children,
}: {
  readonly opened: OpenedSheet;
  readonly comments: readonly SheetComment[];
  readonly live: boolean;
  readonly choosing?: boolean;
  readonly shown?: ShownFields;
  readonly children: ReactNode;
}) {
  const { person } = useStaffPage();
  const may = mayWith(person, "comment-on-sheet", opened.sheet);
  const beside = (pointer: string) => {
    shown?.add(pointer);
    const here = comments.filter((comment) => comment.pointer === pointer);
    const isAsked = choosing && may && !SMALL.has(pointer.split("/").at(-1) ?? "");
    if (here.length === 0 && !isAsked) return null;
    return (
      <div className="comments">
        {here.map((comment) => (
          <Comment key={comment.id} sheet={opened.sheet.id} comment={comment} live={live && may} />
        ))}
        {isAsked ? <CommentLink pointer={pointer} /> : null}
      </div>
    );
  };
  return <FieldSlots beside={beside}>{children}</FieldSlots>;
}

function CommentLink({ pointer }: { readonly pointer: string }) {
  const { t } = usePage();
  return (
    <a className="comment-link on-screen" href={`?about=${encodeURIComponent(pointer)}#comment`}>
      {t("comments.link")}
    </a>
  );
}

interface CommentProps {
  readonly sheet: number;
  readonly comment: SheetComment;
  readonly live: boolean;
  /** What it is about, where it does not stand beside that. */
  readonly about?: string;
}

function Comment({ sheet, comment, live, about }: CommentProps) {
  const { t, code, locale } = usePage();
  const { id, text, by, at, settledAt, settledBy } = comment;
  const isSettled = settledAt !== null;
  return (
    <div className={isSettled ? "comment settled" : "comment"} id={`comment-${id}`}>
      {about === undefined ? null : (
        <p>
          <Words>{about}</Words>
        </p>
      )}
      <p className="quiet">
        <Words>{by}</Words> {formatMoment(at, locale)}
      </p>
      <p>
        <Words>{text}</Words>
      </p>
      {isSettled ? <p className="quiet">{t("comments.settled", { by: settledBy ?? "", at: formatMoment(settledAt, locale) })}</p> : null}
      {live && code !== null ? (
        <form method="post" action={addressOf("settleComment", { code, sheet, comment: id })} className="on-screen">
          <button type="submit" className="button second small" name="settled" value={isSettled ? "no" : "yes"}>
            {t(isSettled ? "comments.reopen" : "comments.settle")}
          </button>
        </form>
      ) : null}
    </div>
  );
}

/** The way to a link at each field, and back: thirty links among the fields are in the way of who reads. */
export function ChooseFieldLink({ opened: { sheet }, choosing }: { readonly opened: OpenedSheet; readonly choosing: boolean }) {
  const { t, code } = usePage();
  if (code === null) return null;
  const address = { code, sheet: sheet.id };
  return choosing ? (
    <Notice>
      <p>
        {t("comments.choosing")} <a href={addressOf("sheet", address)}>{t("comments.chooseNone")}</a>
      </p>
    </Notice>
  ) : (
    <p className="on-screen">
      <a href={`${addressOf("sheet", address, { comment: CHOOSING })}#fields`}>{t("comments.choose")}</a>
    </p>
  );
}

/** In the address: `?comment=fields`. */
export const CHOOSING = "fields";

/** What was said of the sheet as a whole, of fields that are not shown above, and of fields that it does not have any more; and where more is said. */
export function CommentsBlock({
  opened,
  comments,
  shown,
  about,
}: {
  readonly opened: OpenedSheet;
  readonly comments: readonly SheetComment[];
  readonly shown: ShownFields;
  /** The field that a comment is to be about; null for the whole sheet. */
  readonly about: string | null;
}) {
  const { t, code, person } = useStaffPage();
  const { sheet, form } = opened;
  if (!mayWith(person, "comment-on-sheet", sheet)) return null;
  const gone = comments.filter(({ pointer }) => pointer !== null && !hasPlace(sheet.body, pointer));
  const whole = comments.filter(({ pointer }) => pointer === null);
  const places = placesOf(sheet.body);
  const hidden = places.filter(({ pointer }) => !shown.has(pointer));
  const unseen = hidden.flatMap((place) =>
    comments.filter(({ pointer }) => pointer === place.pointer).map((comment) => ({ place, comment })),
  );
  const offered = places.filter(({ pointer, field }) => pointer === about || (shown.has(pointer) && !SMALL.has(field)));
  return (
    <Block id="comment" title={t("comments.title")}>
      <ChooseFieldLink opened={opened} choosing={false} />
      {comments.length === 0 ? <Empty>{t("comments.none")}</Empty> : null}
      {whole.map((comment) => (
        <Comment key={comment.id} sheet={sheet.id} comment={comment} live />
      ))}
      {unseen.length === 0 ? null : <h3>{t("comments.unseen")}</h3>}
      {unseen.map(({ place, comment }) => (
        <Comment key={comment.id} sheet={sheet.id} comment={comment} live about={placeTitle(place, form, t)} />
      ))}
      {gone.length === 0 ? null : <h3>{t("comments.gone")}</h3>}
      {gone.map((comment) => (
        <Comment key={comment.id} sheet={sheet.id} comment={comment} live />
      ))}
      <form method="post" action={addressOf("commentOnSheet", { code, sheet: sheet.id })} className="comment-form after on-screen">
        <div className="field">
          <label htmlFor="comment-about">{t("comments.about")}</label>
          <select id="comment-about" name="pointer" defaultValue={about ?? ""}>
            <option value="">{t("comments.whole")}</option>
            {offered.map((place) => (
              <option key={place.pointer} value={place.pointer}>
                {placeTitle(place, form, t)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="comment-text">{t("comments.text")}</label>
          <textarea id="comment-text" name="text" rows={3} required maxLength={2000} />
        </div>
        <p className="actions-line">
          <button type="submit" className="button second">
            {t("comments.add")}
          </button>
        </p>
      </form>
    </Block>
  );
}

/** The address of what a comment is about. */
export const commentAnchor = (pointer: string | null): string => (pointer === null ? "#comment" : `#${idOf(pointer)}`);
