import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { FieldSlot } from "./field-slot.tsx";
import { idOf, useSheetDesk } from "./sheet-desk.tsx";

interface BoxProps {
  readonly pointer: string;
  /** What the field is called, with the part in which it stands, for those who do not see the table. */
  readonly of: string;
  readonly text: string;
  /** A word or a number: a field of one line, unless the text has several. */
  readonly short?: boolean;
  readonly figures?: boolean;
  readonly list?: string;
}

/** A field in which a text is written; it grows with the text. What was typed and could not be read stands there again, with what is wrong with it. */
export function FieldBox({ pointer, of, text, short = false, figures = false, list }: BoxProps) {
  const { t } = usePage();
  const { faults } = useSheetDesk();
  const fault = faults.find((one) => one.pointer === pointer);
  const id = idOf(pointer);
  const shared = {
    ...{ id, name: pointer, lang: "ja", "aria-label": of, defaultValue: fault?.typed ?? text },
    ...(fault ? { "aria-invalid": true, "aria-describedby": `${id}-fault` } : {}),
  };
  return (
    <>
      {short && !/[\r\n]/u.test(text) ? (
        <input type="text" className="box short" inputMode={figures ? "numeric" : undefined} autoComplete="off" list={list} {...shared} />
      ) : (
        <textarea className="box" rows={1} {...shared} />
      )}
      {fault ? (
        <span className="field-error" id={`${id}-fault`}>
          {t(`write.${fault.kind}`)}
        </span>
      ) : null}
    </>
  );
}

/** A text that is only read here. */
function FieldText({ pointer, text }: { readonly pointer: string; readonly text: string | null }) {
  const { t } = usePage();
  return (
    <div className="read-only" id={idOf(pointer)}>
      {text === null || text.trim() === "" ? <span className="nothing">{t("nothing.written")}</span> : <Words>{text}</Words>}
    </div>
  );
}

/** A field as the phase has it: written, or only read; with what others put beside it. */
export function Field({ written, ...props }: BoxProps & { readonly written: boolean }) {
  return (
    <>
      {written ? <FieldBox {...props} /> : <FieldText pointer={props.pointer} text={props.text} />}
      <FieldSlot pointer={props.pointer} />
    </>
  );
}
