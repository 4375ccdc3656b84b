/** One line of the report: what was measured, the figure with its unit, and how it stands to the baseline of the same run. */
export interface Figure {
  readonly what: string;
  readonly figure: string;
  readonly against: string;
}
