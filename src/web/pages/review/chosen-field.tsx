import { isWithin } from "../../../domain/draft/pointer.ts";
import type { Period, TargetText } from "../../../domain/goal/goal.ts";
import type { Value } from "../../../domain/indicator/value.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import type { Locale, Sentences } from "../../ui/sentences.ts";
import { formatPeriod, formatValue, formatYear } from "../../ui/understood.ts";
import { Doubts } from "./doubts.tsx";
import { isUnderstood, textOf, unitOf, valueAt } from "./draft-fields.ts";
import { EditButton, EditForm } from "./edit-form.tsx";
import { fieldTitle } from "./field-title.ts";
import { MatchForm } from "./match-form.tsx";
import { PlacementForm } from "./placement-form.tsx";
import { useDesk } from "./review-desk.tsx";
import { viewAddress } from "./review-view.ts";
import { FieldMarks } from "./sureness.tsx";

/** A chosen field: where it stands in the source, how sure the reader is and why, what was understood, and the form in which its text is put right. */
export function ChosenField({ pointer }: { readonly pointer: string }) {
  const { t, locale } = usePage();
  const desk = useDesk();
  const { review, editable } = desk;
  const value = valueAt(review.draft, pointer);
  const text = textOf(value);
  const state = review.stateOf(pointer);
  const understood = understoodOf(value, t, locale);
  const match = desk.matches.get(unitOf(pointer));
  const choice = [...desk.choices.values()].find((choice) => isWithin(pointer, choice.pointer));
  return (
    <>
      <h2 id="chosen-title">{fieldTitle(review.draft, pointer, t)}</h2>
      <p className="chosen-state">
        <FieldMarks state={state} always />
      </p>
      <Doubts pointer={pointer} />
      <Quote pointer={pointer} />
      {understood === null ? null : <p className="understood">{t("understood.as", { understood })}</p>}
      {editable ? (
        <>
          <EditForm kind="set" className="edit-text">
            <input type="hidden" name="pointer" value={pointer} />
            <label htmlFor="edit-text">{t("review.text")}</label>
            {/* A line feed of its own behind the opening tag: HTML drops the first one. */}
            <textarea
              id="edit-text"
              name="text"
              rows={Math.min(8, 1 + Math.ceil((text?.length ?? 0) / 28))}
              defaultValue={text ?? ""}
              lang="ja"
            />
            <p className="edit-acts">
              <button className="button" type="submit">
                {t("review.save")}
              </button>
              <a
                className="button second"
                href={viewAddress(desk.code, desk.upload.id, { part: desk.part?.key ?? null }, "draft")}
                data-key="Escape"
              >
                {t("review.cancel")}
              </a>
            </p>
          </EditForm>
          {state.doubts.length > 0 ? (
            <EditButton kind="confirm" facts={{ pointer }} back={nextBack(desk, pointer)} className="button second">
              {t("review.confirm")}
            </EditButton>
          ) : null}
          {choice ? <PlacementForm choice={choice} within="chosen" /> : null}
          {match ? <MatchForm choice={match} within="chosen" /> : null}
        </>
      ) : null}
      <Edits pointer={pointer} />
    </>
  );
}

/** What the source says there. */
function Quote({ pointer }: { readonly pointer: string }) {
  const { t } = usePage();
  const { review } = useDesk();
  const places = review.placesOf(pointer);
  if (places.length === 0) return <p className="quiet">{t("review.noPlace")}</p>;
  return (
    <>
      <p className="field-label">
        {t("review.inFile")}{" "}
        <a href="#place" className="on-screen">
          {t("source.toPlace")}
        </a>
      </p>
      <blockquote className="quoted" lang="ja">
        {places.map(({ start, end }) => review.text.slice(start, end)).join(" … ")}
      </blockquote>
    </>
  );
}

/** What people changed of a field, each with the way back, and what the reader had read. */
function Edits({ pointer }: { readonly pointer: string }) {
  const { t, locale } = usePage();
  const { review, editable } = useDesk();
  const { edits } = review.stateOf(pointer);
  if (edits.length === 0) return null;
  const original = textOf(valueAt(review.read, pointer));
  return (
    <div className="edits">
      {edits.some(({ kind }) => kind !== "confirm") ? (
        <p>
          <span className="field-label">{t("review.original")}</span> <span lang="ja">{original ?? t("nothing.written")}</span>
        </p>
      ) : null}
      <ul className="items">
        {edits.map(({ number, kind, by, at }) => (
          <li key={number}>
            {t(kind === "confirm" ? "review.edit.confirm" : kind === "assign" ? "review.edit.assign" : "review.edit.set", {
              by: by ?? t("review.nobody"),
              at: formatMoment(at, locale),
            })}
            {editable ? (
              <EditButton kind="taken-back" facts={{ edit: number }}>
                {t("review.takeBack")}
              </EditButton>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where to go on when a doubt is settled: the next one, else the field that it was about. */
function nextBack(desk: ReturnType<typeof useDesk>, pointer: string): string {
  const { open } = desk.review;
  const next = open[open.indexOf(pointer) + 1] ?? open.find((other) => other !== pointer) ?? pointer;
  return viewAddress(desk.code, desk.upload.id, { field: next, zoom: desk.view.zoom }, null).split("?")[1] ?? "";
}

/** What was understood of a value, a period or a target; null where there is nothing to understand. */
function understoodOf(value: unknown, t: Sentences, locale: Locale): string | null {
  if (!isUnderstood(value)) return null;
  if ("comparator" in value) return valueSaid(value as Value, t, locale);
  if ("values" in value)
    return (value as TargetText).values.flatMap((one) => valueSaid(one, t, locale) ?? []).join(t("list.comma")) || null;
  return formatPeriod(value as unknown as Period, t, locale);
}

function valueSaid(value: Value, t: Sentences, locale: Locale): string | null {
  const said = [
    formatValue(value, t),
    value.fiscalYear === null ? null : formatYear(value.fiscalYear, locale, "short"),
    value.cumulative ? t("understood.cumulative") : null,
    value.maintain ? t("understood.maintain") : null,
  ].filter((part) => part !== null);
  return said.length === 0 ? null : said.join(" ・ ");
}
