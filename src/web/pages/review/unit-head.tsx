import type { ComparedPart } from "../../../use-cases/upload/compare-upload.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Badge } from "../../ui/parts.tsx";
import { saidOf } from "./draft-fields.ts";
import { EditForm } from "./edit-form.tsx";
import { innerTitle, unitTitle } from "./field-title.ts";
import { useDesk } from "./review-desk.tsx";

/** How a thing of the draft stands to the record (new, changed, the same), and the box by which it is taken in or left out. */
export function UnitHead({ unit }: { readonly unit: string }) {
  const { t } = usePage();
  const { comparisons } = useDesk();
  const comparison = comparisons.get(unit);
  return (
    <div className="unit-head">
      {comparison ? <Badge strong={comparison.status === "changed"}>{t(`review.compare.${comparison.status}`)}</Badge> : null}
      {comparison?.existing ? <Existing comparison={comparison} /> : null}
      <TakeIn unit={unit} />
      {comparison && comparison.differences.length > 0 ? <Differences comparison={comparison} /> : null}
    </div>
  );
}

/** The box by which a part is taken in or left out. Without a script its button says so. */
function TakeIn({ unit }: { readonly unit: string }) {
  const { t } = usePage();
  const { review, editable } = useDesk();
  const { excluded } = review.stateOf(unit);
  if (excluded && excluded.kind === "exclude" && excluded.pointer !== unit)
    return <span className="quiet">{t("review.excludedAbove")}</span>;
  if (!editable) return excluded ? <span className="quiet">{t("review.excluded")}</span> : null;
  const id = `take${unit.replaceAll("/", "-")}`;
  return (
    <EditForm kind={excluded ? "taken-back" : "exclude"} className="take-in">
      {excluded ? <input type="hidden" name="edit" value={excluded.number} /> : <input type="hidden" name="pointer" value={unit} />}
      <label className="check" htmlFor={id}>
        <input
          type="checkbox"
          id={id}
          defaultChecked={!excluded}
          data-submits=""
          aria-label={t("review.takeInOf", { unit: unitTitle(review.draft, unit, t) })}
        />
        {t("review.takeIn")}
      </label>
      <button className="button second small" type="submit">
        {t(excluded ? "review.include" : "review.exclude")}
      </button>
    </EditForm>
  );
}

/** The thing of the record that this is. */
function Existing({ comparison: { existing } }: { readonly comparison: ComparedPart }) {
  const { code } = useDesk();
  if (!existing) return null;
  const title = <span lang="ja">{existing.title}</span>;
  return (
    <span>
      {existing.kind === "goal" ? (
        <a href={addressOf("goal", { code, goal: existing.id })}>{title}</a>
      ) : existing.kind === "indicator" ? (
        <a href={addressOf("indicator", { code, indicator: existing.id })}>{title}</a>
      ) : existing.kind === "mission" ? (
        <a href={addressOf("mission", { code, mission: existing.id })}>{title}</a>
      ) : (
        title
      )}
    </span>
  );
}

/** What the record says, and what it will say. */
export function Differences({ comparison: { differences, pointer } }: { readonly comparison: ComparedPart }) {
  const { t } = usePage();
  const { review } = useDesk();
  return (
    <details className="differences">
      <summary>{t("review.differences", { count: differences.length })}</summary>
      <table className="table">
        <caption className="visually-hidden">{t("review.differences", { count: differences.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("review.difference.field")}</th>
            <th scope="col">{t("review.difference.before")}</th>
            <th scope="col">{t("review.difference.after")}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={difference.pointer}>
              <th scope="row">
                {innerTitle(
                  review.draft,
                  difference.pointer.startsWith(pointer) ? difference.pointer : `${pointer}${difference.pointer}`,
                  t,
                )}
              </th>
              <td lang="ja">{saidOf(difference.before) ?? t("nothing.written")}</td>
              <td lang="ja">{saidOf(difference.after) ?? t("nothing.written")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
