import { readableText } from "../../../documents/readable.ts";
import { writePlaces } from "../../source/text-pages.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { AssignForm } from "./assign-form.tsx";
import { ChosenField } from "./chosen-field.tsx";
import { fieldTitle } from "./field-title.ts";
import { fieldAt } from "./review.ts";
import { fieldHref, isPlacing, useDesk } from "./review-desk.tsx";
import { viewAddress } from "./review-view.ts";

/** What is chosen: a field with its form, a line that is to be put into a field, or nothing yet; and the ways from doubt to doubt. */
export function ChosenPanel() {
  const { t } = usePage();
  const desk = useDesk();
  const { view } = desk;
  return (
    <section className="chosen-panel" id="chosen" aria-labelledby="chosen-title" tabIndex={-1}>
      <DoubtPager />
      {isPlacing(desk) ? (
        <ChosenLine />
      ) : view.field !== null ? (
        <ChosenField pointer={view.field} />
      ) : view.at.length > 0 ? (
        <ChosenPlace />
      ) : (
        <>
          <h2 id="chosen-title">{t("review.chosen.none")}</h2>
          <p>{t("review.chosen.hint")}</p>
        </>
      )}
    </section>
  );
}

/** The way to the doubtful field before and behind the chosen one. */
function DoubtPager() {
  const { t } = usePage();
  const desk = useDesk();
  const { open } = desk.review;
  const at = desk.view.field === null ? -1 : open.indexOf(desk.view.field);
  const previous = at > 0 ? open[at - 1] : undefined;
  const next = open[at + 1];
  const { text: _, ...plain } = desk.review;
  const free = { ...desk, review: { ...plain, text: "", unplaced: [] } };
  return (
    <nav className="doubt-pager" aria-label={t("review.doubts")}>
      <span>
        {open.length === 0
          ? t("review.doubts.none")
          : at < 0
            ? t("review.doubts.count", { count: open.length })
            : t("review.doubts.at", { at: at + 1, count: open.length })}
      </span>
      {previous === undefined ? null : (
        <a className="button second small" rel="prev" href={fieldHref(free, previous)} data-key="p">
          {t("review.doubts.previous")}
        </a>
      )}
      {next === undefined ? null : (
        <a className="button second small" rel="next" href={fieldHref(free, next)} data-key="n">
          {t(at < 0 ? "review.doubts.first" : "review.doubts.next")}
        </a>
      )}
    </nav>
  );
}

/** A line of which nothing was made: where is it to go? */
function ChosenLine() {
  const { t } = usePage();
  const { upload, review, view, editable } = useDesk();
  const text = view.at.map(({ start, end }) => review.text.slice(start, end)).join(" … ");
  return (
    <>
      <h2 id="chosen-title">{t("review.line")}</h2>
      <blockquote className="quoted" lang="ja">
        <Words>{readableText(text, upload.mediaType)}</Words>
      </blockquote>
      {editable ? <AssignForm range={writePlaces(view.at)} /> : null}
    </>
  );
}

/** A place of the source of which something was made, or only a label. */
function ChosenPlace() {
  const { t } = usePage();
  const desk = useDesk();
  const { review, view } = desk;
  const [first] = view.at;
  const field = first ? fieldAt(review, first) : null;
  return (
    <>
      <h2 id="chosen-title">{t("review.place")}</h2>
      <blockquote className="quoted" lang="ja">
        {view.at.map(({ start, end }) => review.text.slice(start, end)).join(" … ")}
      </blockquote>
      {field === null ? (
        <p>{t("review.place.nothing")}</p>
      ) : (
        <p>
          <a href={viewAddress(desk.code, desk.upload.id, { field })}>{fieldTitle(review.draft, field, t)}</a>
        </p>
      )}
    </>
  );
}
