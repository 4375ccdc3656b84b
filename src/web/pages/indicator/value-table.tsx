import type { KeptIndicator, KeptValue } from "../../../store/indicator-store.ts";
import { addressOf } from "../../routes.ts";
import type { SourceOf } from "../../source-of.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Table } from "../../ui/table.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { ValueCell } from "./indicator-table.tsx";

/** Printed values that stand in no chart, each with its place and its document. */
export function ValueTable({
  caption,
  values,
  indicator,
  sourceOf,
  documentName,
}: {
  readonly caption: string;
  readonly values: readonly KeptValue[];
  readonly indicator: KeptIndicator;
  readonly sourceOf: SourceOf;
  readonly documentName: (id: number) => string | null;
}) {
  const { t, locale } = usePage();
  return (
    <Table
      caption={caption}
      captionHidden
      rows={values}
      rowKey={({ id }) => id}
      columns={[
        { key: "role", head: t("value.role"), cell: ({ role }) => t(`role.${role}`) },
        {
          key: "year",
          short: true,
          head: t("value.year"),
          cell: ({ fiscalYear }) => (fiscalYear === null ? null : formatYear(fiscalYear, locale)),
        },
        {
          key: "value",
          head: t("value.value"),
          cell: (value) => <ValueCell value={value} indicator={indicator} sourceOf={sourceOf} withYear={false} />,
        },
        {
          key: "document",
          head: t("value.document"),
          cell: ({ documentId }) => <DocumentLink document={documentId} documentName={documentName} />,
        },
      ]}
    />
  );
}

export function DocumentLink({
  document,
  documentName,
}: {
  readonly document: number | null;
  readonly documentName: (id: number) => string | null;
}) {
  const { code } = usePage();
  const name = document === null ? null : documentName(document);
  return document === null || name === null ? null : (
    <a href={addressOf("document", { code: code ?? "", document })}>
      <Words>{name}</Words>
    </a>
  );
}
