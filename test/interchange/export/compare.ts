import type { Database } from '../../../src/database/database'

const RECORDS = [
  'organisation',
  'partnership',
  'goal',
  'initiator',
  'membership',
  'agreement',
  'partnership_link',
  'event',
]
const LINKS = [
  'partnership_sector',
  'partnership_territory',
  'partnership_initiator',
  'former_slug',
  'agreement_party',
  'event_co_host',
]

/** A matter of the accounts, which stay where they are. */
const APPLICANT = 'membership.appliedById'

type Row = Record<string, unknown>

/** All rows of a table, each with its values as they are, in an order of their own. */
async function rowsOf({ dataSource }: Database, table: string, without: readonly string[]): Promise<Row[]> {
  const rows: Row[] = await dataSource.query(`SELECT * FROM "${table}"`)
  const plain = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([column]) => ![APPLICANT, ...without].includes(`${table}.${column}`))
        .map(([column, value]) => [column, comparable(column, value)]),
    ),
  )
  return plain.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
}

/** A list or an object in JSON says the same in whatever order its parts stand, and so do the words of a search. */
function comparable(column: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (column === 'searchTokens') return value.split(' ').sort()
  try {
    return /^[[{]/.test(value) ? JSON.parse(value) : value
  } catch {
    return value
  }
}

/** Of the columns that are not left out. */
export async function expectEqual(one: Database, other: Database, without: readonly string[] = []) {
  for (const table of [...RECORDS, ...LINKS])
    expect({ table, rows: await rowsOf(other, table, without) }).toEqual({
      table,
      rows: await rowsOf(one, table, without),
    })
}
