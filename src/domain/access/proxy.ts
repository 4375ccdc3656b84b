import { mayWith, PERMISSIONS, type Permission, type SheetScope } from "./permission.ts";
import type { Person } from "./person.ts";
import { isOfUnit } from "./role.ts";

/** 代理: true where the person may do it with the sheet only as planning, in place of the department whose it is to do. What it becomes is marked so. */
export function isProxy(person: Person, permission: Permission, sheet: SheetScope): boolean {
  if (!PERMISSIONS[permission].roles.some(isOfUnit)) return false;
  const own = { ...person, posts: person.posts.filter(({ role }) => role !== "planning") };
  return mayWith(person, permission, sheet) && !mayWith(own, permission, sheet);
}
