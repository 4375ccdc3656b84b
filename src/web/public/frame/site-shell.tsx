import type { ReactNode } from "react";
import { StandingPatterns } from "../../ui/charts/standing-bar.tsx";
import { usePage } from "../../ui/page-context.tsx";
import type { SentenceKey } from "../../ui/sentences.ts";
import { Words } from "../../ui/words.tsx";
import { PAGES } from "../addresses.ts";
import { siteIconName, siteScriptName, siteStylesheetName } from "./site-assets.ts";
import { useSite } from "./site-context.tsx";
import { SiteFoot } from "./site-foot.tsx";
import type { SiteFrame } from "./site-frame.ts";
import type { SiteHead } from "./site-head.ts";

interface ShellProps {
  readonly head: SiteHead;
  readonly address: string;
  readonly isListed: boolean;
  readonly children: ReactNode;
}

/** The sections of the site, and the folders of the pages that stand in each. */
const SECTIONS = [
  { to: PAGES.plans, title: "site.nav.plans", under: ["plans/", "nodes/"], needs: "plans" },
  { to: PAGES.indicators, title: "site.nav.indicators", under: ["indicators/"], needs: "indicators" },
  { to: PAGES.years, title: "site.nav.years", under: ["years/", "goals/", "missions/"], needs: "years" },
  { to: PAGES.departments, title: "site.nav.departments", under: ["departments/"], needs: "departments" },
  { to: PAGES.sdgs, title: "site.nav.sdgs", under: ["sdgs/"], needs: "years" },
  { to: PAGES.documents, title: "site.nav.documents", under: ["documents/"], needs: "documents" },
  { to: PAGES.changes, title: "site.nav.changes", under: ["changes.html", "publications/", "corrections.html"], needs: null },
  { to: PAGES.data, title: "site.nav.data", under: ["data/"], needs: null },
] as const satisfies readonly {
  readonly to: string;
  readonly title: SentenceKey;
  readonly under: readonly string[];
  readonly needs: keyof NonNullable<SiteFrame["has"]> | null;
}[];

/** A page with everything around it: skip link, head, navigation, breadcrumbs, foot. */
export function SiteShell({ head, address, isListed, children }: ShellProps) {
  const { t, locale } = usePage();
  const { file } = useSite();
  return (
    <html lang={locale}>
      <PageHeadElement head={head} isListed={isListed} />
      <body className={head.landscape ? "landscape" : undefined}>
        <StandingPatterns />
        <a className="skip" href="#main">
          {t("shell.skip")}
        </a>
        <SiteTop address={address} />
        <div className="wrap">
          {address === PAGES.home ? null : <Breadcrumbs head={head} />}
          <main id="main" tabIndex={-1}>
            {children}
          </main>
        </div>
        <SiteFoot />
        <script src={file(`assets/${siteScriptName}`)} />
      </body>
    </html>
  );
}

/** A page that stands in a page of somebody else: what it leads to opens in place of that. */
export function EmbedShell({ head, children }: ShellProps) {
  const { locale } = usePage();
  return (
    <html lang={locale}>
      <PageHeadElement head={head} isListed={false} framed />
      <body className="embed">
        <StandingPatterns />
        <main id="main" className="embed-main">
          {children}
        </main>
      </body>
    </html>
  );
}

function PageHeadElement({
  head,
  isListed,
  framed = false,
}: {
  readonly head: SiteHead;
  readonly isListed: boolean;
  readonly framed?: boolean;
}) {
  const { t, locale } = usePage();
  const { frame, file, canonical } = useSite();
  const site = siteTitle(frame, t);
  const { title, description, linkedData = null } = head;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === site ? site : `${title}｜${site}`}</title>
      {description === null ? null : <meta name="description" content={description} />}
      {framed ? <base target="_top" /> : null}
      {isListed ? null : <meta name="robots" content="noindex" />}
      {canonical === null || !isListed ? null : <link rel="canonical" href={canonical} />}
      <link rel="icon" href={file(`assets/${siteIconName}`)} type="image/svg+xml" />
      <link rel="stylesheet" href={file(`assets/${siteStylesheetName}`)} />
      {frame.profile.address === null || framed ? null : (
        <link rel="alternate" type="application/atom+xml" title={t("site.feed")} href={file(PAGES.feed)} hrefLang="ja" />
      )}
      {linkedData === null ? null : (
        <script
          type="application/ld+json"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which no tag can begin
          dangerouslySetInnerHTML={{ __html: JSON.stringify({ inLanguage: locale, ...linkedData }).replaceAll("<", "\\u003c") }}
        />
      )}
    </head>
  );
}

