import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import type { ExplainedWord } from "../node/node-data.ts";
import { OtherNames } from "./other-names.tsx";

/** Words and what they mean, each with its reading. */
export function WordList({
  words,
}: {
  readonly words: readonly (Omit<ExplainedWord, "explanation"> & { readonly explanation: string | null })[];
}) {
  const { t } = usePage();
  return (
    <dl className="facts words">
      {words.map(({ term, reading, explanation, otherNames }) => (
        <div key={term}>
          <dt>
            <span lang="ja">
              {term}
              {reading === null ? null : <small>（{reading}）</small>}
            </span>
          </dt>
          <dd>
            {explanation === null ? <span className="nothing">{t("site.words.unexplained")}</span> : <Words>{explanation}</Words>}
            <OtherNames names={otherNames} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
