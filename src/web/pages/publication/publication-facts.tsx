import type { Correction, Publication, PublishedPart } from "../../../domain/publication/publication.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Facts } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { partSaid } from "./part-said.ts";

export function PartList({
  parts,
  titleOf,
}: {
  readonly parts: readonly PublishedPart[];
  readonly titleOf: (plan: number) => string | null;
}) {
  const { t, locale } = usePage();
  return (
    <ul className="items">
      {parts.map((part) => (
        <li key={part.kind === "plan" ? `plan ${part.plan}` : `year ${part.year}`}>
          <Words>{partSaid(part, titleOf, t, locale)}</Words>{" "}
          <span className="quiet">{t("publication.since", { number: part.since })}</span>
        </li>
      ))}
    </ul>
  );
}

/** Who publishes what, since when, and what is said of it. */
export function PublicationFacts({
  publication,
  titleOf,
}: {
  readonly publication: Publication;
  readonly titleOf: (plan: number) => string | null;
}) {
  const { t, locale } = usePage();
  const { note, parts, kind, by, publishedAt, dueAt, frozenAt } = publication;
  const waits = publishedAt === null;
  return (
    <Facts
      facts={[
        [t("publication.note"), <Words key="note">{note}</Words>],
        [t("publish.kind"), t(`publications.kind.${kind}`)],
        [t(waits ? "publish.choose" : "publication.parts"), <PartList key="parts" parts={parts} titleOf={titleOf} />],
        [t(waits ? "publications.scheduledBy" : "publications.by"), by === null ? null : <Words key="by">{by}</Words>],
        [t("publications.when"), waits ? null : formatMoment(publishedAt, locale)],
        [t("publications.due"), dueAt === null ? null : formatMoment(dueAt, locale)],
        [t("publications.frozen"), dueAt === null ? null : formatMoment(frozenAt, locale)],
      ]}
    />
  );
}

/** 正誤: what was wrong, and is right now. */
export function CorrectionTable({ corrections }: { readonly corrections: readonly Correction[] }) {
  const { t } = usePage();
  const none = <span className="nothing">{t("change.none")}</span>;
  return (
    <Table
      caption={t("publish.corrections")}
      captionHidden
      rows={corrections}
      rowKey={(_, i) => i}
      columns={[
        { key: "place", head: t("correction.place"), cell: ({ title, place }) => <Words>{`${title} ${place}`}</Words> },
        { key: "wrong", head: t("publish.line.wrong"), cell: ({ wrong }) => (wrong === "" ? none : <Words>{wrong}</Words>) },
        { key: "right", head: t("publish.line.right"), cell: ({ right }) => (right === "" ? none : <Words>{right}</Words>) },
        { key: "reason", head: t("publish.line.reason"), cell: ({ reason }) => <Words>{reason}</Words> },
      ]}
    />
  );
}
