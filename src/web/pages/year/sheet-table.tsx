import type { StandingRow } from "../../../use-cases/sheet/list-standings.ts";
import { addressOf } from "../../routes.ts";
import { formatDeadline, timeLeft } from "../../ui/deadline.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Badge } from "../../ui/parts.tsx";
import type { Sentences } from "../../ui/sentences.ts";
import { type Column, Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";

/** What lists call a sheet: its title, else its form. */
function rowTitle({ title, formName, kind }: Pick<StandingRow, "title" | "formName" | "kind">, t: Sentences): string {
  const said = title.replace(/\s+/gu, " ").trim();
  if (kind === "mission") return said === "" ? formName : `${formName} ${said}`;
  return said === "" ? t("write.untitled") : said;
}

/** Sheets with where they stand, until when, and whose turn it is. */
export function SheetTable({
  caption,
  rows,
  now,
  comments,
  doing = false,
}: {
  readonly caption: string;
  readonly rows: readonly StandingRow[];
  readonly now: Date;
  /** How many are open, by sheet. */
  readonly comments: ReadonlyMap<number, number>;
  /** They are all the reader's to do: what, and where, stands in place of whose turn it is. */
  readonly doing?: boolean;
}) {
  const { t, code } = usePage();
  const columns: readonly Column<StandingRow>[] = [
    {
      key: "sheet",
      head: t("sheets.sheet"),
      cell: (row) => (
        <>
          {code === null ? null : (
            <a href={addressOf("sheet", { code, sheet: row.id })}>
              <Words>{rowTitle(row, t)}</Words>
            </a>
          )}
          {comments.has(row.id) ? <span className="line quiet">{t("sheets.comments", { count: comments.get(row.id) ?? 0 })}</span> : null}
        </>
      ),
    },
    {
      key: "department",
      head: t("sheets.department"),
      short: true,
      cell: ({ department, division }) => <Words>{division === null ? department : `${department} ${division}`}</Words>,
    },
    {
      key: "status",
      head: t("sheets.status"),
      short: true,
      cell: ({ phase, status, late, openUntil, open }) => (
        <span className="badges">
          <Badge>{t(`phase.${phase}`)}</Badge>
          <Badge strong>{t(`status.${status}`)}</Badge>
          {late ? <Badge strong>{t("sheets.lateMark")}</Badge> : null}
          {openUntil !== null && open ? <Badge>{t("sheets.reopened")}</Badge> : null}
        </span>
      ),
    },
    { key: "deadline", head: t("sheets.deadline"), cell: (row) => (row.turn === null ? null : <Deadline row={row} now={now} />) },
    doing ? { key: "doing", head: t("sheets.doing"), cell: (row) => <Doing row={row} /> } : turnColumn(t),
  ];
  return <Table caption={caption} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

function turnColumn(t: Sentences): Column<StandingRow> {
  return {
    key: "turn",
    head: t("sheets.turn"),
    cell: ({ turn, holders }) => {
      if (turn === null) return null;
      const names = holders.map(({ name }) => name).join(t("list.comma"));
      return <Words>{names === "" ? t(`turn.${turn}`) : t("turn.of", { turn: t(`turn.${turn}`), names })}</Words>;
    },
  };
}

/** What is the reader's to do, with the way to where it is done. */
function Doing({ row: { id, turn, status } }: { readonly row: StandingRow }) {
  const { t, code } = usePage();
  if (turn === null || code === null) return null;
  const what = turn === "author" && status === "returned" ? "returned" : turn;
  const isRead = what !== "author";
  return (
    <>
      <span className="line">{t(`doing.${what}`)}</span>
      {/* What was sent back is read first: its comments stand beside the fields. */}
      <a className="button small second" href={addressOf(isRead ? "sheet" : "editSheet", { code, sheet: id })}>
        {t(`doing.go.${what}`)}
      </a>
    </>
  );
}

function Deadline({ row: { deadline, status }, now }: { readonly row: StandingRow; readonly now: Date }) {
  const { t, locale } = usePage();
  if (deadline === null) return null;
  const isWritten = status === "draft" || status === "returned";
  return (
    <>
      {isWritten ? <strong className="line">{timeLeft(deadline, now, t)}</strong> : null}
      <span className="line number">{formatDeadline(deadline, locale)}</span>
    </>
  );
}
