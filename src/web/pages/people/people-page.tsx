import { ROLES, type Role } from "../../../domain/access/role.ts";
import { dayInJapan } from "../../../domain/calendar/day.ts";
import { holdsOn } from "../../../domain/calendar/day-span.ts";
import type { Unit } from "../../../domain/organisation/unit.ts";
import { textKey } from "../../../domain/wording/text-key.ts";
import { type Account, listAccounts } from "../../../store/account-store.ts";
import { type Appointment, listAppointments } from "../../../store/appointment-store.ts";
import { listOrganisationUnits } from "../../../store/organisation-store.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { type Option, SelectField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Badge, Empty, Pager } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";
import { PostTitle } from "./post-title.tsx";
import { unitOptions } from "./unit-options.ts";

/** On one page. */
const MOST = 200;

/** An account with the posts that hold today. */
interface Listed {
  readonly account: Account;
  readonly posts: readonly Appointment[];
}

/** Who may sign in, and as what. */
export async function peoplePage({ db, code, t, locale, query, now }: StaffVisit): Promise<Answer> {
  const today = dayInJapan(now);
  const [accounts, appointments, units] = await Promise.all([
    listAccounts(db, code),
    listAppointments(db, code),
    listOrganisationUnits(db, code),
  ]);
  const held = Map.groupBy(
    appointments.filter((post) => holdsOn(post, today)),
    ({ accountId }) => accountId,
  );
  const filters = readFilters(query);
  const all = accounts.map((account): Listed => ({ account, posts: held.get(account.id) ?? [] }));
  const found = all.filter((listed) => isFound(listed, filters, units));
  const page = Math.min(Math.max(1, Number(query.get("page")) || 1), Math.max(1, Math.ceil(found.length / MOST)));
  const pageAt = (number: number) => addressOf("people", { code }, { ...filters, page: number });
  return {
    kind: "page",
    title: t("people.title"),
    crumbs: [],
    body: (
      <>
        <PageHead title={t("people.title")}>
          <p className="lead">{t("people.lead")}</p>
          <p className="actions-line">
            <a className="button" href={addressOf("newPerson", { code })}>
              {t("people.add")}
            </a>
            <a className="button second" href={addressOf("peopleImport", { code })}>
              {t("people.import")}
            </a>
            <a className="button second" href={addressOf("peopleExport", { code })}>
              {t("people.export")}
            </a>
            <a className="button second" href={addressOf("organisation", { code })}>
              {t("organisation.title")}
            </a>
          </p>
        </PageHead>
        <Filters code={code} filters={filters} units={unitOptions(units, today, { t, locale })} />
        <p aria-live="polite">{t("people.found", { count: found.length })}</p>
        {found.length === 0 ? (
          <Empty>{t("people.empty")}</Empty>
        ) : (
          <People code={code} people={found.slice((page - 1) * MOST, page * MOST)} units={units} now={now} />
        )}
        <Pager
          previous={page > 1 ? { href: pageAt(page - 1), title: t("people.page", { number: page - 1 }) } : null}
          next={page * MOST < found.length ? { href: pageAt(page + 1), title: t("people.page", { number: page + 1 }) } : null}
        />
      </>
    ),
  };
}

interface FilterChoices {
  readonly q: string;
  readonly role: Role | "none" | "";
  readonly unit: string;
  readonly state: "ended" | "";
}

function readFilters(query: URLSearchParams): FilterChoices {
  const role = query.get("role") ?? "";
  return {
    q: query.get("q") ?? "",
    role: role === "none" ? role : (ROLES.find((one) => one === role) ?? ""),
    unit: query.get("unit") ?? "",
    state: query.get("state") === "ended" ? "ended" : "",
  };
}

function isFound({ account, posts }: Listed, { q, role, unit, state }: FilterChoices, units: readonly Unit[]): boolean {
  if ((account.endedAt !== null) !== (state === "ended")) return false;
  if (q !== "" && !textKey(`${account.name}\n${account.login}\n${account.email ?? ""}`).includes(textKey(q))) return false;
  if (role === "none") return posts.length === 0;
  const within = new Set(
    unit === "" ? [] : units.filter(({ id, parentId }) => String(id) === unit || String(parentId) === unit).map(({ id }) => id),
  );
  if (role === "" && unit === "") return true;
  return posts.some((post) => (role === "" || post.role === role) && (unit === "" || within.has(post.unitId ?? 0)));
}

function Filters({ code, filters, units }: { readonly code: string; readonly filters: FilterChoices; readonly units: readonly Option[] }) {
  const { t } = usePage();
  const any = { value: "", label: t("people.any") };
  const roles = ROLES.map((role) => ({ value: role, label: t(`person.role.${role}`) }));
  return (
    <form className="filters" action={addressOf("people", { code })}>
      <div className="field">
        <label htmlFor="q">{t("people.search")}</label>
        <input type="search" id="q" name="q" defaultValue={filters.q} />
      </div>
      <SelectField
        {...{ id: "role", label: t("people.role"), defaultValue: filters.role }}
        options={[any, ...roles, { value: "none", label: t("people.noPost") }]}
      />
      <SelectField {...{ id: "unit", label: t("people.unit"), defaultValue: filters.unit }} options={[any, ...units]} />
      <SelectField
        {...{ id: "state", label: t("people.state"), defaultValue: filters.state }}
        options={[
          { value: "", label: t("people.state.open") },
          { value: "ended", label: t("people.state.ended") },
        ]}
      />
      <button className="button" type="submit">
        {t("people.show")}
      </button>
    </form>
  );
}

interface PeopleProps {
  readonly code: string;
  readonly people: readonly Listed[];
  readonly units: readonly Unit[];
  readonly now: Date;
}

function People({ code, people, units, now }: PeopleProps) {
  const { t } = usePage();
  return (
    <Table
      caption={t("people.title")}
      captionHidden
      rows={people}
      rowKey={({ account }) => account.id}
      columns={[
        {
          key: "name",
          head: t("people.name"),
          cell: ({ account }) => (
            <a href={addressOf("person", { code, account: account.id })}>
              <Words>{account.name}</Words>
            </a>
          ),
        },
        { key: "login", short: true, head: t("signIn.login"), cell: ({ account }) => account.login },
        {
          key: "posts",
          head: t("people.postsNow"),
          cell: ({ posts }) =>
            posts.map((post) => (
              <span className="line" key={post.id}>
                <PostTitle post={post} units={units} />
              </span>
            )),
        },
        {
          key: "state",
          short: true,
          head: t("people.state"),
          cell: ({ account }) => (isHindered(account, now) ? <StateOf account={account} now={now} /> : null),
        },
      ]}
    />
  );
}

const isLocked = ({ lockedUntil }: Account, now: Date): boolean => lockedUntil !== null && now < lockedUntil;

const isHindered = (account: Account, now: Date): boolean => account.endedAt !== null || account.mustChange || isLocked(account, now);

/** What keeps somebody from working; nothing where nothing does. */
export function StateOf({ account, now }: { readonly account: Account; readonly now: Date }) {
  const { t } = usePage();
  if (account.endedAt !== null) return <Badge>{t("people.state.ended")}</Badge>;
  return (
    <span className="badges">
      {isLocked(account, now) ? <Badge strong>{t("people.state.locked")}</Badge> : null}
      {account.mustChange ? <Badge>{t("people.state.mustChange")}</Badge> : null}
    </span>
  );
}
