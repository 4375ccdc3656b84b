import type { Correction, NumberedPublication } from "../../../domain/publication/publication.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { addressFor, hasPage } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import type { Edition } from "./edition.ts";
import { EditionLink } from "./edition-link.tsx";
import type { History } from "./history.ts";

/** A line of the list, with the address of what it is about; null where that has no page. */
export type CorrectionLine = Correction & { readonly address: string | null };

/** Everything that was put right, the newest first. */
export type CorrectionsPage = readonly (Edition & { readonly corrections: readonly CorrectionLine[] })[];

export function correctionsPageOf(publications: readonly NumberedPublication[], history: History): CorrectionsPage {
  return publications
    .filter(({ withdrawal, corrections }) => withdrawal === null && corrections.length > 0)
    .map(({ number, publishedAt, corrections }) => ({
      ...{ number, publishedAt: publishedAt.toISOString(), corrections: correctionLines(corrections, history) },
    }));
}

export function correctionLines(corrections: readonly Correction[], history: History): CorrectionLine[] {
  return corrections.map((one) => ({
    ...one,
    address: hasPage(one.kind) && history.knows(one.kind, one.id) ? addressFor(one.kind, one.id) : null,
  }));
}

export const correctionsKind: PageKind<CorrectionsPage> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.nav.corrections"), description: t("site.corrections.lead"), crumbs: [] }),
  Body: ({ data }) => <Corrections editions={data} />,
};

function Corrections({ editions }: { readonly editions: CorrectionsPage }) {
  const { t } = usePage();
  return (
    <>
      <PageHead title={t("site.nav.corrections")}>
        <p className="lead">{t("site.corrections.lead")}</p>
      </PageHead>
      {editions.length === 0 ? <p className="empty">{t("site.corrections.none")}</p> : null}
      {editions.map((edition) => (
        <section className="block" key={edition.number} id={`publication-${edition.number}`}>
          <h2>
            <EditionLink edition={edition} />
          </h2>
          <CorrectionTable
            corrections={edition.corrections}
            caption={t("site.corrections.of", { publication: t("site.publication.of", { number: edition.number }) })}
          />
        </section>
      ))}
    </>
  );
}

/** 正誤: what was wrong, what is right, and why. */
export function CorrectionTable({ corrections, caption }: { readonly corrections: readonly CorrectionLine[]; readonly caption: string }) {
  const { t } = usePage();
  const { to } = useSite();
  return (
    <Table
      caption={caption}
      captionHidden
      rows={corrections}
      rowKey={(_, i) => i}
      columns={[
        {
          ...{ key: "what", head: t("site.correction.what") },
          cell: ({ address, title }) =>
            address === null ? (
              <Words>{title}</Words>
            ) : (
              <a href={to(address)}>
                <Words>{title}</Words>
              </a>
            ),
        },
        { key: "place", head: t("site.correction.place"), cell: ({ place }) => <Words>{place}</Words> },
        { key: "wrong", head: t("site.correction.wrong"), cell: ({ wrong }) => <Words>{wrong}</Words> },
        { key: "right", head: t("site.correction.right"), cell: ({ right }) => <Words>{right === "" ? t("change.none") : right}</Words> },
        { key: "reason", head: t("site.correction.reason"), cell: ({ reason }) => <Words>{reason}</Words> },
      ]}
    />
  );
}
