import { usePage } from "./page-context.tsx";

/**
 * Address of the place in the source text at which a part of a reading stands, or null where the document does not say it. The path is a JSON pointer from the
 * thing that is shown: "/actions/0/steps/1/target".
 */
export type Source = (path: string) => string | null;

/** The small link from a value to its place in the source. `of` says which value, for those who hear the links one after another. */
export function SourceLink({ href, of }: { readonly href: string | null; readonly of: string }) {
  const { t } = usePage();
  if (href === null) return null;
  return (
    <>
      {" "}
      <a className="source-link" href={href}>
        {t("source.link")}
        <span className="visually-hidden">{t("source.of", { of })}</span>
      </a>
    </>
  );
}
