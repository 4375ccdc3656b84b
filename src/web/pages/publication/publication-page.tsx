import type { ReactNode } from "react";
import { comparePublications } from "../../../domain/publication/compare-publications.ts";
import { beforeOf, currentOf, isNumbered, type Publication } from "../../../domain/publication/publication.ts";
import { findWaiting, listPublications } from "../../../store/publication-store.ts";
import { listPublishedItems } from "../../../store/published-item-store.ts";
import { type Answer, missing, type Page, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ChangeCounts, ItemChanges } from "../../ui/item-change.tsx";
import { itemWords } from "../../ui/item-words.ts";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import { loadPlanTitles } from "./plan-titles.ts";
import { CorrectionTable, PublicationFacts } from "./publication-facts.tsx";
import { State } from "./publications-page.tsx";
import { recordHref } from "./record-href.ts";
import { SiteStanding } from "./site-standing.tsx";
import { WaitingNotice } from "./waiting-notice.tsx";

/** A publication as it was frozen: what is new in it, what it corrects, and what it changed for citizens. */
export async function publicationPage(visit: StaffVisit<"number">): Promise<Answer> {
  const { db, code, parts, t, siteDesk } = visit;
  const publications = await listPublications(db, code);
  const found = publications.filter(isNumbered).find(({ number }) => String(number) === parts.number);
  if (found === undefined) return missing("missing.publication");
  const { number, withdrawal } = found;
  const isCurrent = currentOf(publications) === found;
  const head = (
    <>
      <p>
        <State publication={found} isCurrent={isCurrent} />
      </p>
      {isCurrent ? <SiteStanding state={siteDesk?.stateOf(code) ?? null} /> : null}
      {withdrawal === null ? (
        <p className="actions-line">
          {isCurrent ? (
            <a className="button" href={addressOf("publicSite", { code })}>
              {t("publications.site")}
            </a>
          ) : null}
          <a className="button second" href={addressOf("confirmWithdrawPublication", { code, number })}>
            {t("withdraw.title")}
          </a>
        </p>
      ) : null}
    </>
  );
  return frozenPage(visit, { publication: found, before: beforeOf(publications, found), title: t("publication.title", { number }), head });
}

/** What waits for its time, as it was frozen. */
export async function waitingPublicationPage(visit: StaffVisit): Promise<Answer> {
  const { db, code, t } = visit;
  const waiting = await findWaiting(db, code);
  if (waiting === null) return missing("missing.publication");
  const before = currentOf(await listPublications(db, code));
  return frozenPage(visit, {
    publication: waiting,
    before,
    title: t("publications.waiting.title"),
    head: <WaitingNotice waiting={waiting} isShown />,
  });
}

interface Frozen {
  readonly publication: Publication;
  /** What citizens read before it. */
  readonly before: Publication | null;
  readonly title: string;
  readonly head: ReactNode;
}

async function frozenPage({ db, code, t, locale }: StaffVisit<string>, { publication, before, title, head }: Frozen): Promise<Page> {
  const itemsOf = async (one: Publication | null) =>
    one === null ? [] : (await listPublishedItems(db, code, one.id)).map(({ item }) => item);
  const [was, is] = [await itemsOf(before), await itemsOf(publication)];
  const changes = comparePublications(was, is);
  const titleOf = await loadPlanTitles(db, code, before === null ? [publication] : [publication, before]);
  return {
    kind: "page",
    title,
    crumbs: [{ title: t("publications.title"), href: addressOf("publications", { code }) }],
    body: (
      <>
        <PageHead title={title}>{head}</PageHead>
        <PublicationFacts publication={publication} titleOf={titleOf} />
        {publication.corrections.length === 0 ? null : (
          <Block title={t("publish.corrections")}>
            <CorrectionTable corrections={publication.corrections} />
          </Block>
        )}
        <Block title={t(publication.publishedAt === null ? "publish.preview" : "publication.changes")}>
          <p>{before === null || before.number === null ? t("publication.first") : t("publication.against", { number: before.number })}</p>
          {changes.length === 0 ? (
            <Empty>{t("publication.same")}</Empty>
          ) : (
            <>
              <ChangeCounts changes={changes} />
              <ItemChanges changes={changes} words={itemWords(t, locale, is, was)} hrefOf={(change) => recordHref(change, code)} />
            </>
          )}
        </Block>
      </>
    ),
  };
}
