import { serve } from './by-hand'
import { openPrepared, searched, sortKeyOf } from './database'
import { COMMENTS, EVENTS, MEMBERS, POSTGRES, SECTOR_ORDER, SQLITE } from './statements'

/** How each database says it. */
interface Json {
  readonly object: string
  /** In the order of the subquery that it is over. */
  readonly list: (object: string) => string
  readonly instant: (column: string) => string
  readonly polish: string
  /** What keeps PostgreSQL's driver from parsing the JSON. */
  readonly asText: string
  /** The ids of a list, in its order. */
  readonly representations: string
  readonly place: string
}

const SQLITE_JSON: Json = {
  object: 'json_object',
  list: (object) => `json_group_array(${object})`,
  instant: (column) => column,
  polish: `s."names" ->> '$.PL'`,
  asText: '',
  representations: 'json_each(?) AS asked',
  place: '?',
}

const POSTGRES_JSON: Json = {
  object: 'json_build_object',
  list: (object) => `coalesce(json_agg(${object}), '[]')`,
  instant: (column) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  polish: `s."names"::json ->> 'PL'`,
  asText: '::text',
  representations: 'unnest($1::text[]) AS asked(value)',
  place: '$1',
}

function statements(
  { object, list, instant, polish, asText, representations, place }: Json,
  { page, search }: typeof SQLITE,
) {
  const nodes = (from: string, item: string) =>
    `${object}('nodes', (SELECT ${list(`${object}(${item})`)} FROM (${from}) AS t))`
  const organisation = `(SELECT ${object}('id', o."id", 'name', o."name") FROM "organisation" AS o WHERE o."id" = t."organisationId")`
  const author = `CASE t."state" WHEN 'PUBLISHED' THEN (SELECT ${object}('id', a."id", 'displayName', a."displayName")
    FROM "account" AS a WHERE a."id" = t."authorId" AND a."erasedAt" IS NULL) END`
  const named = (table: string, condition: string) =>
    `(SELECT ${object}('id', n."id", 'name', n."name") FROM "${table}" AS n WHERE n."id" = asked.value ${condition})`
  const label = `CASE h."type" WHEN 'Event' THEN ${object}('__typename', h."type", 'id', h."id", 'title', h."label")
    ELSE ${object}('__typename', h."type", 'id', h."id", 'name', h."label") END`
  const sectors = `SELECT s."id", s."code", ${polish} AS "name" FROM "partnership_sector" AS link
    JOIN "sector" AS s ON s."id" = link."sectorId" WHERE link."partnershipId" = p."id" ORDER BY ${SECTOR_ORDER}`
  const members = MEMBERS('m."id", m."role", m."organisationId"', 'p."id"')
  const events = EVENTS('e."id", e."title", e."startsAt"', 'p."id"')
  const comments = COMMENTS('c."id", c."state", c."text", c."createdAt", c."authorId"', 'p."id"')
  const partnership = `${object}('id', p."id", 'name', p."name", 'summary', p."summary", 'createdAt', ${instant('p."createdAt"')},
    'sectors', (SELECT ${list(`${object}('id', t."id", 'code', t."code", 'name', t."name")`)} FROM (${sectors}) AS t),
    'members', ${nodes(members, `'id', t."id", 'role', t."role", 'organisation', ${organisation}`)},
    'events', ${nodes(events, `'id', t."id", 'title', t."title", 'startsAt', ${instant('t."startsAt"')}`)},
    'comments', ${nodes(
      comments,
      `'id', t."id", 'body', CASE t."state" WHEN 'PUBLISHED' THEN t."text" END, 'createdAt', ${instant('t."createdAt"')}, 'author', ${author}`,
    )})`
  const entity = `CASE WHEN asked.value LIKE 'partnership%' THEN ${named('partnership', 'AND n."publishedAt" IS NOT NULL')}
    ELSE ${named('organisation', '')} END`
  const json = (item: string, from: string) => `SELECT ${list(item)}${asText} AS "json" FROM ${from}`
  return {
    nested: json(partnership, `(${page}) AS p`),
    small: `SELECT ${object}('id', "id", 'name', "name")${asText} AS "json" FROM "partnership"
      WHERE "publishedAt" IS NOT NULL AND "id" = ${place}`,
    search: json(label, `(${search}) AS h`),
    entities: json(entity, representations),
  }
}

const databaseUrl = String(process.env.DATABASE_URL)
const { run } = openPrepared(databaseUrl, {
  sqlite: statements(SQLITE_JSON, SQLITE),
  postgres: statements(POSTGRES_JSON, POSTGRES),
})
type Name = Parameters<typeof run>[0]

const json = async (name: Name, values: Parameters<typeof run>[1]) => {
  const [row] = await run<{ json: string }>(name, values)
  return row?.json ?? 'null'
}

serve({
  Nested: async ({ variables }) =>
    `{"data":{"partnerships":{"nodes":${await json('nested', sortKeyOf(variables.after))}}}}`,
  Small: async ({ variables }) => `{"data":{"partnership":${await json('small', [variables.id ?? ''])}}}`,
  Search: async ({ variables }) =>
    `{"data":{"search":{"nodes":${await json('search', searched(variables.query ?? '', databaseUrl))}}}}`,
  Entities: async ({ variables }) =>
    `{"data":{"_entities":${await json('entities', [(variables.representations ?? []).map(({ id }) => id)])}}}`,
})
