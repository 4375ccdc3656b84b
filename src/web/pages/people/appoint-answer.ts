import { ROLES } from "../../../domain/access/role.ts";
import { isDay } from "../../../domain/calendar/day.ts";
import { dayAfter } from "../../../domain/calendar/day-span.ts";
import { appoint, endAppointment } from "../../../use-cases/account/appoint.ts";
import { type Answer, done, missing, type Posting, readId } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import type { TypedAppointment } from "./appointments.tsx";
import { personPageWith } from "./person-page.tsx";
import { refusalError } from "./refusal-error.ts";

export async function appointAnswer(visit: Posting<"account">): Promise<Answer> {
  const { db, code, person, parts, form, now } = visit;
  const account = readId(parts.account);
  if (account === null) return missing("missing.person");
  const typed: TypedAppointment = {
    role: ROLES.find((one) => one === form.get("role")) ?? "author",
    unit: form.get("unit") ?? "",
    from: form.get("from") ?? "",
    last: form.get("last") ?? "",
  };
  const unit = typed.unit === "" ? null : (readId(typed.unit) ?? 0);
  const made = await appoint(db, person, { account, role: typed.role, unit, from: typed.from, to: afterLast(typed.last), now });
  if (made.ok) return done(`${addressOf("person", { code, account })}`, "done");
  return personPageWith(visit, account, { errors: [refusalError(made.refusal, visit)], appointment: typed });
}

/** Sets or takes away the last day of a post. */
export async function endAppointmentAnswer(visit: Posting<"account" | "appointment">): Promise<Answer> {
  const { db, code, person, parts, form, now } = visit;
  const [account, appointment] = [readId(parts.account), readId(parts.appointment)];
  if (account === null || appointment === null) return missing("missing.person");
  const ended = await endAppointment(db, person, { account, appointment, to: afterLast(form.get("last") ?? ""), now });
  if (ended.ok) return done(addressOf("person", { code, account }), "done");
  return personPageWith(visit, account, { errors: [refusalError(ended.refusal, visit)] });
}

/** The first day without it, of the last day that somebody types; null where none is typed. */
function afterLast(last: string): string | null {
  if (last === "") return null;
  return isDay(last) ? dayAfter(last) : last;
}
