import type { PublicSite } from "../public/public-site.ts";
import type { DataTable } from "./data-table.ts";
import { goalTables } from "./tables/goal-tables.ts";
import { indicatorTables } from "./tables/indicator-tables.ts";
import { missionTable } from "./tables/mission-table.ts";
import { planTables } from "./tables/plan-tables.ts";
import { sharedTables } from "./tables/shared-tables.ts";
import { valuesTable } from "./tables/value-table.ts";

/** Everything that is published, as tables. */
export function dataTables(site: PublicSite): DataTable[] {
  return [...planTables(site), ...indicatorTables(site), valuesTable(site), ...goalTables(site), missionTable(site), ...sharedTables(site)];
}
