import type { SentenceKey } from "../../ui/sentences.ts";

const NAMES: Readonly<Record<string, SentenceKey>> = {
  undecodable: "oddity.undecodable",
  "private-use": "oddity.privateUse",
  "control-characters": "oddity.control",
  "nesting-cut": "oddity.nesting",
};

/** What is said of an oddity of a file; of a kind that is not known here, that there is one. */
export function oddityName(kind: string): SentenceKey {
  return NAMES[kind] ?? "oddity.other";
}
