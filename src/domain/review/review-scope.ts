import { may, mayWith, type Permission, type SheetScope } from "../access/permission.ts";
import type { Person } from "../access/person.ts";

/** What an opinion is about, as far as rights go: a sheet, or a policy, which everybody reads. */
export type ReviewScope = ({ readonly kind: "sheet" } & SheetScope) | { readonly kind: "node" };

/** True where the person may do it with opinions about this. */
export function mayWithOpinion(
  person: Person,
  permission: Extract<Permission, "review" | "run-review" | "read-reviews">,
  scope: ReviewScope,
): boolean {
  return scope.kind === "sheet" ? mayWith(person, permission, scope) : may(person, permission);
}
