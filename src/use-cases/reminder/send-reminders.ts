import { dayInJapan } from "../../domain/calendar/day.ts";
import { dayAfter } from "../../domain/calendar/day-span.ts";
import { isSendingTime, type Matter, occasionOfYear, yearOfDue } from "../../domain/cycle/reminders.ts";
import { type AuditAct, recordAudit } from "../../store/audit-store.ts";
import type { Database } from "../../store/database.ts";
import { listMunicipalities, type Municipality } from "../../store/municipality-store.ts";
import { listOpenedYears } from "../../store/phase-store.ts";
import * as store from "../../store/reminder-store.ts";
import type { SheetRow } from "../../store/sheet-store.ts";
import { listValueRequests } from "../../store/value-request-store.ts";
import { asTold, findMatters } from "./find-matters.ts";
import type { Letter, Mailer, SendOutcome } from "./mailer.ts";

/** Minutes until what the mail server did not take is tried again, for the first time, the second and the third. */
const AGAIN_AFTER_MINUTES = [10, 40, 120] as const;
/** Nobody is at what was begun so long ago: a mailer gives up long before. */
const FORSAKEN_AFTER_MINUTES = 15;
/** No occasion lasts so many days. */
const TOLD_SINCE_DAYS = 15;

export interface ReminderContent {
  readonly municipality: Municipality;
  readonly matters: readonly Matter<SheetRow>[];
  readonly now: Date;
}

export interface Means {
  readonly mailer: Mailer;
  /** The words of a reminder. */
  readonly write: (content: ReminderContent) => Pick<Letter, "subject" | "text">;
  readonly clock: () => Date;
  readonly signal: AbortSignal;
}

/** Failures that are no mail server's: as what they are kept. */
export const NOTHING_LEFT = "nothing-left";

/**
 * Sends what is due to be sent: what planning ordered at any hour, the rest while people are at work. Each mail is claimed before it is sent, so that several processes do
 * not send it twice, and one that ends in the middle leaves it for nobody to send again.
 */
export async function sendReminders(db: Database, means: Means): Promise<void> {
  for (const municipality of await listMunicipalities(db)) {
    const { code } = municipality;
    const now = means.clock();
    await store.markForsaken(db, code, { before: minutesFrom(now, -FORSAKEN_AFTER_MINUTES), now });
    await tryAgain(db, municipality, means);
    await sendDue(db, municipality, means);
  }
}

/** What planning ordered, and what was not taken. */
async function tryAgain(db: Database, municipality: Municipality, means: Means): Promise<void> {
  const { code } = municipality;
  const now = means.clock();
  for (const { id, account, byHand, matters: kept } of await store.listRemindersToTry(db, code, { now, day: dayInJapan(now) })) {
    if (means.signal.aborted) return;
    if (!byHand && !isSendingTime(now)) continue;
    const years = [...new Set(kept.map(({ fiscalYear }) => fiscalYear))];
    const person = (await findMatters(db, code, years, now)).get(account);
    const occasions = new Set(kept.map(({ occasion }) => occasion));
    const matters = (person?.matters ?? []).filter(({ occasion }) => byHand || (occasion !== null && occasions.has(occasion)));
    const address = person?.holder.email ?? null;
    if (matters.length === 0 || address === null) {
      await store.saveReminderState(db, code, id, { state: "failed", nextAt: null, at: now, failure: NOTHING_LEFT });
      continue;
    }
    const attempt = await store.claimAgain(db, code, { id, address, matters: matters.map(asTold), now });
    if (attempt !== null) await deliver(db, municipality, means, { id, account, address, byHand, matters, attempt });
  }
}

/** To everybody for whom an occasion has come that they were not told of, one mail a day. */
async function sendDue(db: Database, municipality: Municipality, means: Means): Promise<void> {
  const { code } = municipality;
  const now = means.clock();
  if (!isSendingTime(now)) return;
  const day = dayInJapan(now);
  const off = await store.listUnreminded(db, code);
  const requests = await listValueRequests(db, code);
  const years = [...new Set([...(await listOpenedYears(db, code)), ...requests.map(({ due }) => yearOfDue(due))])].filter(
    (year) => !off.has(year),
  );
  if (years.length === 0) return;
  const people = await findMatters(db, code, years, now);
  const [told, writtenTo] = [await store.listTold(db, code, dayAfter(day, -TOLD_SINCE_DAYS)), await store.listWrittenTo(db, code, day)];
  for (const [account, { holder, matters: all }] of people) {
    if (means.signal.aborted || !isSendingTime(means.clock())) return;
    const known = new Set([...(told.get(account) ?? [])].map((occasion) => occasionOfYear(occasion, requests)));
    const matters = all.filter(({ occasion }) => occasion !== null && !known.has(occasion));
    const address = holder.email;
    if (address === null || matters.length === 0 || writtenTo.has(account)) continue;
    const claim = { account, day, address, matters: matters.map(asTold), now: means.clock(), by: null };
    const id = await db.transaction().execute((tx) => store.claimReminder(tx, code, claim));
    if (id !== null) await deliver(db, municipality, means, { id, account, address, byHand: false, matters, attempt: 1 });
  }
}

interface Claimed {
  readonly id: number;
  readonly account: number;
  readonly address: string;
  readonly byHand: boolean;
  readonly matters: readonly Matter<SheetRow>[];
  /** From 1. */
  readonly attempt: number;
}

async function deliver(db: Database, municipality: Municipality, means: Means, claimed: Claimed): Promise<void> {
  const { id, account, address, byHand, matters, attempt } = claimed;
  const written = means.write({ municipality, matters, now: means.clock() });
  const outcome = await means.mailer.send({ ...written, to: address, name: `${municipality.code}-${id}` }, means.signal);
  const at = means.clock();
  const state = stateAfter(outcome, { attempt, byHand, at });
  await db.transaction().execute(async (tx) => {
    await store.saveReminderState(tx, municipality.code, id, { ...state, at });
    if (state.nextAt !== null) return;
    const facts = { matters: matters.length, byHand, attempt, failure: state.failure };
    const act: AuditAct["act"] = state.state === "sent" ? "reminder.send" : "reminder.fail";
    await recordAudit(tx, municipality.code, [{ at, account: null, by: null, act, subject: "account", id: account, facts }]);
  });
}

function stateAfter(
  outcome: SendOutcome,
  { attempt, byHand, at }: { readonly attempt: number; readonly byHand: boolean; readonly at: Date },
): Pick<store.Reminder, "state" | "nextAt" | "failure"> {
  if (outcome.kind === "sent") return { state: "sent", nextAt: null, failure: null };
  if (outcome.kind === "unknown") return { state: "unknown", nextAt: null, failure: outcome.reason };
  const minutes = AGAIN_AFTER_MINUTES[attempt - 1];
  const next = minutes === undefined ? null : minutesFrom(at, minutes);
  // What was not sent today is told in the mail of tomorrow, where it is still to be told.
  const isToday = next !== null && (byHand || (isSendingTime(next) && dayInJapan(next) === dayInJapan(at)));
  return { state: "failed", nextAt: isToday ? next : null, failure: outcome.reason };
}

const minutesFrom = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);
