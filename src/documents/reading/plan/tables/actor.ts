import { bare } from "./column-head.ts";
import words from "./words.json" with { type: "json" };

const WORDS = new Set(words.actors.words);
const TAILS = new RegExp(`${words.actors.tails}+$`, "u");
const ROLES = new RegExp(`${words.actors.roles}$`, "u");
const MARKS = /^[■●◆○◇・▼▽【〔［〈《≪<[]+|[】〕］〉》≫>\]]+$|[:：]$/gu;
const SHAPE =
  /^.{1,10}(?:団体|組織|機関|事業者|企業|法人|関係者|協議会|委員会|協会|組合|会議所|学校|大学|自治会|町内会|住民|市民|町民|村民|区民|県民|家庭|地域|業者|行政|施設|病院|者|会)$/u;
/** 上田市, 〇〇町: the municipality by its name. */
const MUNICIPALITY = /^[\p{Script=Han}ぁ-んァ-ヶー○〇◯]{1,6}[市町村区]$/u;
const LONGEST = 30;

const ACTOR_COLUMN = new RegExp(`^${words.actorColumns}$`, "u");
const BOTH_COLUMNS = new RegExp(`^${words.actorColumns}${words.roleColumns}$`, "u");
const ROLE_COLUMN = new RegExp(`^${words.roleColumns}$`, "u");

/**
 * The name of one who acts, cut to its words: 市民 of 【市民】, 市民の役割 and 市民に期待されること; null where none is named. `sure` tells a
 * name by the vocabulary from one by its shape alone (商工会議所, ○○市).
 */
export interface ActorName {
  /** Offset and length in the text as written. */
  readonly start: number;
  readonly end: number;
  readonly sure: boolean;
}

export function readActor(text: string): ActorName | null {
  if (text.trim() === "" || text.length > LONGEST) return null;
  const marks = /^(?:[(（]?[0-9０-９]{1,2}[)）.．、]?[\s　]+)?[\s　■●◆○◇・▼▽【〔［〈《≪<[「]*/u.exec(text)?.[0].length ?? 0;
  const inner = text.slice(marks).replace(/[\s　】〕］〉》≫>\]」:：]+$/u, "");
  const role = ROLES.exec(inner)?.index ?? inner.length;
  const name = (role > 0 ? inner.slice(0, role) : inner).trimEnd();
  const sure = namesActors(name);
  return sure === null || name === "" ? null : { start: marks, end: marks + name.length, sure };
}

/** True where every part of a list is a known actor, false where some are only shaped like one, null where one is neither. */
function namesActors(text: string): boolean | null {
  const whole = bare(text).replace(MARKS, "");
  if (isKnown(whole)) return true;
  const parts = whole.replace(/[(（][^()（）]*[)）]/gu, "").split(/[・、,／/＆&]|及び|および|や(?=.{2})|と(?=.{2})/u);
  if (parts.some((part) => part === "")) return null;
  if (parts.every(isKnown)) return true;
  return parts.every((part) => isKnown(part) || isShaped(part)) ? false : null;
}

function isKnown(word: string): boolean {
  if (WORDS.has(word)) return true;
  const stem = word.replace(/[(（][^()（）]*[)）]$/u, "").replace(TAILS, "");
  return (
    WORDS.has(stem) ||
    (/^(?:地域の|市内の|各種|関係|民間|市内|地元)/u.test(stem) &&
      WORDS.has(stem.replace(/^(?:地域の|市内の|各種|関係|民間|市内|地元)/u, "")))
  );
}

function isShaped(word: string): boolean {
  const stem = word.replace(TAILS, "");
  return (SHAPE.test(stem) || MUNICIPALITY.test(stem)) && !/[をがはにで]/u.test(stem);
}

/** Whether the heads say that actors stand in the first column ("rows"), or one in each column ("columns"). */
export function readActorHead(heads: readonly string[]): "rows" | "columns" | null {
  const said = heads.map(bare).filter((head) => head !== "");
  if (said.length < 2) return null;
  const actors = said.filter((head) => readActor(head)?.sure === true);
  if (actors.length === said.length || (actors.length >= 2 && actors.length >= said.length - 1)) return "columns";
  const [first = "", second = ""] = said;
  return ACTOR_COLUMN.test(first) && ROLE_COLUMN.test(second) ? "rows" : null;
}

/** The heads of a table of actors and their roles, however wide they are set: 主 体 役 割. */
export function isActorHead(text: string): boolean {
  return BOTH_COLUMNS.test(bare(text)) && /[\s　]/u.test(text.trim());
}
