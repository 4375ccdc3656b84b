import type { AccountFault } from "../../../use-cases/account/account-fields.ts";
import type { AdministerRefusal } from "../../../use-cases/account/administer.ts";
import type { AppointRefusal, EndAppointmentRefusal } from "../../../use-cases/account/appoint.ts";
import type { AccountRefusal, StaleAccount } from "../../../use-cases/account/change-account.ts";
import { formatDate } from "../../ui/dates.ts";
import type { FieldError } from "../../ui/form-parts.tsx";
import type { Locale, Sentences } from "../../ui/sentences.ts";

export type PeopleRefusal = AccountFault | AccountRefusal | StaleAccount | AdministerRefusal | AppointRefusal | EndAppointmentRefusal;

/** At which field of a form each refusal is told. */
const FIELDS = {
  "wrong-login": "login",
  "login-taken": "login",
  "wrong-person-name": "name",
  "wrong-email": "email",
  "unknown-unit": "unit",
  "unit-not-there": "unit",
  "needs-unit": "unit",
  "no-unit": "unit",
  "wrong-days": "from",
  "already-appointed": "role",
  "unknown-account": "main",
  "account-ended": "main",
  stale: "name",
  "unknown-appointment": "main",
  forbidden: "main",
  "last-administrator": "main",
} as const satisfies Readonly<Record<PeopleRefusal["kind"], string>>;

/** How a refusal is told beside the field that it is about. */
export function refusalError(refusal: PeopleRefusal, { t, locale }: { readonly t: Sentences; readonly locale: Locale }): FieldError {
  return { field: FIELDS[refusal.kind], message: t(`people.refusal.${refusal.kind}`, factsOf(refusal, t, locale)) };
}

function factsOf(refusal: PeopleRefusal, t: Sentences, locale: Locale): Readonly<Record<string, string>> {
  const told = (day: string | null) => (day === null ? t("people.noEnd") : formatDate(day, locale));
  switch (refusal.kind) {
    case "wrong-login":
    case "login-taken":
      return { login: refusal.login };
    case "stale": {
      const { name, login, email } = refusal.account;
      return { name, login, email: email ?? t("people.noEmail") };
    }
    case "last-administrator":
      return { day: told(refusal.day) };
    case "unit-not-there":
      return { name: refusal.name, from: refusal.from === null ? t("people.noBeginning") : told(refusal.from), to: told(refusal.to) };
    default:
      return {};
  }
}
