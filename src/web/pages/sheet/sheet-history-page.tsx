import { may, mayWith } from "../../../domain/access/permission.ts";
import { listSheetActs, listSheetRevisions, type SheetAct, type SheetRevision } from "../../../store/sheet-history-store.ts";
import { type Answer, missing, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { Badge } from "../../ui/parts.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { openSheetFor } from "./open-sheet.ts";
import { SheetPageHead, sheetCrumbs } from "./sheet-head.tsx";

type Event = { readonly kind: "save"; readonly of: SheetRevision } | { readonly kind: "act"; readonly of: SheetAct };

/** Everything that became of a sheet, saves and acts in one line of time: who, when, why, and in whose place. */
export async function sheetHistoryPage(visit: StaffVisit<"sheet">): Promise<Answer> {
  const { db, code, parts, person, t } = visit;
  const opened = await openSheetFor(db, visit, readId(parts.sheet));
  if (!opened || !mayWith(person, "comment-on-sheet", opened.sheet)) return missing("missing.sheet");
  const { sheet } = opened;
  const saves = await listSheetRevisions(db, code, sheet.id);
  const acts = await listSheetActs(db, code, sheet.id);
  const events = [...saves.map((of): Event => ({ kind: "save", of })), ...acts.map((of): Event => ({ kind: "act", of }))].sort(
    (one, other) =>
      other.of.at.getTime() - one.of.at.getTime() ||
      (one.kind === other.kind ? other.of.number - one.of.number : one.kind === "act" ? -1 : 1),
  );
  return {
    kind: "page",
    title: t("revisions.title"),
    crumbs: sheetCrumbs(opened, visit),
    body: (
      <>
        <SheetPageHead opened={opened} title={t("revisions.title")} />
        <p>
          {t("revisions.lead")}{" "}
          {may(person, "read-audit") ? (
            <a href={addressOf("audit", { code }, { subject: "sheet", id: sheet.id })}>{t("audit.ofSheet")}</a>
          ) : null}
        </p>
        {saves.length > 1 ? <CompareForm sheet={sheet.id} latest={sheet.revision} from={sheet.revision - 1} to={sheet.revision} /> : null}
        <Block title={t("revisions.what")}>
          <EventTable sheet={sheet.id} events={events} />
        </Block>
      </>
    ),
  };
}

function EventTable({ sheet, events }: { readonly sheet: number; readonly events: readonly Event[] }) {
  const { t, code, locale } = usePage();
  const columns: readonly Column<Event>[] = [
    {
      key: "what",
      head: t("revisions.what"),
      cell: ({ kind, of }) =>
        kind === "act" ? (
          <Badge strong>{t(`act.done.${of.act}`)}</Badge>
        ) : (
          <>
            {t("revisions.saved")}{" "}
            {code === null ? null : (
              <a href={addressOf("sheetRevision", { code, sheet, number: of.number })}>{t("revisions.revision", { number: of.number })}</a>
            )}
          </>
        ),
    },
    {
      key: "phase",
      head: t("revisions.phase"),
      short: true,
      cell: ({ of }) => (
        <span className="one-line">
          <Badge>{t(`phase.${of.phase}`)}</Badge>
        </span>
      ),
    },
    {
      key: "who",
      head: t("revisions.who"),
      short: true,
      cell: ({ of }) => (
        <>
          <span className="one-line">
            <Words>{of.by ?? t("revisions.nobody")}</Words>
          </span>{" "}
          {of.proxy ? <Badge>{t("revisions.proxy")}</Badge> : null}
        </>
      ),
    },
    {
      key: "when",
      head: t("revisions.when"),
      short: true,
      cell: ({ of }) => <span className="one-line">{formatMoment(of.at, locale)}</span>,
    },
    { key: "why", head: t("revisions.why"), cell: ({ of }) => (of.reason === null ? null : <Words>{of.reason}</Words>) },
  ];
  return (
    <Table caption={t("revisions.title")} captionHidden columns={columns} rows={events} rowKey={({ kind, of }) => `${kind} ${of.number}`} />
  );
}

/** Chooses two revisions to compare. */
export function CompareForm({
  sheet,
  latest,
  from,
  to,
}: {
  readonly sheet: number;
  readonly latest: number;
  readonly from: number;
  readonly to: number;
}) {
  const { t, code } = usePage();
  if (code === null) return null;
  return (
    <form
      className="compare-form on-screen"
      action={addressOf("sheetRevision", { code, sheet, number: to })}
      aria-label={t("revisions.compare")}
    >
      <RevisionSelect name="from" label={t("revisions.from")} latest={latest} chosen={from} />
      <RevisionSelect name="to" label={t("revisions.to")} latest={latest} chosen={to} />
      <button type="submit" className="button second">
        {t("revisions.compareAct")}
      </button>
    </form>
  );
}

function RevisionSelect({
  name,
  label,
  latest,
  chosen,
}: {
  readonly name: string;
  readonly label: string;
  readonly latest: number;
  readonly chosen: number;
}) {
  const { t } = usePage();
  const numbers = Array.from({ length: latest }, (_, i) => latest - i);
  return (
    <label>
      {label}{" "}
      <select name={name} defaultValue={chosen}>
        {numbers.map((number) => (
          <option key={number} value={number}>
            {t("revisions.revision", { number })}
          </option>
        ))}
      </select>
    </label>
  );
}
