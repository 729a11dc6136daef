import sql, { join, Sql } from 'sql-template-tag'
import { allOf } from '../../core/collections/conditions'
import { name } from '../../core/collections/dialect'
import { inTime } from '../../core/collections/in-time'
import type { Reader, Snapshot } from '../../core/collections/reader'
import { rowMapper } from '../../core/collections/row-mapper'
import { getOrCreate } from '../../core/get-or-create'
import type { Field } from '../../core/records/fields'
import type { Linked, RecordFields } from '../../core/records/record-schema'

/** A record as a file says it, by field. Null is “not known”. */
export type FiledRecord = Readonly<Record<string, unknown>>

export interface Selected {
  readonly recordSchema: RecordFields
  /** Drafts too, and what hangs on them. */
  readonly withDrafts: boolean
  /** Narrows the rows `t`. Absent: all. */
  readonly condition?: Sql
  /** What is said of each. Absent: all that an export says. */
  readonly fields?: readonly Field[]
  /** Fields that follow from what was read. */
  readonly derived?: Readonly<Record<string, (record: Given) => unknown>>
}

/** So many are read, and made use of, together: the statements for what they link to are run once for all of them. */
const BATCH = 50

/** What the export says of a record of the type. */
export const filedFields = ({ fields, repeated = [] }: RecordFields): Field[] =>
  fields.filter((field) => !repeated.includes(field.name))

export async function countRecords(selected: Selected, reader: Reader): Promise<number> {
  const [[count] = []] = await reader.all(sql`SELECT count(*) FROM ${rowsOf(selected, reader)}`)
  return Number(count)
}

/** All that are selected, by id, in batches: each takes one statement for each kind of what records link to. */
export async function* readRecords(selected: Selected, snapshot: Snapshot): AsyncGenerator<FiledRecord[]> {
  const { recordSchema, fields = filedFields(recordSchema), derived = {} } = selected
  const { selected: expressions = {}, linked = [], renamed = {} } = recordSchema
  const mapper = rowMapper(recordSchema.of, { reader: snapshot, selection: null })
  const names = Object.keys(expressions)
  const columns = join([sql`t."id"`, ...Object.values(expressions), ...mapper.columns])
  const rowsById = sql`SELECT ${columns} FROM ${rowsOf(selected, snapshot)} ORDER BY t."id"`
  for await (const rows of snapshot.batches(rowsById, BATCH)) {
    const ids = rows.map(([id]) => id as string)
    const links: Map<string, unknown[]>[] = []
    // One after the other: they share a connection.
    for (const each of linked) links.push(await readLinked(each, ids, { selected, reader: snapshot }))
    yield rows.map((row) => {
      const id = row[0] as string
      // Added to, not copied: V8 takes what copies are made of to live long, and keeps it until memory is scarce.
      const record = mapper.instance(row, 1 + names.length) as Record<string, unknown>
      record.key = id
      for (const [field, property] of Object.entries(renamed)) record[field] = record[property]
      for (const [index, each] of names.entries()) record[each] = row[1 + index]
      for (const [index, { field }] of linked.entries()) record[field] = links[index]?.get(id) ?? []
      for (const [field, derive] of Object.entries(derived)) record[field] = derive(record)
      return filed(fields, record)
    })
  }
}

/** With their condition. */
function rowsOf({ recordSchema: { of }, withDrafts, condition }: Selected, reader: Reader): Sql {
  const isSelected = allOf(
    ...(withDrafts ? [] : [reader.dialect.rowByRow(of.visible(sql`t`, null))]),
    ...(condition ? [inTime('t'), condition] : []),
  )
  return sql`${name(reader.metadata(of.entity).tableName)} AS t WHERE ${isSelected}`
}

interface Reading {
  readonly selected: Selected
  readonly reader: Reader
}

async function readLinked(
  { from, owner, values, sortedBy, isPublic }: Linked,
  ids: readonly string[],
  { selected: { withDrafts }, reader }: Reading,
): Promise<Map<string, unknown[]>> {
  const { dialect } = reader
  const parts = values instanceof Sql ? null : Object.keys(values)
  const columns = values instanceof Sql ? [values] : Object.values(values)
  const condition = isPublic && !withDrafts ? isPublic : sql`1 = 1`
  const rows = await reader.all(sql`SELECT ${join([owner, ...columns])} FROM ${from}
    WHERE ${dialect.isIn(owner, dialect.list(ids))} AND ${condition} ORDER BY ${sortedBy}`)
  const lists = new Map<string, unknown[]>()
  for (const [id, ...row] of rows) {
    const value = parts ? Object.fromEntries(parts.map((part, index) => [part, row[index]])) : row[0]
    getOrCreate(lists, id as string, (): unknown[] => []).push(value)
  }
  return lists
}

type Given = Readonly<Record<string, unknown>>

/** With all fields, in their order, and no others. */
function filed(fields: readonly Field[], given: Given): FiledRecord {
  const record: Record<string, unknown> = {}
  for (const field of fields) {
    const value = given[field.name] ?? null
    record[field.name] = field.part && value !== null ? filedParts(field.part.fields, value) : value
  }
  return record
}

const filedParts = (fields: readonly Field[], value: unknown): unknown =>
  Array.isArray(value) ? value.map((each) => filed(fields, each)) : filed(fields, value as Given)
