import { accessibilityKind } from "./accessibility/accessibility-page.tsx";
import { PAGES } from "./addresses.ts";
import { columnsKind, columnsPageOf } from "./data/columns-page.tsx";
import { dataKind, dataPageOf } from "./data/data-page.tsx";
import { documentsPageOf } from "./document/document-data.ts";
import { documentsKind } from "./document/documents-page.tsx";
import { feedFiles } from "./feed/feed-files.ts";
import { notFoundKind } from "./frame/not-found-page.tsx";
import { assetFiles } from "./frame/site-assets.ts";
import { frameOf } from "./frame/site-frame.ts";
import { filesOf, NOT_FOUND, type SitePage, sitePage } from "./frame/site-page.tsx";
import { homePageOf } from "./home/home-data.ts";
import { homeKind } from "./home/home-page.tsx";
import { indicatorFiles } from "./indicator/indicator-files.ts";
import { type LinkedSite, linkSite } from "./linked-site.ts";
import type { PublicSite } from "./public-site.ts";
import { historyOf } from "./publication/history.ts";
import { publicationPages } from "./publication/publication-pages.ts";
import { pagesOf } from "./publication/thing-page.ts";
import { searchKind, searchPageOf } from "./search/search-page.tsx";
import type { SiteFile } from "./site-file.ts";
import { toldPages } from "./told-pages.ts";
import { contactKind } from "./word/contact-page.tsx";
import { glossaryKind, glossaryPageOf } from "./word/glossary-page.tsx";
import { methodKind, methodPageOf } from "./word/method-page.tsx";

/** The pages of a site. `former` are the publications before it that were not withdrawn: what they told, and how, stays to be read. */
export function pageFiles(told: PublicSite, former: readonly PublicSite[]): SiteFile[] {
  const earlier = former
    .filter(({ publication }) => publication.number < told.publication.number)
    .sort((one, other) => one.publication.number - other.publication.number);
  const site = linkSite(told);
  const sites = [...earlier.map(linkSite), site];
  const pages = sites.map(pagesOf);
  const frame = frameOf(told);
  const lasting = [
    sitePage(homeKind, PAGES.home, homePageOf(site, earlier.at(-1) ?? null)),
    ...toldPages(site, pages.at(-1)?.things ?? []),
    ...pagesAboutSite(site, told),
    ...publicationPages(site, sites, historyOf(pages)),
  ];
  const made: SitePage[] = [...lasting, sitePage(notFoundKind, NOT_FOUND, null)];
  return [
    ...assetFiles(),
    ...made.flatMap((page) => filesOf(page, { frame, terms: site.terms })),
    ...site.indicators.flatMap(indicatorFiles),
    ...feedFiles(
      told,
      frame,
      lasting.filter(({ isListed }) => isListed).map(({ address }) => address),
    ),
  ];
}

function pagesAboutSite(site: LinkedSite, told: PublicSite): SitePage[] {
  return [
    sitePage(searchKind, PAGES.search, searchPageOf(site)),
    sitePage(glossaryKind, PAGES.glossary, glossaryPageOf(site.terms)),
    sitePage(methodKind, PAGES.method, methodPageOf(site)),
    sitePage(contactKind, PAGES.contact, null),
    sitePage(documentsKind, PAGES.documents, documentsPageOf(site)),
    sitePage(dataKind, PAGES.data, dataPageOf(told)),
    sitePage(columnsKind, PAGES.columns, columnsPageOf(told)),
    sitePage(accessibilityKind, PAGES.accessibility, null),
  ];
}
