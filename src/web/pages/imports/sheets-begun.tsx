import type { UndoRefusal } from "../../../use-cases/upload/undo-import.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";

/** The sheets for which an import is not undone: what they say rests upon it. */
export function SheetsBegun({
  code,
  refusal: { sheets },
}: {
  readonly code: string;
  readonly refusal: Extract<UndoRefusal, { readonly kind: "sheets-begun" }>;
}) {
  const { t, locale } = usePage();
  return (
    <>
      <p>{t("decide.undo.sheets")}</p>
      <ul>
        {sheets.map(({ id, fiscalYear, department, title }) => (
          <li key={id}>
            {formatYear(fiscalYear, locale)} <Words>{department}</Words>{" "}
            <a href={addressOf("sheet", { code, sheet: id })}>
              <Words>{title.trim() === "" ? t("write.untitled") : title}</Words>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
