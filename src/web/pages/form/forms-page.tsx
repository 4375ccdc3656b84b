import type { SheetKind } from "../../../domain/sheet/sheet-body.ts";
import { type FormInUse, findForm, listFormYears } from "../../../store/form-store.ts";
import { listOpenedYears } from "../../../store/phase-store.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Badge } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { Origin } from "./form-notices.tsx";

const KINDS = ["goal", "mission"] as const satisfies readonly SheetKind[];

interface Row {
  readonly fiscalYear: number;
  readonly inUse: FormInUse;
  readonly opened: boolean;
}

/** The forms by kind and year: which is in use, and where it comes from. */
export async function formsPage({ db, code, t, locale, fiscalYear }: StaffVisit): Promise<Answer> {
  const opened = await listOpenedYears(db, code);
  const tables = await Promise.all(
    KINDS.map(async (kind) => {
      // Those that were opened or have a form of their own, this one, and the next, whose form is prepared.
      const years = [...new Set([...opened, ...(await listFormYears(db, code, kind)), fiscalYear, fiscalYear + 1])].sort((a, b) => b - a);
      const rows = await Promise.all(
        years.map(
          async (year): Promise<Row> => ({ fiscalYear: year, inUse: await findForm(db, code, kind, year), opened: opened.includes(year) }),
        ),
      );
      return { kind, rows };
    }),
  );
  return {
    kind: "page",
    title: t("forms.list"),
    crumbs: [],
    body: (
      <>
        <PageHead title={t("forms.list")}>
          <p className="lead">{t("forms.list.lead")}</p>
        </PageHead>
        {tables.map(({ kind, rows }) => (
          <Block key={kind} title={t(`forms.kind.${kind}`)}>
            <Table
              caption={t("forms.list.caption", { kind: t(`forms.kind.${kind}`) })}
              captionHidden
              rows={rows}
              rowKey={(row) => row.fiscalYear}
              columns={[
                {
                  key: "year",
                  head: t("forms.list.year"),
                  cell: (row) => <a href={addressOf("form", { code, kind, year: row.fiscalYear })}>{formatYear(row.fiscalYear, locale)}</a>,
                },
                { key: "name", head: t("forms.name"), cell: ({ inUse }) => <Words>{inUse.form.name}</Words> },
                { key: "origin", head: t("forms.list.origin"), cell: ({ inUse }) => <Origin inUse={inUse} /> },
                {
                  key: "opened",
                  head: t("forms.list.opened"),
                  short: true,
                  cell: (row) => (row.opened ? <Badge strong>{t("forms.list.isOpened")}</Badge> : t("forms.list.notOpened")),
                },
                { key: "fields", head: t("forms.list.fields"), short: true, figure: true, cell: ({ inUse }) => inUse.form.fields.length },
              ]}
            />
          </Block>
        ))}
      </>
    ),
  };
}
