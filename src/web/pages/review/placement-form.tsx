import type { PlacementChoice } from "../../../use-cases/upload/list-candidates.ts";
import { usePage } from "../../ui/page-context.tsx";
import type { SentenceKey, Sentences } from "../../ui/sentences.ts";
import { EditForm } from "./edit-form.tsx";

/** Which node of a plan a placement means. */
export function PlacementForm({ choice: { pointer, chosen, candidates } }: { readonly choice: PlacementChoice }) {
  const { t } = usePage();
  const name = `node-${pointer.replaceAll("/", "-")}`;
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
                <span lang="ja">{plan}</span> ・ {whySaid(why, t)}
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

const WHY: Readonly<Record<string, SentenceKey>> = {
  "code-and-title": "review.why.code-and-title",
  path: "review.why.path",
  title: "review.why.title",
  code: "review.why.code",
  "similar-title": "review.why.similar-title",
};

/** Why a node is proposed. */
function whySaid(why: string, t: Sentences): string {
  const key = WHY[why];
  return key === undefined ? t("review.why.other") : t(key);
}
