import { FIRST_PROFILE } from "../../domain/publication/public-profile.ts";
import { STANDING_KINDS } from "../ui/charts/standing-bar.tsx";
import { accessibilityKind } from "./accessibility/accessibility-page.tsx";
import { PAGES, publicationAddress, sdgAddress, standingAddress } from "./addresses.ts";
import { notFoundKind } from "./frame/not-found-page.tsx";
import { assetFiles } from "./frame/site-assets.ts";
import type { SiteFrame } from "./frame/site-frame.ts";
import { filesOf, NOT_FOUND, type SitePage, sitePage } from "./frame/site-page.tsx";
import { missingFiles } from "./missing-files.tsx";
import type { WithdrawnSite } from "./public-site.ts";
import { historyOf } from "./publication/history.ts";
import { briefOf, publicationPageOf } from "./publication/publication-data.ts";
import { publicationKind, publicationsKind } from "./publication/publication-page.tsx";
import { allWithdrawnKind, withdrawalOf } from "./publication/withdrawn-page.tsx";
import { withdrawnPages } from "./publication/withdrawn-pages.ts";
import { SDGS } from "./sdg/sdg-page.tsx";
import type { SiteFile } from "./site-file.ts";
import { contactKind } from "./word/contact-page.tsx";

/** The site of a municipality that has withdrawn all it published: it says so, and why, at every address that it had. */
export function withdrawnFiles({ name, publications, withdrawn }: WithdrawnSite): SiteFile[] {
  const history = historyOf([]);
  const pages: SitePage[] = [
    sitePage(publicationsKind, PAGES.publications, publications.map(briefOf)),
    ...publications.map((one) =>
      sitePage(publicationKind, publicationAddress(one.number), publicationPageOf(one, null, null, { history, sites: [] })),
    ),
    sitePage(contactKind, PAGES.contact, null),
    sitePage(accessibilityKind, PAGES.accessibility, null),
    sitePage(notFoundKind, NOT_FOUND, null),
  ];
  const standing = new Set(pages.map(({ address }) => address));
  const had = [...Object.values(PAGES), ...SDGS.map(sdgAddress), ...STANDING_KINDS.map(standingAddress)].filter(
    (one) => one.endsWith(".html") && !standing.has(one),
  );
  const reasons = publications.flatMap(withdrawalOf);
  const all = [
    ...pages,
    ...had.map((address) => sitePage(allWithdrawnKind, address, reasons)),
    ...withdrawnPages(withdrawn, publications, () => false),
  ];
  const frame: SiteFrame = { name, profile: FIRST_PROFILE, has: null };
  const files = [...assetFiles(), ...all.flatMap((page) => filesOf(page, { frame, terms: [] }))];
  return [...files, ...missingFiles(files)];
}
