import { sql } from "kysely";
import type { Connection } from "./database.ts";
import type { SubjectKind } from "./schema.ts";

/** What the record says of a thing, in the contract's terms as far as a document can say them. */
export interface SubjectBody {
  readonly kind: SubjectKind;
  readonly id: number;
  readonly title: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the record says of some things now; what it does not have is left out. */
export async function listSubjectBodies(
  db: Connection,
  municipality: string,
  subjects: readonly { readonly kind: SubjectKind; readonly id: number }[],
): Promise<SubjectBody[]> {
  if (subjects.length === 0) return [];
  const [kinds, ids] = [subjects.map(({ kind }) => kind), subjects.map(({ id }) => id)];
  const found = await sql<SubjectBody>`
    WITH asked AS (SELECT DISTINCT kind, id FROM unnest(${kinds}::text[], ${ids}::bigint[]) AS a (kind, id)), ${held(municipality)}
    SELECT a.kind, a.id, coalesce(body ->> 'title', body ->> 'name', body ->> 'item', body ->> 'actor', body ->> 'term', body ->> 'department', '') AS title, body
    FROM asked a JOIN held h ON h.kind = a.kind AND h.id = a.id ORDER BY a.id`.execute(db);
  return found.rows;
}

function held(municipality: string) {
  const mine = sql`municipality_code = ${municipality}`;
  const ids = (kind: SubjectKind) => sql`id IN (SELECT id FROM asked WHERE kind = ${sql.lit(kind)})`;
  return sql`held AS (
    SELECT 'goal' AS kind, g.id, r.body FROM goal g
      JOIN goal_revision r ON r.municipality_code = g.municipality_code AND r.goal_id = g.id AND r.number = g.revision
      WHERE g.${mine} AND g.${ids("goal")}
    UNION ALL SELECT 'mission', m.id, r.body FROM mission m
      JOIN mission_revision r ON r.municipality_code = m.municipality_code AND r.mission_id = m.id AND r.number = m.revision
      WHERE m.${mine} AND m.${ids("mission")}
    UNION ALL SELECT 'plan', id, jsonb_build_object('title', title, 'levels', levels) FROM plan WHERE ${mine} AND ${ids("plan")}
    UNION ALL SELECT 'plan-node', n.id, jsonb_build_object('code', n.code, 'parent', p.code, 'level', n.level, 'title', n.title, 'statement', n.statement,
        'sections', coalesce((SELECT jsonb_agg(jsonb_build_object('title', s.title, 'items', s.items) ORDER BY s.position) FROM plan_node_section s
          WHERE s.municipality_code = n.municipality_code AND s.node_id = n.id), '[]'))
      FROM plan_node n LEFT JOIN plan_node p ON p.municipality_code = n.municipality_code AND p.id = n.parent_id
      WHERE n.${mine} AND n.${ids("plan-node")}
    UNION ALL SELECT 'indicator', i.id, jsonb_build_object('name', i.name, 'unit', i.unit, 'kind', i.kind, 'note', i.note, 'divisions', i.divisions,
        'strategyKpi', coalesce((SELECT bool_or(p.strategy_kpi) FROM indicator_placement p WHERE p.municipality_code = i.municipality_code AND p.indicator_id = i.id), false),
        'baseline', (SELECT min(v.text) FROM indicator_value v WHERE v.municipality_code = i.municipality_code AND v.indicator_id = i.id AND v.role = 'baseline' AND v.superseded_by IS NULL),
        'target', (SELECT min(v.text) FROM indicator_value v WHERE v.municipality_code = i.municipality_code AND v.indicator_id = i.id AND v.role = 'target' AND v.superseded_by IS NULL),
        'interimTargets', coalesce((SELECT jsonb_agg(v.text ORDER BY v.fiscal_year, v.position, v.id) FROM indicator_value v
          WHERE v.municipality_code = i.municipality_code AND v.indicator_id = i.id AND v.role = 'interim' AND v.superseded_by IS NULL), '[]'))
      FROM indicator i WHERE i.${mine} AND i.${ids("indicator")}
    UNION ALL SELECT 'initiative', id, jsonb_build_object('group', group_title, 'item', item, 'divisions', divisions, 'details', details) FROM initiative WHERE ${mine} AND ${ids("initiative")}
    UNION ALL SELECT 'role', id, jsonb_build_object('actor', actor, 'expectations', expectations) FROM role_expectation WHERE ${mine} AND ${ids("role")}
    UNION ALL SELECT 'related-plan', id, jsonb_build_object('title', title) FROM related_plan WHERE ${mine} AND ${ids("related-plan")}
    UNION ALL SELECT 'glossary-term', id, jsonb_build_object('term', term) FROM glossary_term WHERE ${mine} AND ${ids("glossary-term")}
  )`;
}