export function siteTitle({ name }: SiteFrame, t: ReturnType<typeof usePage>["t"]): string {
  return name === null ? t("site.name") : t("site.of", { municipality: name });
}

function SiteTop({ address }: { readonly address: string }) {
  const { t, locale } = usePage();
  const { frame, to, file, otherLanguage } = useSite();
  const { has } = frame;
  const other = locale === "ja" ? "en" : "ja";
  return (
    <header className="site-header">
      <div className="site-top wrap">
        <a className="site-name" href={to(PAGES.home)}>
          <img src={file(`assets/${siteIconName}`)} alt="" width="36" height="36" />
          <span>
            <strong>{frame.name === null ? t("site.name") : <Words>{frame.name}</Words>}</strong>
            <small>{t("site.subtitle")}</small>
          </span>
        </a>
        {has === null ? null : <ReadingSwitch />}
        <a className="site-language" href={otherLanguage} lang={other} hrefLang={other}>
          {t("shell.otherLanguage")}
        </a>
        {has === null || address === PAGES.search || address === PAGES.home ? null : <SearchForm id="site-search" />}
      </div>
      {has === null ? null : <Sections address={address} has={has} />}
    </header>
  );
}

function Sections({ address, has }: { readonly address: string; readonly has: NonNullable<SiteFrame["has"]> }) {
  const { t } = usePage();
  const { to } = useSite();
  return (
    <nav className="site-nav wrap" aria-label={t("nav.label")}>
      <ul className="site-nav-list">
        {SECTIONS.filter(({ needs }) => needs === null || has[needs]).map(({ to: target, title, under }) => (
          <li key={target}>
            <a
              href={to(target)}
              aria-current={address === target ? "page" : under.some((folder) => address.startsWith(folder)) ? "true" : undefined}
            >
              {t(title)}
            </a>
          </li>
        ))}
        <li className="site-nav-search">
          <a href={to(PAGES.search)} aria-current={address === PAGES.search ? "page" : undefined}>
            {t("site.nav.search")}
          </a>
        </li>
      </ul>
    </nav>
  );
}

/** Shows the readings of words, without a script; with one the browser remembers it. */
function ReadingSwitch() {
  const { t } = usePage();
  return (
    <label className="reading-switch">
      <input type="checkbox" id="readings" /> {t("site.readings")}
    </label>
  );
}

export function SearchForm({ id }: { readonly id: string }) {
  const { t } = usePage();
  const { to } = useSite();
  return (
    <search className="site-search">
      <form className="search-form" action={to(PAGES.search)}>
        <input type="search" id={id} name="q" aria-label={t("search.label")} placeholder={t("site.search.placeholder")} />
        <button className="button" type="submit">
          {t("search.act")}
        </button>
      </form>
    </search>
  );
}

function Breadcrumbs({ head: { title, crumbs } }: { readonly head: SiteHead }) {
  const { t } = usePage();
  const { to } = useSite();
  return (
    <nav className="breadcrumbs" aria-label={t("shell.breadcrumbs")}>
      <ol className="crumbs">
        {[{ title: t("site.home"), to: PAGES.home }, ...crumbs].map((crumb) => (
          <li key={crumb.to}>
            <a href={to(crumb.to)}>
              <Words>{crumb.title}</Words>
            </a>
          </li>
        ))}
        <li aria-current="page">
          <span>
            <Words>{title}</Words>
          </span>
        </li>
      </ol>
    </nav>
  );
}
