import { isOfUnit, ROLES, type Role } from "../../../domain/access/role.ts";
import { dayAfter } from "../../../domain/calendar/day-span.ts";
import type { Unit } from "../../../domain/organisation/unit.ts";
import type { Account } from "../../../store/account-store.ts";
import type { Appointment } from "../../../store/appointment-store.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError, type Option, SelectField, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Empty } from "../../ui/parts.tsx";
import { PostDays, PostTitle } from "./post-title.tsx";

/** As typed: the unit's id, the first and the last day. */
export interface TypedAppointment {
  readonly role: Role;
  readonly unit: string;
  readonly from: string;
  readonly last: string;
}

interface AppointmentsProps {
  readonly code: string;
  readonly account: Account;
  readonly posts: readonly Appointment[];
  readonly units: readonly Unit[];
  readonly options: readonly Option[];
  readonly today: string;
  readonly typed: TypedAppointment;
  readonly errors: readonly FieldError[];
}

/** What somebody is and was appointed to, with a form for each end and one for the next. */
export function Appointments({ code, account, posts, units, options, today, typed, errors }: AppointmentsProps) {
  const { t } = usePage();
  return (
    <>
      {posts.length === 0 ? <Empty>{t("people.posts.none")}</Empty> : null}
      <ul className="rows">
        {posts.map((post) => (
          <li key={post.id}>
            <p>
              <PostTitle post={post} units={units} /> <PostDays post={post} />
            </p>
            {account.endedAt === null && (post.to === null || post.to > today) ? <EndForm code={code} post={post} today={today} /> : null}
          </li>
        ))}
      </ul>
      {account.endedAt === null ? <AppointForm {...{ code, account, options, typed, errors }} /> : null}
    </>
  );
}

function EndForm({ code, post, today }: { readonly code: string; readonly post: Appointment; readonly today: string }) {
  const { t } = usePage();
  const { id, accountId, to } = post;
  const last = to === null ? "" : dayAfter(to, -1);
  return (
    <form className="inline-form" method="post" action={addressOf("endAppointment", { code, account: accountId, appointment: id })}>
      <label htmlFor={`last-${id}`}>{t("people.last")}</label>
      <input type="date" id={`last-${id}`} name="last" defaultValue={last} max="2999-12-31" placeholder={today} />
      <button className="button second small" type="submit">
        {t("people.posts.change")}
      </button>
    </form>
  );
}

function AppointForm({
  code,
  account,
  options,
  typed,
  errors,
}: Pick<AppointmentsProps, "code" | "account" | "options" | "typed" | "errors">) {
  const { t } = usePage();
  const roles = ROLES.map((role) => ({
    value: role,
    label: t(isOfUnit(role) ? "people.role.ofUnit" : "people.role.ofAll", { role: t(`person.role.${role}`) }),
  }));
  return (
    <>
      <h3>{t("people.appoint")}</h3>
      <ErrorSummary errors={errors} />
      <form className="decide-form" method="post" action={addressOf("appoint", { code, account: account.id })}>
        <SelectField {...{ id: "role", label: t("people.role"), defaultValue: typed.role, errors }} options={roles} />
        <SelectField
          {...{ id: "unit", label: t("people.unit"), hint: t("people.unit.hint"), defaultValue: typed.unit, errors }}
          options={[{ value: "", label: t("people.unit.all") }, ...options]}
        />
        <TextField
          {...{ id: "from", label: t("people.from"), type: "date", defaultValue: typed.from, required: true, errors }}
          max="2999-12-31"
        />
        <TextField
          {...{ id: "last", label: t("people.last"), hint: t("people.last.hint"), type: "date", defaultValue: typed.last, errors }}
          max="2999-12-31"
        />
        <p className="actions-line">
          <button className="button" type="submit">
            {t("people.appoint.act")}
          </button>
        </p>
      </form>
    </>
  );
}
