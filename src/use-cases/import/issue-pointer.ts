import type * as v from "valibot";

/** Where in a JSON a schema is not kept to, as a JSON pointer. */
export function pointerOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key }) => String(key).slice(0, 100).replaceAll("~", "~0").replaceAll("/", "~1"));
  return `/${keys.join("/")}`;
}
