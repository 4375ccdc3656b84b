import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { PAGES } from "../addresses.ts";
import { useSite } from "./site-context.tsx";
import type { PageKind } from "./site-page.tsx";

/** 404.html: under the address there is nothing. */
export const notFoundKind: PageKind<null> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.missing.title"), description: null, crumbs: [] }),
  isListed: false,
  Body: NotFound,
};

function NotFound() {
  const { t } = usePage();
  const { frame, to } = useSite();
  return (
    <>
      <PageHead title={t("site.missing.title")}>
        <p className="lead">{t("site.missing.lead")}</p>
      </PageHead>
      <ul className="items">
        <li>
          <a href={to(PAGES.home)}>{t("site.home")}</a>
        </li>
        {frame.has === null ? null : (
          <li>
            <a href={to(PAGES.search)}>{t("site.nav.search")}</a>
          </li>
        )}
      </ul>
    </>
  );
}
