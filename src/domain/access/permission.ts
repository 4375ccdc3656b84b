import type { Person } from "./person.ts";
import type { Role } from "./role.ts";

interface Rule {
  /** The roles that may. Author, checker and approver may within their own units, the others everywhere in the municipality. */
  readonly roles: readonly Role[];
}

/** Who may do what: the one table that routes, use cases and screens read. What is not here nobody may. */
export const PERMISSIONS = {
  /** See one's own things to do, change one's password. */
  work: { roles: ["author", "checker", "approver", "planning", "leader", "reviewer", "operator"] },
  /** Read the plans, goals and documents as they stand today. The living record is for staff; citizens read what was published. */
  "read-record": { roles: ["author", "checker", "approver", "planning", "leader", "reviewer", "operator"] },
  /** Bring documents into the record, decide about them, undo it. */
  import: { roles: ["planning"] },
  /** Read a sheet while it is being worked on. A reviewer only sees what was opened to reviewers. */
  "read-sheet": { roles: ["author", "checker", "approver", "planning", "leader", "reviewer"] },
  /** Write a sheet. Planning does it in place of a department, and it is marked so. */
  "write-sheet": { roles: ["author", "checker", "approver", "planning"] },
  /** Hand a sheet in, or take it back before it was checked. */
  "submit-sheet": { roles: ["author", "planning"] },
  "check-sheet": { roles: ["checker"] },
  "approve-sheet": { roles: ["approver"] },
  /** Accept what a department approved; send it back; reopen it. */
  "accept-sheet": { roles: ["planning"] },
  "comment-on-sheet": { roles: ["author", "checker", "approver", "planning", "leader"] },
  /** Where every department stands. */
  "see-progress": { roles: ["planning", "leader"] },
  /** Give the values of indicators that one's unit is responsible for. */
  "enter-values": { roles: ["author", "checker", "approver", "planning"] },
  /** Say how indicators are measured and graded; ask for values. */
  "run-indicators": { roles: ["planning"] },
  /** Open a year, set the times of its phases, change its forms. */
  "run-year": { roles: ["planning"] },
  /** Open sheets to reviewers, and record the city's answer to an opinion. */
  "run-review": { roles: ["planning"] },
  /** State an opinion on what was opened to reviewers. */
  review: { roles: ["reviewer"] },
  /** Read opinions and answers. */
  "read-reviews": { roles: ["author", "checker", "approver", "planning", "leader", "reviewer"] },
  /** Publish what was approved, take it back, and write for citizens. */
  publish: { roles: ["planning"] },
  /** Accounts, appointments and the organisation. */
  administer: { roles: ["planning", "operator"] },
  /** See how the program itself is doing, and have a backup taken. */
  operate: { roles: ["planning", "operator"] },
  "read-audit": { roles: ["planning", "operator"] },
} as const satisfies Readonly<Record<string, Rule>>;

export type Permission = keyof typeof PERMISSIONS;

/** The sheet that somebody wants to do something with. */
export interface SheetScope {
  readonly departmentId: number;
  /** Where the sheet is one division's, another division of the department has nothing to do with it. */
  readonly divisionId: number | null;
  /** Opened to reviewers. */
  readonly reviewable: boolean;
}

/** True where the person has a role that may, whichever unit it is in: enough to open a page, never enough to touch a sheet. */
export function may(person: Person, permission: Permission): boolean {
  return rolesThatMay(person, permission).length > 0;
}

/** True where the person may do it with this sheet. */
export function mayWith(person: Person, permission: Permission, sheet: SheetScope): boolean {
  return rolesThatMay(person, permission).some(({ role, units }) => {
    if (role === "reviewer") return sheet.reviewable;
    if (units === null) return true;
    if (sheet.divisionId !== null && units.divisions.has(sheet.divisionId)) return true;
    if (units.departments.has(sheet.departmentId)) return true;
    return sheet.divisionId === null && units.departmentsOfDivisions.has(sheet.departmentId);
  });
}

function rolesThatMay(person: Person, permission: Permission): Person["posts"] {
  const roles: readonly Role[] = PERMISSIONS[permission].roles;
  return person.posts.filter(({ role }) => roles.includes(role));
}
