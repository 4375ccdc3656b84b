import { holdsPost } from "../../../domain/access/held-post.ts";
import { may } from "../../../domain/access/permission.ts";
import type { Person } from "../../../domain/access/person.ts";
import type { Phase } from "../../../domain/cycle/phase.ts";
import { listOpinions, type Opinion } from "../../../store/opinion-store.ts";
import { listPhases } from "../../../store/phase-store.ts";
import { countOpenComments } from "../../../store/sheet-comment-store.ts";
import { listStandingsFor, type StandingRow } from "../../../use-cases/sheet/list-standings.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { usePage, useStaffPage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import type { SentenceKey } from "../../ui/sentences.ts";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { BackupWarning } from "../operation/backup-standing.tsx";
import { Matrix } from "../year/matrix.tsx";
import { PhaseTable } from "../year/phase-table.tsx";
import { SheetTable } from "../year/sheet-table.tsx";
import { loadOwedValues, OwedValues } from "./owed-values.tsx";

/** So many sheets of a kind stand on a desk; all of them in the list. */
const MOST = 30;

/** やること: what is a person's to do, what they wait for, what is late. Who signs in comes here. */
export async function deskPage(visit: StaffVisit): Promise<Answer> {
  const { db, code, person, now, fiscalYear, t, operation } = visit;
  const backups = may(person, "operate") ? (operation?.backups?.state() ?? null) : null;
  const around = [fiscalYear - 1, fiscalYear, fiscalYear + 1];
  const years = await Promise.all(around.map((year) => listStandingsFor(db, { person, now }, { fiscalYear: year })));
  const mine = years.flat();
  const groups = groupsOf(person, mine);
  const comments = await countOpenComments(
    db,
    code,
    mine.map(({ id }) => id),
  );
  const calendars = await Promise.all(around.map(async (year) => ({ year, phases: await listPhases(db, code, year) })));
  const running = calendars.filter(({ phases }) => phases.some(({ closesAt }) => now < closesAt));
  const table = (title: SentenceKey, rows: readonly StandingRow[]) => (
    <>
      <SheetTable caption={t(title)} rows={rows.slice(0, MOST)} now={now} comments={comments} doing={title === "desk.mine"} />
      {rows.length > MOST ? (
        <p>
          <a href={addressOf("yearSheets", { code, year: rows[0]?.fiscalYear ?? fiscalYear })}>{t("desk.more", { count: rows.length })}</a>
        </p>
      ) : null}
    </>
  );
  return {
    kind: "page",
    title: t("desk.title"),
    crumbs: [],
    body: (
      <>
        <PageHead eyebrow={<Words>{person.name}</Words>} title={t("desk.title")} />
        {backups === null ? null : (
          <BackupWarning state={backups}>
            <p>
              <a href={addressOf("operation", { code })}>{t("operation.title")}</a>
            </p>
          </BackupWarning>
        )}
        {may(person, "review") ? (
          <p>
            <a href={addressOf("reviews", { code })}>{t("reviews.reviewable")}</a>
          </p>
        ) : null}
        {may(person, "run-review") ? <UnansweredOpinions count={(await listOpinions(db, code)).filter(isUnanswered).length} /> : null}
        {may(person, "enter-values") ? <OwedValues {...(await loadOwedValues(visit))} now={now} /> : null}
        {isOnlyLeading(person) ? (
          <p className="actions-line">
            <a className="button" href={addressOf("progress", { code })}>
              {t("desk.toProgress")}
            </a>
          </p>
        ) : may(person, "read-sheet") ? (
          <Block title={t("desk.mine")}>
            {groups.mine.length === 0 ? <Empty>{t("desk.mine.none")}</Empty> : table("desk.mine", groups.mine)}
          </Block>
        ) : (
          <Empty>{t(person.posts.length === 0 ? "desk.noPosts" : "desk.noRole")}</Empty>
        )}
        {may(person, "see-progress")
          ? running.map((calendar) => <Handing key={calendar.year} {...calendar} rows={mine} now={now} />)
          : null}
        {groups.late.length === 0 ? null : (
          <Block title={t("desk.late")}>
            <p>{t(may(person, "accept-sheet") ? "desk.late.planning" : "desk.late.author")}</p>
            {table("desk.late", groups.late)}
          </Block>
        )}
        {groups.waiting.length === 0 ? null : <Block title={t("desk.waiting")}>{table("desk.waiting", groups.waiting)}</Block>}
        {may(person, "read-sheet") ? (
          <Block title={t("desk.phases")}>
            {running.length === 0 ? <Empty>{t("desk.phases.none")}</Empty> : null}
            {running.map((calendar) => (
              <YearCalendar key={calendar.year} {...calendar} now={now} />
            ))}
            <p>
              <a href={addressOf("calendar", { code })}>{t("calendar.toPage")}</a>
            </p>
          </Block>
        ) : null}
      </>
    ),
  };
}

