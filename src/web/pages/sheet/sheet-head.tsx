import { deadlineOf } from "../../../domain/cycle/cycle.ts";
import type { SheetAct } from "../../../store/sheet-history-store.ts";
import { addressOf } from "../../routes.ts";
import { formatMoment } from "../../ui/dates.ts";
import { formatDeadline } from "../../ui/deadline.ts";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Badge, Notice } from "../../ui/parts.tsx";
import type { Locale, Sentences } from "../../ui/sentences.ts";
import type { Crumb } from "../../ui/shell.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { type OpenedSheet, unitOf } from "./open-sheet.ts";

/** What a sheet is called: its title, else what kind of sheet it is. */
export function sheetTitle({ sheet, form }: OpenedSheet, t: Sentences): string {
  if (sheet.title.trim() !== "") return sheet.title.replace(/\s+/gu, " ");
  return sheet.kind === "mission" ? form.name : t("write.untitled");
}

/** The way to the pages of a sheet. */
export function sheetCrumbs(opened: OpenedSheet, { code, t }: { readonly code: string; readonly t: Sentences }): readonly Crumb[] {
  return [
    { title: t("desk.title"), href: addressOf("desk", { code }) },
    { title: sheetTitle(opened, t), href: addressOf("sheet", { code, sheet: opened.sheet.id }) },
  ];
}

/** 令和8年度 重点目標管理シート. */
function sheetName({ sheet, form }: OpenedSheet, t: Sentences, locale: Locale): string {
  return t("write.name", { name: form.name, year: formatYear(sheet.fiscalYear, locale, "short") });
}

/** The head of the pages of a sheet: which it is, whose it is, where it stands, until when it is written. */
export function SheetPageHead({ opened, title }: { readonly opened: OpenedSheet; readonly title: string }) {
  const { t, locale } = usePage();
  const { sheet, phases } = opened;
  const deadline = deadlineOf(sheet, phases);
  const name = sheetTitle(opened, t);
  return (
    <div className="sheet-head">
      <PageHead eyebrow={`${sheetName(opened, t, locale)} ・ ${unitOf(sheet)}`} title={<Words>{title}</Words>}>
        {title === name ? null : (
          <p className="lead">
            <Words>{name}</Words>
          </p>
        )}
        <p className="sheet-standing">
          <span className="badges">
            <Badge>{t(`phase.${sheet.phase}`)}</Badge>
            <Badge strong>{t(`status.${sheet.status}`)}</Badge>
          </span>
          {sheet.status === "accepted" ? null : (
            <span>{deadline === null ? t("write.noDeadline") : t("write.deadline", { at: formatDeadline(deadline, locale) })}</span>
          )}
          <span className="quiet">{t("write.revision", { revision: sheet.revision })}</span>
        </p>
      </PageHead>
      {opened.returned === null ? null : <Returned act={opened.returned} />}
    </div>
  );
}

/** Why a sheet was sent back or reopened, for who is to write it again. */
function Returned({ act: { act, by, at, reason } }: { readonly act: SheetAct }) {
  const { t, locale } = usePage();
  return (
    <Notice attention>
      <p>
        <strong>{t(act === "reopen" ? "write.reopened" : "write.returned", { by: by ?? "", at: formatMoment(at, locale) })}</strong>
      </p>
      <p>
        <Words>{reason ?? ""}</Words>
      </p>
    </Notice>
  );
}
