import { currentOf, isNumbered, type NumberedPublication, type Publication } from "../../../domain/publication/publication.ts";
import { listPublications } from "../../../store/publication-store.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { useStaffPage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Badge, Empty, Facts } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { loadPlanTitles } from "./plan-titles.ts";
import { PartList } from "./publication-facts.tsx";
import { SiteStanding } from "./site-standing.tsx";
import { WaitingNotice, waitingOf } from "./waiting-notice.tsx";

/** What citizens read now, what waits for its time, and everything that was ever published. */
export async function publicationsPage({ db, code, t, siteDesk }: StaffVisit): Promise<Answer> {
  const publications = await listPublications(db, code);
  const current = currentOf(publications);
  const waiting = waitingOf(publications);
  const titles = await loadPlanTitles(db, code, current === null ? [] : [current]);
  return {
    kind: "page",
    title: t("publications.title"),
    crumbs: [],
    body: (
      <>
        <PageHead title={t("publications.title")}>
          <p className="lead">{t("publications.lead")}</p>
        </PageHead>
        {waiting === null ? null : <WaitingNotice waiting={waiting} />}
        <Block title={t("publications.now")}>
          {current === null ? <Empty>{t("publications.none")}</Empty> : <Current current={current} titleOf={titles} />}
          <SiteStanding state={siteDesk?.stateOf(code) ?? null} />
          <Ways hasSite={current !== null} isWaiting={waiting !== null} />
        </Block>
        <Block title={t("publications.history")}>
          <History publications={publications} current={current} />
        </Block>
      </>
    ),
  };
}

function Current({ current, titleOf }: { readonly current: NumberedPublication; readonly titleOf: (plan: number) => string | null }) {
  const { t, locale, code } = useStaffPage();
  return (
    <Facts
      facts={[
        [
          t("publications.number"),
          <a key="number" href={addressOf("publication", { code, number: current.number })}>
            {t("publication.title", { number: current.number })}
          </a>,
        ],
        [t("publications.when"), formatMoment(current.publishedAt, locale)],
        [t("publication.parts"), <PartList key="parts" parts={current.parts} titleOf={titleOf} />],
        [t("publication.note"), <Words key="note">{current.note}</Words>],
      ]}
    />
  );
}

function Ways({ hasSite, isWaiting }: { readonly hasSite: boolean; readonly isWaiting: boolean }) {
  const { t, code } = useStaffPage();
  return (
    <p className="actions-line after">
      {isWaiting ? null : (
        <a className="button" href={addressOf("newPublication", { code })}>
          {t("publications.new")}
        </a>
      )}
      <a className="button second" href={addressOf("publicWords", { code })}>
        {t("words.title")}
      </a>
      {hasSite ? (
        <>
          <a className="button second" href={addressOf("publicSite", { code })}>
            {t("publications.site")}
          </a>
          <a className="button second" href={addressOf("siteZip", { code })} download="">
            {t("publications.zip")}
          </a>
        </>
      ) : null}
    </p>
  );
}

function History({ publications, current }: { readonly publications: readonly Publication[]; readonly current: Publication | null }) {
  const { t, locale, code } = useStaffPage();
  const known = publications.filter((one) => isNumbered(one) || one.cancelledAt !== null);
  if (known.length === 0) return <Empty>{t("publications.history.none")}</Empty>;
  return (
    <Table
      caption={t("publications.history")}
      captionHidden
      rows={known}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "number",
          head: t("publications.number"),
          cell: ({ number, dueAt }) =>
            number === null ? (
              t("publications.cancelled", { at: dueAt === null ? "" : formatMoment(dueAt, locale) })
            ) : (
              <a className="one-line" href={addressOf("publication", { code, number })}>
                {t("publication.title", { number })}
              </a>
            ),
        },
        {
          key: "when",
          head: t("publications.when"),
          cell: ({ publishedAt }) => (publishedAt === null ? null : <span className="one-line">{formatMoment(publishedAt, locale)}</span>),
        },
        { key: "kind", short: true, head: t("publish.kind"), cell: ({ kind }) => t(`publications.kind.${kind}`) },
        {
          key: "by",
          short: true,
          head: t("publications.by"),
          cell: ({ by }) => (by === null ? null : <span className="one-line">{by}</span>),
        },
        { key: "note", head: t("publication.note"), cell: ({ note }) => <Words>{note}</Words> },
        { key: "state", head: t("publications.state"), cell: (one) => <State publication={one} isCurrent={one === current} /> },
      ]}
    />
  );
}

/** Where a publication stands: read now, told before, withdrawn and why, cancelled. */
export function State({ publication, isCurrent }: { readonly publication: Publication; readonly isCurrent: boolean }) {
  const { t, locale } = useStaffPage();
  const { withdrawal, cancelledAt } = publication;
  if (cancelledAt !== null) return <Badge>{t("publications.state.cancelled")}</Badge>;
  if (withdrawal === null)
    return (
      <span className="one-line">
        {isCurrent ? <Badge strong>{t("publications.state.current")}</Badge> : t("publications.state.before")}
      </span>
    );
  return (
    <>
      <Badge>{t("publications.state.withdrawn")}</Badge>{" "}
      <Words>{t("publications.state.because", { at: formatMoment(withdrawal.at, locale), reason: withdrawal.reason })}</Words>
    </>
  );
}
