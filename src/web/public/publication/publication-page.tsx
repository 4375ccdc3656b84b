import { formatDay } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Badge, Notice } from "../../ui/parts.tsx";
import { planTitle } from "../../ui/plan/plan-title.ts";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { PAGES } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import { ChangesList } from "./changes-list.tsx";
import { CorrectionTable } from "./corrections-page.tsx";
import { EditionLink } from "./edition-link.tsx";
import type { ChangesPage, PublicationBrief, PublicationPage, ToldPart } from "./publication-data.ts";

/** Everything that was ever published, withdrawn or not. */
export const publicationsKind: PageKind<readonly PublicationBrief[]> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.nav.publications"), description: t("site.publications.lead"), crumbs: [] }),
  Body: ({ data }) => <Publications publications={data} />,
};

function Publications({ publications }: { readonly publications: readonly PublicationBrief[] }) {
  const { t } = usePage();
  return (
    <>
      <PageHead title={t("site.nav.publications")}>
        <p className="lead">{t("site.publications.lead")}</p>
      </PageHead>
      <ol className="rows" reversed>
        {publications.map((one) => (
          <li key={one.number}>
            <EditionLink edition={one} /> <KindBadges publication={one} />
            {one.note === "" ? null : (
              <p>
                <Words>{one.note}</Words>
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function KindBadges({ publication: { kind, isWithdrawn } }: { readonly publication: PublicationBrief }) {
  const { t } = usePage();
  return (
    <span className="badges">
      {kind === "correction" ? <Badge>{t("site.publication.correction")}</Badge> : null}
      {isWithdrawn ? <Badge strong>{t("site.publication.withdrawn")}</Badge> : null}
    </span>
  );
}

/** One publication: what is new in it, of what it is made, what it puts right, and what it tells in another way. */
export const publicationKind: PageKind<PublicationPage> = {
  shell: "page",
  head: ({ number, note }, { t }) => ({
    title: t("site.publication.of", { number }),
    description: note === "" ? t("site.publications.lead") : note,
    crumbs: [{ title: t("site.nav.publications"), to: PAGES.publications }],
  }),
  Body: PublicationBody,
};

function PublicationBody({ data }: { readonly data: PublicationPage }) {
  const { t, locale } = usePage();
  const { number, publishedAt, note, parts, corrections, withdrawal, changes } = data;
  return (
    <>
      <PageHead eyebrow={formatDay(new Date(publishedAt), locale)} title={t("site.publication.of", { number })}>
        <KindBadges publication={data} />
        {note === "" ? null : (
          <p className="lead">
            <Words>{note}</Words>
          </p>
        )}
      </PageHead>
      {withdrawal === null ? null : (
        <Notice attention>
          <p>
            <strong>{t("site.publication.withdrawnAt", { day: formatDay(new Date(withdrawal.at), locale) })}</strong>
          </p>
          <p>
            <Words>{withdrawal.reason}</Words>
          </p>
        </Notice>
      )}
      <Block id="parts" title={t("site.publication.parts")}>
        <ul className="items">
          {parts.map((part) => (
            <li key={part.kind === "plan" ? `plan ${part.id}` : `year ${part.year}`}>
              <PartLine part={part} />
            </li>
          ))}
        </ul>
      </Block>
      {corrections.length === 0 ? null : (
        <Block id="corrections" title={t("site.nav.corrections")}>
          <CorrectionTable corrections={corrections} caption={t("site.nav.corrections")} />
        </Block>
      )}
      {withdrawal !== null ? null : (
        <Block id="changes" title={t("site.changes.title")}>
          {changes === null ? <p>{t("site.changes.first")}</p> : <ChangesList data={changes} />}
        </Block>
      )}
    </>
  );
}

function PartLine({ part }: { readonly part: ToldPart }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  const { address } = part;
  const link = (said: string) => (address === null ? <Words>{said}</Words> : <a href={to(address)}>{<Words>{said}</Words>}</a>);
  if (part.kind === "year")
    return (
      <>
        {link(t("goals.yearTitle", { year: formatYear(part.year, locale) }))}
        <span className="quiet"> {t(`site.year.phase.${part.phase}`)}</span>
      </>
    );
  const { plan, valuesThrough } = part;
  return (
    <>
      {link(plan === null ? t("kind.plan") : planTitle(plan, t))}
      {valuesThrough === null ? null : (
        <span className="quiet"> {t("site.publication.valuesThrough", { year: formatYear(valuesThrough, locale) })}</span>
      )}
    </>
  );
}

/** What the newest publication tells in another way than the one before. */
export const changesKind: PageKind<ChangesPage | null> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.nav.changes"), description: t("site.changes.lead"), crumbs: [] }),
  Body: ({ data }) => <Changes data={data} />,
};

function Changes({ data }: { readonly data: ChangesPage | null }) {
  const { t } = usePage();
  const { to } = useSite();
  return (
    <>
      <PageHead title={t("site.nav.changes")}>
        <p className="lead">{t("site.changes.lead")}</p>
        <ul className="actions-line">
          <li>
            <a href={to(PAGES.publications)}>{t("site.nav.publications")}</a>
          </li>
          <li>
            <a href={to(PAGES.corrections)}>{t("site.nav.corrections")}</a>
          </li>
        </ul>
      </PageHead>
      <h2 className="visually-hidden">{t("site.changes.title")}</h2>
      {data === null ? <p className="empty">{t("site.changes.first")}</p> : <ChangesList data={data} />}
    </>
  );
}
