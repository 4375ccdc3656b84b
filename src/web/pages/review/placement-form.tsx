import type { PlacementChoice } from "../../../use-cases/upload/list-candidates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { EditForm } from "./edit-form.tsx";

/** Which node of a plan a placement means. */
export function PlacementForm({
  choice: { pointer, chosen, candidates },
  within,
}: {
  readonly choice: PlacementChoice;
  /** Where it stands: both may show the form of one placement. */
  readonly within: "overview" | "chosen";
}) {
  const { t } = usePage();
  const name = `${within}-node${pointer.replaceAll("/", "-")}`;
  return (
    <EditForm kind="link" className="placement-form">
      <input type="hidden" name="pointer" value={pointer} />
      <fieldset>
        <legend>{t("review.placement.which")}</legend>
        {candidates.map(({ node, plan, code, title, why }) => (
          <label className="check" key={node} htmlFor={`${name}-${node}`}>
            <input type="radio" id={`${name}-${node}`} name="node" value={node} defaultChecked={node === chosen} required />
            <span>
              <span lang="ja">
                {code} {title}
              </span>
              <span className="quiet line">
                <span lang="ja">{plan}</span> ・ {t(`review.why.${why}`)}
              </span>
            </span>
          </label>
        ))}
        <label className="check" htmlFor={`${name}-none`}>
          <input
            type="radio"
            id={`${name}-none`}
            name="node"
            value=""
            defaultChecked={chosen === null && candidates.length === 0}
            required
          />
          {t("review.placement.none")}
        </label>
      </fieldset>
      <button className="button second" type="submit">
        {t("review.placement.save")}
      </button>
    </EditForm>
  );
}
