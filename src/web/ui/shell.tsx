import type { ReactNode } from "react";
import { may } from "../../domain/access/permission.ts";
import type { Person } from "../../domain/access/person.ts";
import { addressOf, type RouteName } from "../routes.ts";
import { type IslandName, islandFile } from "./islands.ts";
import { usePage } from "./page-context.tsx";
import { Notice } from "./parts.tsx";
import { DESK, SECTIONS, type SectionRoute } from "./sections.ts";
import type { NoticeKey, SentenceKey } from "./sentences.ts";
import { stylesheetName } from "./stylesheet.ts";
import { Words } from "./words.tsx";

export interface Crumb {
  readonly title: string;
  readonly href: string;
}

export interface ShellProps {
  readonly title: string;
  /** The municipality's name, or null on pages that belong to none. */
  readonly municipality: string | null;
  readonly route: RouteName | null;
  readonly crumbs: readonly Crumb[];
  /** What stands in the search box. */
  readonly search: string;
  /** This page in the other language. */
  readonly otherLanguage: string;
  /** Printed on A4 landscape. */
  readonly landscape: boolean;
  /** What was done on the way here. */
  readonly notice: NoticeKey | null;
  readonly island: IslandName | null;
  readonly children: ReactNode;
}

/** A whole page: head, skip link, the site's head with navigation and search, breadcrumbs, the page itself, foot. */
export function Shell({ title, municipality, route, crumbs, search, otherLanguage, landscape, notice, island, children }: ShellProps) {
  const { t, locale, code, person } = usePage();
  const site = municipality === null ? t("site.name") : t("site.of", { municipality });
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === site ? site : `${title}｜${site}`}</title>
        <link rel="icon" href={addressOf("icon", {})} type="image/svg+xml" />
        <link rel="stylesheet" href={addressOf("stylesheet", { file: stylesheetName })} />
        {island === null ? null : <script type="module" src={addressOf("island", { file: islandFile(island) })} />}
      </head>
      <body className={landscape ? "landscape" : undefined}>
        <a className="skip" href="#main">
          {t("shell.skip")}
        </a>
        <header className="site-header">
          <div className="site-top wrap">
            <a className="site-name" href={code === null ? addressOf("home", {}) : addressOf("municipality", { code })}>
              <img src={addressOf("icon", {})} alt="" width="36" height="36" />
              <span>
                <strong lang={municipality === null ? undefined : "ja"}>{municipality ?? t("site.name")}</strong>
                <small>{municipality === null ? t("site.about") : t("site.subtitle")}</small>
              </span>
            </a>
            <a
              className="site-language"
              href={otherLanguage}
              lang={locale === "ja" ? "en" : "ja"}
              hrefLang={locale === "ja" ? "en" : "ja"}
              rel="nofollow"
            >
              {t("shell.otherLanguage")}
            </a>
            {code === null || person === null ? null : <SearchBox code={code} text={search} />}
          </div>
          {code === null || person === null ? null : <Navigation code={code} person={person} route={route} />}
        </header>
        <div className="wrap">
          {crumbs.length > 0 ? <Breadcrumbs crumbs={crumbs} here={title} /> : null}
          <main id="main" tabIndex={-1}>
            {notice === null ? null : (
              <Notice status>
                <p>{t(`notice.${notice}`)}</p>
              </Notice>
            )}
            {children}
          </main>
        </div>
        <footer className="site-footer">
          <div className="wrap">
            <p>{t("shell.footer")}</p>
          </div>
        </footer>
      </body>
    </html>
  );
}

function SearchBox({ code, text }: { readonly code: string; readonly text: string }) {
  const { t } = usePage();
  return (
    <search className="site-search">
      <form className="search-form" action={addressOf("search", { code })}>
        <input type="search" name="q" defaultValue={text} aria-label={t("search.label")} placeholder={t("search.placeholder")} />
        <button className="button" type="submit">
          {t("search.act")}
        </button>
      </form>
    </search>
  );
}

function Navigation({ code, person, route }: { readonly code: string; readonly person: Person; readonly route: RouteName | null }) {
  const { t } = usePage();
  const desk = DESK.filter(({ needs }) => may(person, needs));
  return (
    <nav className="site-nav wrap" aria-label={t("nav.label")}>
      <SectionLinks code={code} route={route} sections={SECTIONS} className="site-nav-list" />
      <form className="leave" method="post" action={addressOf("leave", { code })}>
        <a href={addressOf("password", { code })}>
          <Words>{person.name}</Words>
        </a>
        <button className="button second small" type="submit">
          {t("signIn.leave")}
        </button>
      </form>
      {desk.length === 0 ? null : <SectionLinks code={code} route={route} sections={desk} className="site-nav-list site-nav-desk" />}
    </nav>
  );
}

function SectionLinks({
  code,
  route,
  sections,
  className,
}: {
  readonly code: string;
  readonly route: RouteName | null;
  readonly sections: readonly { readonly route: SectionRoute; readonly title: SentenceKey; readonly under: readonly RouteName[] }[];
  readonly className: string;
}) {
  const { t } = usePage();
  const isUnder = (under: readonly RouteName[]) => route !== null && under.includes(route);
  return (
    <ul className={className}>
      {sections.map((section) => (
        <li key={section.route}>
          <a
            href={addressOf(section.route, { code })}
            aria-current={isUnder(section.under) ? (route === section.route ? "page" : "true") : undefined}
          >
            {t(section.title)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Breadcrumbs({ crumbs, here }: { readonly crumbs: readonly Crumb[]; readonly here: string }) {
  const { t } = usePage();
  return (
    <nav className="breadcrumbs" aria-label={t("shell.breadcrumbs")}>
      <ol className="crumbs">
        {crumbs.map(({ title, href }) => (
          <li key={href}>
            <a href={href}>
              <Words>{title}</Words>
            </a>
          </li>
        ))}
        <li aria-current="page">
          <Words>{here}</Words>
        </li>
      </ol>
    </nav>
  );
}
