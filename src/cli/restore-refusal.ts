import { PUBLISHED_KINDS } from "../domain/publication/published-item.ts";
import type { RestoreRefusal } from "../use-cases/publication/restore/restore-publications.ts";
import { dataWordsIn } from "../web/open-data/open-data-words.ts";
import { refusalSentence } from "./refusals.ts";
import type { SentenceKey, Sentences } from "./sentences.ts";

/** What can be done about each refusal beyond what it says itself. */
const REMEDIES: Readonly<Record<RestoreRefusal["kind"], SentenceKey | null>> = {
  ...{ "record-exists": null, "publication-of-other": null },
  ...{
    "publication-not-json": "restore.take-again",
    "publication-sums": "restore.take-again",
    "publication-schema": "restore.same-version",
  },
  ...{ "publication-text": "restore.mend", "publication-numbers": "restore.take-again", "publication-dates": "restore.take-again" },
  ...{ "publication-parts": "restore.take-again", "publication-twice": "restore.mend", "publication-cycle": "restore.mend" },
  ...{ "publication-ids": "restore.mend", "publication-value": "restore.mend", "publication-reference": "restore.mend" },
};

/** Why published data is not restored, of which thing of which publication, and what can be done. */
export function restoreRefusalSentence(sentences: Sentences, refusal: RestoreRefusal): string {
  const remedy = REMEDIES[refusal.kind];
  const told =
    "at" in refusal
      ? { ...refusal, at: placeOf(sentences, refusal), ...("to" in refusal ? { to: named(sentences, refusal.to, null) } : {}) }
      : refusal;
  const sentence = refusalSentence(sentences, told);
  return remedy === null ? sentence : `${sentence}\n  ${sentences(remedy)}`;
}

/** 第2回公表の重点目標「窓口を待たせない」（goal:100234）. A place in the file is called as it is. */
function placeOf(sentences: Sentences, refusal: RestoreRefusal & { readonly at: string }): string {
  if (!("title" in refusal)) return named(sentences, refusal.at, null);
  const thing = named(sentences, refusal.at, refusal.title);
  return refusal.publication === null ? thing : sentences("restore.of-publication", { number: refusal.publication, thing });
}

/** A thing by its kind and title; what is none, as it is. */
export function named(sentences: Sentences, key: string, title: string | null): string {
  const kind = PUBLISHED_KINDS.find((one) => key.startsWith(`${one}:`));
  if (kind === undefined) return key;
  const said = dataWordsIn(sentences.locale)(`value.kind.${kind}`);
  return title === null ? sentences("restore.thing", { kind: said, key }) : sentences("restore.titled-thing", { kind: said, title, key });
}
