import { SAMPLES } from '../../src/core/lists/samples'

/** What the hand-written peers ask of the database. `parents` stands for the ids that a statement is about. */
export type StatementName =
  | 'page'
  | 'partnerships'
  | 'organisations'
  | 'accounts'
  | 'sectors'
  | 'members'
  | 'membersAndOrganisations'
  | 'events'
  | 'comments'
  | 'commentsAndAuthors'
  | 'search'

/** Published, or a placeholder on which something published hangs. */
export const SHOWN = `(c."state" = 'PUBLISHED' OR EXISTS (
  WITH RECURSIVE below("id", "state") AS (
    SELECT "id", "state" FROM "comment" WHERE "parentId" = c."id"
    UNION ALL SELECT r."id", r."state" FROM "comment" AS r JOIN below ON r."parentId" = below."id")
  SELECT 1 FROM below WHERE "state" = 'PUBLISHED'))`

export const SECTOR_ORDER = `CASE s."code" WHEN 'PUBLIC' THEN 0 WHEN 'SOCIAL' THEN 1 ELSE 2 END`

/** The first members, events and comments of one partnership: `parent` is its id as an expression. */
export const MEMBERS = (columns: string, parent: string) => `SELECT ${columns} FROM "membership" AS m
  WHERE m."partnershipId" = ${parent} AND m."status" = 'ACTIVE' ORDER BY m."role", m."id" LIMIT 3`

/** Those that it hosts, by the index, and the few that it co-hosts. */
export const EVENTS = (columns: string, parent: string) => `SELECT * FROM (
    SELECT * FROM (SELECT ${columns} FROM "event" AS e WHERE e."partnershipId" = ${parent}
      ORDER BY e."startsAt", e."id" LIMIT 5) AS hosted
    UNION ALL SELECT ${columns} FROM "event_co_host" AS link JOIN "event" AS e ON e."id" = link."eventId"
      JOIN "partnership" AS host ON host."id" = e."partnershipId" AND host."publishedAt" IS NOT NULL
      WHERE link."partnershipId" = ${parent} AND e."partnershipId" <> ${parent}) AS e
  ORDER BY e."startsAt", e."id" LIMIT 5`

export const COMMENTS = (columns: string, parent: string) => `SELECT ${columns} FROM "comment" AS c
  WHERE c."subjectId" = ${parent} AND c."parentId" IS NULL AND ${SHOWN} ORDER BY c."createdAt", c."id" LIMIT 5`

const COMMENT = `c."id", CASE c."state" WHEN 'PUBLISHED' THEN c."text" END AS "body", c."createdAt",
  CASE c."state" WHEN 'PUBLISHED' THEN c."authorId" END AS "authorId"`

const ORGANISATION = `JOIN "organisation" AS o ON o."id" = m."organisationId"`
const AUTHOR = `JOIN "account" AS a ON a."id" = c."authorId" AND c."state" = 'PUBLISHED' AND a."erasedAt" IS NULL`

/** Of each kind, so many whose names begin with what is searched for, and so many others, are ranked. */
const MAX_PER_TYPE = 150

interface Searching {
  readonly phrase: string
  /** After every text that begins with the phrase. */
  readonly end: string
  readonly rank: string
  /** The rows `t` of a table that hold every word, to be followed by LIMIT. */
  readonly found: (rows: { table: string; columns: string; condition: string }) => string
}

/** The hits of a search as one table. */
const search = ({ phrase, end, rank, found }: Searching) => {
  const begins = `t."nameFolded" >= ${phrase} AND t."nameFolded" < ${end}`
  const hits = (type: string, table: string, name: string, isShown = 'TRUE') => {
    const columns = `'${type}' AS "type", t."id" AS "id", t."${name}" AS "label", t."nameKey" AS "nameKey", ${rank} AS "rank"`
    return `SELECT * FROM (SELECT ${columns} FROM "${table}" AS t WHERE ${begins} AND ${isShown}
        ORDER BY t."nameFolded", t."id" LIMIT ${MAX_PER_TYPE}) AS "begun_${table}"
      UNION ALL SELECT * FROM (${found({ table, columns, condition: `NOT (${begins}) AND ${isShown}` })}
        LIMIT ${MAX_PER_TYPE}) AS "found_${table}"`
  }
  return `SELECT * FROM (${hits('Partnership', 'partnership', 'name', 't."publishedAt" IS NOT NULL')}
    UNION ALL ${hits(
      'Event',
      'event',
      'title',
      `EXISTS (SELECT 1 FROM "partnership" AS host WHERE host."id" = t."partnershipId" AND host."publishedAt" IS NOT NULL)`,
    )}
    UNION ALL ${hits('Organisation', 'organisation', 'name')}) AS hit ORDER BY "rank", "nameKey", "id" LIMIT 10`
}

type Statements = Readonly<Record<StatementName, string>>

/** Each child is found by the rowids of a limited subquery, which reads no more rows than it returns. */
const perParent = (select: string, { table, as, page }: { table: string; as: string; page: string }) =>
  `SELECT parent.value AS "parentId", ${select} FROM json_each(?) AS parent JOIN "${table}" AS ${as}
   ON ${as}.rowid IN (SELECT "row" FROM (${page}))`

const sqliteMembers = { table: 'membership', as: 't', page: MEMBERS('m.rowid AS "row"', 'parent.value') }
const sqliteComments = { table: 'comment', as: 'c', page: COMMENTS('c.rowid AS "row"', 'parent.value') }

