import type { SheetText } from "../../../domain/sheet/sheet-body.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Field } from "./field-box.tsx";
import { ActButton, ListOrder, PartActs } from "./part-acts.tsx";
import { idOf } from "./sheet-desk.tsx";

/** Texts of a list, each in a field of its own, and the button for another. */
export function TextsBox({
  list,
  of,
  texts,
  written,
}: {
  readonly list: string;
  readonly of: string;
  readonly texts: readonly SheetText[];
  readonly written: boolean;
}) {
  const { t } = usePage();
  if (!written && texts.length === 0) return <span className="nothing">{t("nothing.written")}</span>;
  return (
    <>
      {written ? <ListOrder pointer={list} parts={texts} /> : null}
      <ul className="parts">
        {texts.map(({ key, text }, i) => {
          const at = `${list}/${key}`;
          const name = texts.length === 1 ? of : `${of} ${i + 1}`;
          return (
            <li key={key} id={idOf(at)} data-of={at}>
              <div className="text-box">
                <Field pointer={`${at}/text`} of={name} text={text} written={written} />
                {written && texts.length > 1 ? <PartActs pointer={at} of={name} at={i} count={texts.length} /> : null}
              </div>
            </li>
          );
        })}
      </ul>
      {written ? <ActButton act={`add ${list}`}>{t("write.addText")}</ActButton> : null}
    </>
  );
}
