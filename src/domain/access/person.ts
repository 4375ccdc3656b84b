import type { Role } from "./role.ts";

/** The units that an appointment reaches: its own, and those that became it. */
export interface CoveredUnits {
  /** Departments to which the person is appointed as a whole. */
  readonly departments: ReadonlySet<number>;
  /** Divisions to which the person is appointed. */
  readonly divisions: ReadonlySet<number>;
  /** The departments of those divisions: a sheet that is no division's own is everybody's of the department. */
  readonly departmentsOfDivisions: ReadonlySet<number>;
}

/** A role as it is held today. */
export interface Post {
  readonly role: Role;
  /** null where the role holds in the whole municipality. */
  readonly units: CoveredUnits | null;
}

/** Who is signed in, with what they are appointed to on this day. Nobody has rights from an appointment that ended. */
export interface Person {
  readonly municipality: string;
  readonly account: number;
  readonly name: string;
  readonly posts: readonly Post[];
}