export const SQLITE: Statements = {
  page: `SELECT "id", "name", "summary", "createdAt" FROM "partnership"
    WHERE "publishedAt" IS NOT NULL AND ("nameKey", "id") > (?, ?) ORDER BY "nameKey", "id" LIMIT 20`,
  partnerships: `SELECT "id", "name" FROM "partnership"
    WHERE "publishedAt" IS NOT NULL AND "id" IN (SELECT value FROM json_each(?))`,
  organisations: `SELECT "id", "name" FROM "organisation" WHERE "id" IN (SELECT value FROM json_each(?))`,
  accounts: `SELECT "id", "displayName" FROM "account"
    WHERE "erasedAt" IS NULL AND "id" IN (SELECT value FROM json_each(?))`,
  sectors: `SELECT link."partnershipId" AS "parentId", s."id", s."code", s."names" ->> '$.PL' AS "name"
    FROM "partnership_sector" AS link JOIN "sector" AS s ON s."id" = link."sectorId"
    WHERE link."partnershipId" IN (SELECT value FROM json_each(?)) ORDER BY ${SECTOR_ORDER}`,
  members: `${perParent('t."id", t."role", t."organisationId"', sqliteMembers)} ORDER BY t."role", t."id"`,
  membersAndOrganisations: `${perParent('t."id", t."role", t."organisationId", o."name" AS "organisationName"', sqliteMembers)}
    LEFT ${ORGANISATION.replaceAll('m.', 't.')} ORDER BY t."role", t."id"`,
  events: `${perParent('t."id", t."title", t."startsAt"', {
    table: 'event',
    as: 't',
    page: EVENTS('e.rowid AS "row", e."startsAt", e."id"', 'parent.value'),
  })} ORDER BY t."startsAt", t."id"`,
  comments: `${perParent(COMMENT, sqliteComments)} ORDER BY c."createdAt", c."id"`,
  commentsAndAuthors: `${perParent(`${COMMENT}, a."displayName"`, sqliteComments)}
    LEFT ${AUTHOR} ORDER BY c."createdAt", c."id"`,
  search: `WITH asked("phrase", "words") AS (SELECT ?, ?)
    ${search({
      phrase: '(SELECT "phrase" FROM asked)',
      end: '(SELECT "phrase" || char(1114111) FROM asked)',
      rank: `CASE instr(t."nameFolded", (SELECT "phrase" FROM asked)) WHEN 1 THEN 0 WHEN 0 THEN 2 ELSE 1 END`,
      found: ({
        table,
        columns,
        condition,
      }) => `SELECT ${columns} FROM "${table}_search" CROSS JOIN "search_row" ON "search_row"."rowid" = "${table}_search"."rowid"
        CROSS JOIN "${table}" AS t ON t."id" = "search_row"."id"
        WHERE "${table}_search" MATCH (SELECT "words" FROM asked) AND ${condition} ORDER BY "${table}_search"."rowid"`,
    })}`,
}

const lateral = (select: string, page: string) =>
  `SELECT parent.id AS "parentId", ${select} FROM unnest($1::text[]) AS parent(id) CROSS JOIN LATERAL (${page}) AS t`

const postgresMembers = MEMBERS('m."id", m."role", m."organisationId"', 'parent.id')
const postgresComments = COMMENTS(COMMENT, 'parent.id')

export const POSTGRES: Statements = {
  page: SQLITE.page.replace('(?, ?)', '($1, $2)'),
  partnerships: `SELECT "id", "name" FROM "partnership" WHERE "publishedAt" IS NOT NULL AND "id" = ANY($1::text[])`,
  organisations: `SELECT "id", "name" FROM "organisation" WHERE "id" = ANY($1::text[])`,
  accounts: `SELECT "id", "displayName" FROM "account" WHERE "erasedAt" IS NULL AND "id" = ANY($1::text[])`,
  sectors: `SELECT link."partnershipId" AS "parentId", s."id", s."code", s."names"::json ->> 'PL' AS "name"
    FROM "partnership_sector" AS link JOIN "sector" AS s ON s."id" = link."sectorId"
    WHERE link."partnershipId" = ANY($1::text[]) ORDER BY ${SECTOR_ORDER}`,
  members: lateral('t.*', postgresMembers),
  membersAndOrganisations: `${lateral('t.*, o."name" AS "organisationName"', postgresMembers)}
    LEFT ${ORGANISATION.replaceAll('m.', 't.')} ORDER BY t."role", t."id"`,
  events: lateral('t.*', EVENTS('e."id", e."title", e."startsAt"', 'parent.id')),
  comments: lateral('t.*', postgresComments),
  commentsAndAuthors: `${lateral('t.*, a."displayName"', postgresComments)}
    LEFT JOIN "account" AS a ON a."id" = t."authorId" AND a."erasedAt" IS NULL ORDER BY t."createdAt", t."id"`,
  search: search({
    phrase: '$1',
    end: '$1 || chr(1114111)',
    rank: `CASE strpos(t."nameFolded", $1) WHEN 1 THEN 0 WHEN 0 THEN 2 ELSE 1 END`,
    found: ({ table, columns, condition }) => {
      const found = SAMPLES.map(
        (sample) => `(SELECT ${columns} FROM "${table}" AS t
          WHERE array_to_tsvector(string_to_array(t."searchTokens", ' ')) @@ $2::tsquery
            AND ${sample.sql} AND ${condition} ORDER BY t."id" || '')`,
      )
      return `SELECT * FROM (${found.join(' UNION ALL ')}) AS sampled`
    },
  }),
}
