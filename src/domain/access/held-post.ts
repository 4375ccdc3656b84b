import { mayWith, type SheetScope } from "./permission.ts";
import type { Person } from "./person.ts";
import type { Role } from "./role.ts";

/** True where the person reads the sheet for no other reason than that it was opened to reviewers: then what is in the record of it, never what is being written. */
export function readsAsReviewer(person: Person, sheet: SheetScope): boolean {
  return !mayWith({ ...person, posts: person.posts.filter(({ role }) => role !== "reviewer") }, "read-sheet", sheet);
}

/** True where the person holds a post with the role that reaches the sheet. */
export function holdsPost(person: Person, role: Role, sheet: SheetScope): boolean {
  return mayWith({ ...person, posts: person.posts.filter((post) => post.role === role) }, "read-sheet", sheet);
}
