import { readActor } from "./tables/actor.ts";
import { bare } from "./words.ts";

const ACTS = /^[【〔《≪＜<〈［[◆■●○◎▼・]*([^【】]{1,16})の(?:主な)?(?:取組|取り組み|取組み|行動)[】〕》≫＞>〉］\]]?$/u;
const MUNICIPALITY = /^(?:市|町|村|区|県|行政|本市|本町|本村)(?:\(行政\))?$/u;

/**
 * Whose doings a label announces: those of the municipality itself (市の取組), or of others (市民・地域の取組); null for other texts. What the municipality does is
 * its role only beside what others do.
 */
export function actsOf(text: string): "municipality" | "others" | null {
  if (text.length > 24) return null;
  const actor = ACTS.exec(bare(text))?.[1];
  if (actor === undefined) return null;
  if (MUNICIPALITY.test(actor)) return "municipality";
  return readActor(actor)?.sure === true ? "others" : null;
}
