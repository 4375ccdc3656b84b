import type { ReactNode } from "react";

/** What stands behind a figure of the page of progress. */
export interface ProgressList {
  readonly title: string;
  /** What the list is narrowed to: the year, a plan, a grade. */
  readonly about: readonly string[];
  readonly explanation: string | null;
  readonly count: number;
  /** Stands before the rows, also where there are none. */
  readonly before?: ReactNode;
  readonly body: ReactNode;
}
