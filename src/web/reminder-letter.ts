import type { Matter } from "../domain/cycle/reminders.ts";
import type { SheetRow } from "../store/sheet-store.ts";
import type { Letter } from "../use-cases/reminder/mailer.ts";
import type { ReminderContent } from "../use-cases/reminder/send-reminders.ts";
import { municipalityName } from "./pages/municipality-name.ts";
import { addressOf } from "./routes.ts";
import { formatDate } from "./ui/dates.ts";
import { formatDeadline } from "./ui/deadline.ts";
import { sentencesIn } from "./ui/sentences.ts";
import { formatYear } from "./ui/understood.ts";

/** What is most urgent first: the subject is of it. */
const KINDS = ["late", "due", "values", "waiting", "summary"] as const satisfies readonly Matter<SheetRow>["kind"][];

/** A reminder in words: what there is to do, until when, and where. Mails are Japanese: nobody knows which language a person reads who is not there. */
export function reminderLetter(
  { municipality, matters }: Pick<ReminderContent, "municipality" | "matters">,
  publicUrl: string,
): Pick<Letter, "subject" | "text"> {
  const t = sentencesIn("ja");
  const { code } = municipality;
  const link = (path: string) => `${publicUrl}${path}`;
  const lines = (sheet: SheetRow, deadline: Date | null): string[] => [
    `・${formatYear(sheet.fiscalYear, "ja")} ${sheet.department}「${oneLine(sheet.title)}」（${t(`phase.${sheet.phase}`)}）`,
    ...(deadline === null ? [] : [t("letter.deadline", { deadline: formatDeadline(deadline, "ja") })]),
    `　${link(addressOf("sheet", { code, sheet: sheet.id }))}`,
  ];
  const linesOf = (matter: Matter<SheetRow>): string[] => {
    switch (matter.kind) {
      case "due":
      case "late":
        return lines(matter.sheet, matter.deadline);
      case "waiting":
        return lines(matter.sheet, null);
      case "values":
        return [
          t("letter.values.line", {
            unit: matter.unit.name ?? t("values.nobodys"),
            year: formatYear(matter.year, "ja"),
            count: matter.owed,
          }),
          t("letter.deadline", { deadline: formatDate(matter.due, "ja") }),
          `　${link(addressOf("unitValues", { code, unit: matter.unit.id }, { year: matter.year }))}`,
        ];
      case "summary":
        return matter.late.flatMap((sheet) => lines(sheet, null));
    }
  };
  const groups = KINDS.map((kind) => ({ kind, of: matters.filter((matter) => matter.kind === kind) })).filter(({ of }) => of.length > 0);
  const [first] = groups;
  const count = first?.of.reduce((sum, matter) => sum + countOf(matter), 0) ?? 0;
  const parts = groups.flatMap(({ kind, of }) => [`■ ${t(`letter.${kind}`)}`, ...of.flatMap(linesOf), ""]);
  return {
    subject: t(`letter.subject.${first?.kind ?? "due"}`, { city: municipalityName(municipality, t), count }),
    text: [...parts, t("letter.toDesk"), link(addressOf("desk", { code })), "", t("letter.end"), ""].join("\n"),
  };
}

function countOf(matter: Matter<SheetRow>): number {
  switch (matter.kind) {
    case "summary":
      return matter.late.length;
    case "values":
      return matter.owed;
    default:
      return 1;
  }
}

const oneLine = (text: string): string => text.replace(/\s+/gu, " ");
