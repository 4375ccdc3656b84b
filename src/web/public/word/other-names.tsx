import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";

/** What else a term is called. */
export function OtherNames({ names = [] }: { readonly names: readonly string[] | undefined }) {
  const { t } = usePage();
  if (names.length === 0) return null;
  return (
    <p className="quiet">
      <Words>{t("site.words.otherNames", { names: names.map((name) => t("site.words.otherName", { name })).join("") })}</Words>
    </p>
  );
}
