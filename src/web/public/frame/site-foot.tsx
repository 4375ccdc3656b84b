import type { PublicProfile } from "../../../domain/publication/public-profile.ts";
import { usePage } from "../../ui/page-context.tsx";
import type { SentenceKey } from "../../ui/sentences.ts";
import { Words } from "../../ui/words.tsx";
import { PAGES } from "../addresses.ts";
import { useSite } from "./site-context.tsx";

const LINKS = [
  { to: PAGES.method, title: "site.nav.method", isOfToldOnly: true },
  { to: PAGES.glossary, title: "site.nav.glossary", isOfToldOnly: true },
  { to: PAGES.publications, title: "site.nav.publications", isOfToldOnly: false },
  { to: PAGES.corrections, title: "site.nav.corrections", isOfToldOnly: true },
  { to: PAGES.data, title: "site.nav.data", isOfToldOnly: true },
  { to: PAGES.accessibility, title: "site.nav.accessibility", isOfToldOnly: false },
  { to: PAGES.contact, title: "site.nav.contact", isOfToldOnly: false },
] as const satisfies readonly {
  readonly to: string;
  readonly title: SentenceKey;
  /** It is there only while something is told. */
  readonly isOfToldOnly: boolean;
}[];

const LICENCES: Readonly<Record<PublicProfile["licence"], { readonly name: string; readonly href: string }>> = {
  "CC-BY-4.0": { name: "CC BY 4.0", href: "https://creativecommons.org/licenses/by/4.0/" },
  "CC0-1.0": { name: "CC0 1.0", href: "https://creativecommons.org/publicdomain/zero/1.0/" },
  "PDL-1.0": { name: "PDL 1.0", href: "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0" },
};

/** Whom to ask, the pages about the site itself, and on what terms it may be used. */
export function SiteFoot() {
  const { t } = usePage();
  const { frame, to } = useSite();
  const { contact, licence } = frame.profile;
  return (
    <footer className="site-footer">
      <div className="wrap">
        <nav aria-label={t("site.about.label")}>
          <ul className="foot-links">
            {LINKS.filter(({ isOfToldOnly }) => frame.has !== null || !isOfToldOnly).map(({ to: target, title }) => (
              <li key={target}>
                <a href={to(target)}>{t(title)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p>
          {frame.name === null ? null : (
            <strong>
              <Words>{frame.name}</Words>{" "}
            </strong>
          )}
          {contact.unit === null ? null : <Words>{contact.unit}</Words>}
          {contact.telephone === null ? null : (
            <>
              {" "}
              {t("site.contact.telephone")} <a href={telephoneLink(contact.telephone)}>{contact.telephone}</a>
            </>
          )}
        </p>
        {frame.has === null ? null : (
          <p>
            {t("site.licence")} <LicenceLink licence={licence} />
          </p>
        )}
      </div>
    </footer>
  );
}

export function LicenceLink({ licence }: { readonly licence: PublicProfile["licence"] }) {
  const { name, href } = LICENCES[licence];
  return (
    <a href={href} rel="license">
      {name}
    </a>
  );
}

export const licenceAddress = (licence: PublicProfile["licence"]): string => LICENCES[licence].href;

export const telephoneLink = (telephone: string): string => `tel:${telephone.normalize("NFKC").replace(/[^\d+]/gu, "")}`;