/** Never answered, or worded anew since. */
const isUnanswered = ({ state }: Opinion): boolean => state === "unanswered" || state === "reworded";

function UnansweredOpinions({ count }: { readonly count: number }) {
  const { t, code } = useStaffPage();
  if (count === 0) return null;
  return (
    <Block title={t("reviews.title")}>
      <p>
        <a href={addressOf("reviews", { code }, { state: "open" })}>{t("desk.opinions", { count })}</a>
      </p>
    </Block>
  );
}

/** Sees how everything stands, and no sheet ever waits for them. */
const isOnlyLeading = (person: Person): boolean =>
  may(person, "see-progress") && !person.posts.some(({ role }) => ["author", "checker", "approver", "planning"].includes(role));

/** How far the departments are with what is handed in now; nothing where no phase is open. */
function Handing({ year, phases, now, rows }: YearTimes & { readonly rows: readonly StandingRow[] }) {
  const { t, locale } = usePage();
  const open = phases.filter(({ opensAt, closesAt }) => opensAt <= now && now < closesAt).map(({ phase }) => phase);
  const ofYear = rows.filter(({ fiscalYear }) => fiscalYear === year);
  if (open.length === 0 || ofYear.length === 0) return null;
  return (
    <Block title={t("desk.handing", { year: formatYear(year, locale) })}>
      <Matrix fiscalYear={year} rows={ofYear} only={open} />
    </Block>
  );
}

interface YearTimes {
  readonly year: number;
  readonly phases: readonly Phase[];
  readonly now: Date;
}

/** The times of a year, and the ways to its sheets. */
function YearCalendar({ year, phases, now }: YearTimes) {
  const { t, code, person, locale } = useStaffPage();
  const name = formatYear(year, locale);
  return (
    <div className="table-group">
      <h3>{name}</h3>
      <PhaseTable phases={phases} now={now} />
      <p className="actions-line after">
        <a href={addressOf("yearSheets", { code, year })}>{t("desk.all", { year: name })}</a>
        {may(person, "write-sheet") && isSetNow(phases, now) ? (
          <a href={addressOf("newSheet", { code, year })}>{t("newSheet.linkOf", { year: name })}</a>
        ) : null}
        {may(person, "see-progress") ? <a href={addressOf("year", { code, year })}>{t("desk.matrix", { year: name })}</a> : null}
      </p>
    </div>
  );
}

/** True while departments add sheets by themselves. */
const isSetNow = (phases: readonly Phase[], now: Date): boolean =>
  phases.some(({ phase, opensAt, closesAt }) => phase === "set" && opensAt <= now && now < closesAt);

interface Groups {
  readonly mine: readonly StandingRow[];
  readonly late: readonly StandingRow[];
  readonly waiting: readonly StandingRow[];
}

/** Late sheets are nobody's turn: only planning can open them again. The most urgent first. */
function groupsOf(person: Person, rows: readonly StandingRow[]): Groups {
  const isMine = (row: StandingRow) => row.turn !== null && holdsPost(person, row.turn, row);
  const isOurs = (row: StandingRow) => (["author", "checker", "approver"] as const).some((role) => holdsPost(person, role, row));
  const byDeadline = (one: StandingRow, other: StandingRow) => (one.deadline?.getTime() ?? 0) - (other.deadline?.getTime() ?? 0);
  const late = rows.filter((row) => row.late && (isOurs(row) || may(person, "accept-sheet"))).sort(byDeadline);
  const timely = rows.filter((row) => !row.late && row.turn !== null);
  return {
    mine: timely.filter((row) => isMine(row) && (row.turn !== "author" || row.open)).sort(byDeadline),
    late,
    waiting: timely.filter((row) => isOurs(row) && !isMine(row)).sort(byDeadline),
  };
}
