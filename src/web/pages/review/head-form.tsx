import { usePage } from "../../ui/page-context.tsx";
import { EditForm } from "./edit-form.tsx";
import { useDesk } from "./review-desk.tsx";

/** The questions of a document's head: whose it is, which department's, of which year. A person answers what the document does not. */
export function HeadForm() {
  const { t } = usePage();
  const { review, editable, municipality, fiscalYear } = useDesk();
  const { draft } = review;
  const missing = missingHeads(draft);
  if (!editable || missing.total === 0) return null;
  return (
    <EditForm kind="head" className="head-form">
      <h3>{t("review.head.title")}</h3>
      <p className="quiet">{t("review.head.hint")}</p>
      <div className="filters">
        {missing.municipality ? (
          <label className="field">
            <span>{t("kind.municipality")}</span>
            <input type="text" name="municipality" defaultValue={municipality ?? ""} lang="ja" />
          </label>
        ) : null}
        {missing.departments.length > 0 ? (
          <label className="field">
            <span>{t("review.head.department", { count: missing.departments.length })}</span>
            <input type="text" name="department" lang="ja" />
          </label>
        ) : null}
        {missing.years.length > 0 ? (
          <label className="field">
            <span>{t("review.head.year", { count: missing.years.length })}</span>
            <input type="text" name="fiscalYear" placeholder={t("review.head.yearExample", { year: fiscalYear - 2018 })} lang="ja" />
          </label>
        ) : null}
        <button className="button second" type="submit">
          {t("review.head.save")}
        </button>
      </div>
    </EditForm>
  );
}

/** The pointers of what a document's head should have said and did not. */
export function missingHeads({ municipality, goals, missions }: ReturnType<typeof useDesk>["review"]["draft"]): {
  readonly municipality: boolean;
  readonly departments: readonly string[];
  readonly years: readonly string[];
  readonly total: number;
} {
  const things = [
    ...goals.map((goal, i) => ({ ...goal, at: `/goals/${i}` })),
    ...missions.map((mission, i) => ({ ...mission, at: `/missions/${i}` })),
  ];
  const departments = things.filter(({ department }) => department === null).map(({ at }) => `${at}/department`);
  const years = things.filter(({ fiscalYear }) => fiscalYear === null).map(({ at }) => `${at}/fiscalYear`);
  return {
    municipality: municipality === null,
    departments,
    years,
    total: Number(municipality === null) + departments.length + years.length,
  };
}
