import type { SentenceKey } from "../../ui/sentences.ts";

const NAMES = new Map<string, SentenceKey>(
  Object.entries({
    undecodable: "oddity.undecodable",
    "private-use": "oddity.privateUse",
    "control-characters": "oddity.control",
    "nesting-cut": "oddity.nesting",
    hidden: "oddity.hidden",
    "tracked-changes": "oddity.trackedChanges",
    comments: "oddity.comments",
    "unread-parts": "oddity.unreadParts",
  } as const satisfies Record<string, SentenceKey>),
);

/** What is said of an oddity of a file; of a kind that is not known here, that there is one. */
export function oddityName(kind: string): SentenceKey {
  return NAMES.get(kind) ?? "oddity.other";
}
