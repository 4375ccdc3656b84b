import { isSdg, SDG_NAMES } from "../../ui/goal/sdgs.tsx";
import { usePage } from "../../ui/page-context.tsx";

/** The seventeen goals to be ticked, by number and name. */
export function SdgsBox({ sdgs, of }: { readonly sdgs: readonly number[]; readonly of: string }) {
  const { t } = usePage();
  return (
    <details className="sdgs-box">
      <summary>
        {sdgs.length === 0
          ? t("write.sdgs.choose")
          : sdgs.map((number) => `${number} ${isSdg(number) ? t(SDG_NAMES[number]) : ""}`).join(t("list.comma"))}
      </summary>
      <input type="hidden" name="/sdgs" value="" />
      <fieldset>
        <legend className="visually-hidden">{of}</legend>
        {Object.entries(SDG_NAMES).map(([number, name]) => (
          <label className="check" key={number}>
            <input type="checkbox" name="/sdgs" value={number} defaultChecked={sdgs.includes(Number(number))} />
            <span>
              {number} {t(name)}
            </span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
