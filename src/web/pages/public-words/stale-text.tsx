import { usePage } from "../../ui/page-context.tsx";
import { Facts, Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";

/** Somebody else saved it in the meantime: what they wrote stands here, what was typed stays in the form. */
export function StaleText({
  theirs,
  by,
}: {
  readonly theirs: readonly (readonly [name: string, text: string])[];
  readonly by: string | null;
}) {
  const { t } = usePage();
  return (
    <Notice attention status>
      <p>{t("words.stale", { by: by ?? t("revisions.nobody") })}</p>
      <Facts
        facts={theirs.map(([name, text]) => [
          name,
          text === "" ? (
            t("change.none")
          ) : (
            <span className="text-said" key={name}>
              <Words>{text}</Words>
            </span>
          ),
        ])}
      />
    </Notice>
  );
}
