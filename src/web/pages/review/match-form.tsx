import type { IndicatorChoice, RecordIndicator } from "../../../use-cases/upload/list-indicator-candidates.ts";
import { usePage } from "../../ui/page-context.tsx";
import type { Locale, Sentences } from "../../ui/sentences.ts";
import { formatYear } from "../../ui/understood.ts";
import { EditForm } from "./edit-form.tsx";

/** Which indicator of the record one of the draft is, or that it is a new one. */
export function MatchForm({
  choice: { pointer, chosen, sure, candidates },
  within,
}: {
  readonly choice: IndicatorChoice;
  /** Where it stands: both may show the form of one indicator. */
  readonly within: "overview" | "chosen";
}) {
  const { t } = usePage();
  if (candidates.length === 0) return null;
  const name = `${within}-match${pointer.replaceAll("/", "-")}`;
  return (
    <EditForm kind="match" className="placement-form">
      <input type="hidden" name="pointer" value={pointer} />
      <fieldset>
        <legend>{t("review.match.which")}</legend>
        {candidates.map((candidate) => (
          <label className="check" key={candidate.indicator} htmlFor={`${name}-${candidate.indicator}`}>
            <input
              type="radio"
              id={`${name}-${candidate.indicator}`}
              name="indicator"
              value={candidate.indicator}
              defaultChecked={candidate.indicator === chosen}
              required
            />
            <Candidate candidate={candidate} />
          </label>
        ))}
        <label className="check" htmlFor={`${name}-new`}>
          <input type="radio" id={`${name}-new`} name="indicator" value="" defaultChecked={sure && chosen === null} required />
          {t("review.match.new")}
        </label>
      </fieldset>
      <button className="button second" type="submit">
        {t("review.match.save")}
      </button>
    </EditForm>
  );
}

/** So much of an indicator of the record as it takes to know it again: where it stands, what it promises. */
function Candidate({ candidate: { name, unit, places, values, why } }: { readonly candidate: RecordIndicator }) {
  const { t, locale } = usePage();
  return (
    <span>
      <span lang="ja">{unit === null ? name : `${name}（${unit}）`}</span>
      {places.map(({ plan, node }) => (
        <span className="quiet line" lang="ja" key={`${plan} ${node?.code}`}>
          {[plan ?? "", node ? `${node.code} ${node.title}` : ""].filter((text) => text !== "").join(" ")}
        </span>
      ))}
      <span className="quiet line">
        {[...values.map((value) => valueSaid(value, t, locale)), t(`review.match.why.${why}`)].join(" ・ ")}
      </span>
    </span>
  );
}

function valueSaid({ role, value: { text, fiscalYear } }: RecordIndicator["values"][number], t: Sentences, locale: Locale): string {
  const name = t(`role.${role}`);
  if (fiscalYear === null || /年/u.test(text)) return `${name} ${text}`;
  return t("review.match.value", { name, text, year: formatYear(fiscalYear, locale, "short") });
}
