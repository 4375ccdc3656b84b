import type { IndicatorChoice } from "../../../use-cases/upload/list-candidates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { EditForm } from "./edit-form.tsx";

/** Which indicator of the record the chosen one is. `current`: the one that it is taken for. */
export function MatchForm({
  choice: { pointer, byHand, candidates },
  current,
}: {
  readonly choice: IndicatorChoice;
  readonly current: number | null;
}) {
  const { t } = usePage();
  if (candidates.length === 0) return null;
  const chosen = byHand === undefined ? current : byHand;
  return (
    <EditForm kind="match" className="placement-form">
      <input type="hidden" name="pointer" value={pointer} />
      <fieldset>
        <legend>{t("review.match.which")}</legend>
        {candidates.map(({ id, name, unit }) => (
          <label className="check" key={id} htmlFor={`match-${id}`}>
            <input type="radio" id={`match-${id}`} name="indicator" value={id} defaultChecked={id === chosen} required />
            <span lang="ja">{unit === null ? name : `${name}（${unit}）`}</span>
          </label>
        ))}
        <label className="check" htmlFor="match-new">
          <input type="radio" id="match-new" name="indicator" value="" defaultChecked={chosen === null} required />
          {t("review.match.new")}
        </label>
      </fieldset>
      <button className="button second" type="submit">
        {t("review.match.save")}
      </button>
    </EditForm>
  );
}
