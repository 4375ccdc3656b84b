import { usePage } from "../../ui/page-context.tsx";
import { formatYear } from "../../ui/understood.ts";
import type { SearchWords } from "./page/show-found.ts";
import { SEARCH_KINDS, type SearchKind } from "./search-index.ts";
import { SEARCH_SCRIPT } from "./search-script.ts";

/** The field and the place of what is found. `root`: the way from the page to the site's folder: "", "../". */
export function SearchBox({ root, years }: { readonly root: string; readonly years: readonly number[] }) {
  const { t, locale } = usePage();
  const kinds = Object.fromEntries(SEARCH_KINDS.map((kind) => [kind, t(`site.search.kind.${kind}`)])) as Record<SearchKind, string>;
  const words: SearchWords = {
    ...{ count: t("site.search.count"), countAtLeast: t("site.search.countAtLeast"), none: t("site.search.none") },
    ...{ tooShort: t("site.search.tooShort"), searching: t("site.search.searching"), failed: t("site.search.failed") },
    ...{ more: t("site.search.more"), all: t("site.search.all"), byKind: t("site.search.byKind"), byYear: t("site.search.byYear") },
    ...{ kinds, years: Object.fromEntries(years.map((year) => [year, formatYear(year, locale)])) },
  };
  return (
    <>
      <form className="search-form" method="get" data-search="" data-index={`${root}search`} data-words={JSON.stringify(words)}>
        <label htmlFor="search-q">{t("site.search.label")}</label>
        <span className="search-field">
          <input id="search-q" name="q" type="search" autoComplete="off" enterKeyHint="search" maxLength={100} />
          <button type="submit">{t("site.search.submit")}</button>
        </span>
        <p className="quiet">{t("site.search.hint")}</p>
        <noscript>
          <p>{t("site.search.noScript")}</p>
        </noscript>
      </form>
      <div className="search-results" data-results="" hidden>
        <p className="search-count" role="status" data-count="" />
        <div data-choices="" />
        <div data-found="" />
      </div>
      <script src={`${root}${SEARCH_SCRIPT.path}`} defer />
    </>
  );
}
