/** What a person is appointed to: 担当, 課長, 部長, 企画課, 市長・副市長, 外部評価, 情報政策課. */
export const ROLES = ["author", "checker", "approver", "planning", "leader", "reviewer", "operator"] as const;

export type Role = (typeof ROLES)[number];

/** Roles that a person has in a unit of the organisation; the others hold for the whole municipality. */
const OF_UNITS = ["author", "checker", "approver"] as const satisfies readonly Role[];

/** True where an appointment to the role names a department or a division. */
export function isOfUnit(role: Role): boolean {
  return OF_UNITS.some((one) => one === role);
}
