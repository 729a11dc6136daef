import { openPrepared } from './peers/database'
import type { Subjects } from './queries'
import { post } from './servers'

/** Pages of a hundred whose cursors are collected. */
const PAGES = 50

const ids = (table: string) => `SELECT "id" FROM "${table}" ORDER BY "id" LIMIT 2000`

const STATEMENTS = {
  keys: `SELECT "nameKey", "id" FROM "partnership" WHERE "publishedAt" IS NOT NULL ORDER BY "nameKey", "id" LIMIT ${PAGES * 100}`,
  partnerships: ids('partnership'),
  organisations: ids('organisation'),
}

/** The same subjects for all; but a cursor of ours is sealed, and a peer's is the sort key itself. */
export async function drawSubjects(
  databaseUrl: string,
  ourPort: number,
): Promise<{ ours: Subjects; peers: Subjects }> {
  const { run, close } = openPrepared(databaseUrl, { sqlite: STATEMENTS, postgres: STATEMENTS })
  const keys = await run<{ nameKey: string; id: string }>('keys', [])
  const drawn = {
    partnerships: scattered((await run<{ id: string }>('partnerships', [])).map(({ id }) => id)),
    organisations: scattered((await run<{ id: string }>('organisations', [])).map(({ id }) => id)),
  }
  await close()
  const peers = keys.map(({ nameKey, id }) =>
    Buffer.from(JSON.stringify([nameKey, id])).toString('base64url'),
  )
  const ours = await ourCursors(ourPort, keys.length)
  return {
    ours: { ...drawn, cursors: [null, ...scattered(ours)] },
    peers: { ...drawn, cursors: [null, ...scattered(peers)] },
  }
}

const PAGE = `query Page($after: String) {
  partnerships(first: 100, after: $after) { edges { cursor } pageInfo { endCursor } }
}`

interface PageAnswer {
  data: { partnerships: { edges: { cursor: string }[]; pageInfo: { endCursor: string } } }
}

async function ourCursors(port: number, count: number): Promise<string[]> {
  const cursors: string[] = []
  let after: string | null = null
  while (cursors.length < count) {
    const { data } = (await post(port, { query: PAGE, variables: { after } })) as PageAnswer
    cursors.push(...data.partnerships.edges.map(({ cursor }) => cursor))
    after = data.partnerships.pageInfo.endCursor
  }
  return cursors
}

/** Neighbours far apart, so that requests in a row share no rows. */
function scattered<T>(values: readonly T[]): T[] {
  const STRIDE = 997
  return values.map((_, index) => values[(index * STRIDE) % values.length] as T)
}
