import { listReminders, listUnreminded, type Reminder } from "../../../store/reminder-store.ts";
import { findMatters, type MattersOfPerson } from "../../../use-cases/reminder/find-matters.ts";
import { orderReminder } from "../../../use-cases/reminder/order-reminder.ts";
import { NOTHING_LEFT } from "../../../use-cases/reminder/send-reminders.ts";
import { switchReminders } from "../../../use-cases/reminder/switch-reminders.ts";
import { type Answer, done, type Page, type Posting, readId, type StaffVisit, stopped, unreadable } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatDay } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty, Notice } from "../../ui/parts.tsx";
import type { SentenceKey } from "../../ui/sentences.ts";
import { Table } from "../../ui/table.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";

const MOST = 200;

/** What people are told of a year by mail: who would be told what, what was sent, and the switch. */
export async function remindersPage(visit: StaffVisit<"year">): Promise<Answer> {
  return page(visit, null);
}

/** Switches the reminders of a year on or off, or has one sent at once. */
export async function remindAnswer(visit: Posting<"year">): Promise<Answer> {
  const { db, code, parts, form, person, now, wakeReminders } = visit;
  const fiscalYear = Number(parts.year);
  const back = addressOf("reminders", { code, year: fiscalYear });
  const act = form.get("act");
  if (act === "on" || act === "off") {
    const switched = await switchReminders(db, person, { fiscalYear, isOn: act === "on", now });
    return switched.ok ? done(back, "reminders-switched") : stopped("not-permitted");
  }
  const account = readId(form.get("account") ?? "");
  if (act !== "send" || account === null) return unreadable;
  if (wakeReminders === null) return page(visit, "reminders.noMail");
  const ordered = await orderReminder(db, person, { fiscalYear, account, now });
  if (!ordered.ok)
    return ordered.refusal.kind === "forbidden" ? stopped("not-permitted") : page(visit, `reminders.${ordered.refusal.kind}`);
  wakeReminders();
  return done(back, "reminder-ordered");
}

async function page(visit: StaffVisit<"year">, refusal: SentenceKey | null): Promise<Page> {
  const { db, code, parts, now, t, locale, wakeReminders } = visit;
  const fiscalYear = Number(parts.year);
  const year = formatYear(fiscalYear, locale);
  const address = { code, year: fiscalYear };
  const people = [...(await findMatters(db, code, [fiscalYear], now)).values()];
  const sent = await listReminders(db, code, fiscalYear, MOST);
  const isOn = !(await listUnreminded(db, code)).has(fiscalYear);
  return {
    kind: "page",
    title: t("reminders.title", { year }),
    crumbs: [
      { title: t("years.title"), href: addressOf("years", { code }) },
      { title: t("year.title", { year }), href: addressOf("year", address) },
    ],
    status: refusal === null ? 200 : 409,
    body: (
      <>
        <PageHead title={t("reminders.title", { year })}>
          <p className="lead">{t("reminders.lead")}</p>
        </PageHead>
        {refusal === null ? null : (
          <Notice attention status>
            <p>{t(refusal)}</p>
          </Notice>
        )}
        {wakeReminders === null && refusal !== "reminders.noMail" ? (
          <Notice attention>
            <p>{t("reminders.noMail")}</p>
          </Notice>
        ) : null}
        <form method="post" action={addressOf("remind", address)} className="actions-line">
          <p>{t(isOn ? (wakeReminders === null ? "reminders.onWithMail" : "reminders.on") : "reminders.off")}</p>
          <button type="submit" name="act" value={isOn ? "off" : "on"} className="button second small">
            {t(isOn ? "reminders.switchOff" : "reminders.switchOn")}
          </button>
        </form>
        <Block title={t("reminders.people")}>
          <People address={addressOf("remind", address)} people={people} canSend={wakeReminders !== null} />
        </Block>
        <Block title={t("reminders.sent")}>
          <Sent reminders={sent} />
        </Block>
      </>
    ),
  };
}

function People({
  address,
  people,
  canSend,
}: {
  readonly address: string;
  readonly people: readonly MattersOfPerson[];
  readonly canSend: boolean;
}) {
  const { t } = usePage();
  if (people.length === 0) return <Empty>{t("reminders.nobody")}</Empty>;
  return (
    <Table
      caption={t("reminders.people")}
      captionHidden
      rows={people}
      rowKey={({ holder }) => holder.account}
      columns={[
        { key: "person", head: t("reminders.person"), cell: ({ holder }) => <Words>{holder.name}</Words> },
        { key: "matters", short: true, figure: true, head: t("reminders.matters"), cell: ({ matters }) => matters.length },
        { key: "address", short: true, head: t("reminders.address"), cell: ({ holder }) => holder.email ?? t("reminders.noAddress") },
        {
          key: "send",
          head: t("reminders.send"),
          cell: ({ holder }) => (holder.email === null || !canSend ? null : <SendButton address={address} {...holder} />),
        },
      ]}
    />
  );
}

function SendButton({ address, account, name }: { readonly address: string; readonly account: number; readonly name: string }) {
  const { t } = usePage();
  return (
    <form method="post" action={address}>
      <input type="hidden" name="account" value={account} />
      <button type="submit" name="act" value="send" className="button second small" aria-label={t("reminders.sendTo", { name })}>
        {t("reminders.send")}
      </button>
    </form>
  );
}

function Sent({ reminders }: { readonly reminders: readonly Reminder[] }) {
  const { t, locale } = usePage();
  if (reminders.length === 0) return <Empty>{t("reminders.noneSent")}</Empty>;
  return (
    <Table
      caption={t("reminders.sent")}
      captionHidden
      rows={reminders}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "person",
          head: t("reminders.person"),
          cell: ({ name, address }) => (
            <>
              <Words>{name}</Words> <span className="quiet">{address}</span>
            </>
          ),
        },
        { key: "day", short: true, head: t("reminders.day"), cell: ({ day }) => formatDay(new Date(`${day}T00:00:00+09:00`), locale) },
        { key: "matters", short: true, figure: true, head: t("reminders.matters"), cell: ({ matters }) => matters.length },
        {
          key: "state",
          head: t("reminders.state"),
          cell: ({ state, by, failure }) => (
            <>
              {t(`reminders.state.${state}`)}
              {by === null ? null : <span className="line quiet">{t("reminders.byHand", { by })}</span>}
              {failure === null ? null : (
                <span className="line quiet">{failure === NOTHING_LEFT ? t("reminders.nothing-to-tell") : failure}</span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
