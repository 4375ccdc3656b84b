import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";

/** やさしい説明: stands before everything else. Its lines are those that staff wrote. */
export function PlainSummary({ text }: { readonly text: string }) {
  const { t } = usePage();
  return (
    <div className="plain-summary">
      <p className="plain-summary-label">{t("site.summary")}</p>
      {text
        .split(/\n+/u)
        .filter((line) => line.trim() !== "")
        .map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
          <p key={i}>
            <Words>{line}</Words>
          </p>
        ))}
    </div>
  );
}
