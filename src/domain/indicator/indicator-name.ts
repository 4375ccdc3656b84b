import { normalise } from "../wording/normal.ts";
import { textKey } from "../wording/text-key.ts";
import { splitUnit } from "../wording/unit.ts";

/** The forms in which an indicator's name is compared, from the closest to the widest. */
export interface IndicatorNameKeys {
  /** 事 業 数 and 事業数 are one. */
  readonly written: string;
  /** As it would be spelled in another document: without its unit in brackets, quotation marks, ・, reference marks, 【再掲】 and the like. */
  readonly spelled: string;
  /** Without what brackets note at its end; …の割合 is …率. Two indicators of one document may share it (現年分, 滞納繰越分). */
  readonly plain: string;
}

/** A longer name is no name; of a hostile one only so much is looked at. */
const LONGEST = 400;
const MOST_ASKED = 12;
const REPEATED = /[【[〔(<](?:再掲|再|重複掲載|新規|継続|拡充|kpi|重要業績評価指標|数値目標)[】\]〕)>]/gu;
const REFERENCE = /(?:※|[*†])\d{0,2}|\(?注\s?\d{0,2}\)/gu;
const SUPERSCRIPT = /[¹²³⁴-⁹]/gu;
const QUOTES = /[「」『』“”"'・･、,。]/gu;
const LAST_BRACKETS = /(?:\([^()]*\)|【[^【】]*】|\[[^[\]]*\]|〔[^〔〕]*〕)$/u;

export function indicatorNameKeys(name: string): IndicatorNameKeys {
  const short = name.slice(0, LONGEST);
  const written = textKey(short);
  const bare = normalise(short.replace(SUPERSCRIPT, "")).toLowerCase().replace(REFERENCE, "").replace(REPEATED, "").trim();
  const spelled = textKey(splitUnit(bare).name).replace(QUOTES, "") || written;
  return { written, spelled, plain: withoutNotes(spelled) || spelled };
}

/**
 * The characters that, in this order, the key of every name has that is spelled like this one, whatever stands between them (【新規】, 「」): by them a record is asked for names
 * that may be alike. What of a plain name stands for more than one spelling is not among them.
 */
export function charactersOfName(name: string): string[] {
  const { plain } = indicatorNameKeys(name);
  return [...plain.replace(/(?:率|者数)$/u, "")].slice(0, MOST_ASKED);
}

function withoutNotes(spelled: string): string {
  let plain = spelled;
  for (let depth = 0; depth < 3; depth += 1) plain = plain.replace(LAST_BRACKETS, "");
  return plain.replace(/(?:の|する|した|している)?(?:割合|比率)$/u, "率").replace(/(?:の)?(?:人数|者数)$/u, "者数");
}
