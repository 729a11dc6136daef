import sql from 'sql-template-tag'
import { Comment } from '../../comment/comment.entity'
import { CommentState } from '../../comment/comment.enums'
import { fieldsOf } from '../../exchange/fields'
import { shapes } from '../../exchange/shapes/shapes'
import { type FiledRecord, readRecords } from '../../export/read-records'
import { byId, type Collection, collectionOfId } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { getOrMake } from '../../shared/get-or-make'
import { prefixOf } from '../../shared/ids'
import type { Reader, Snapshot } from '../../shared/reader'
import { fedFields } from '../dataset'

/** The records as visitors see them now, by id: those that are there. */
export async function recordsNow(ids: Iterable<string>, context: Context): Promise<Map<string, FiledRecord>> {
  const byPrefix = new Map<string, string[]>()
  for (const id of new Set(ids)) getOrMake(byPrefix, prefixOf(id) ?? '', (): string[] => []).push(id)
  const records = new Map<string, FiledRecord>()
  for (const [prefix, ofPrefix] of byPrefix) {
    const found = await recordsOf(prefix, ofPrefix, context)
    for (const record of found) records.set(record.id as string, record)
  }
  return records
}

/** Those that feeds have in files are the same here. */
async function recordsOf(prefix: string, ids: readonly string[], context: Context): Promise<FiledRecord[]> {
  const shape = shapes.find(({ of }) => of.prefix === prefix)
  if (!shape) return plainRecords(ids, context)
  const { reader } = context
  const condition = reader.dialect.oneOf(sql`t."id"`, ids)
  const fields = fedFields(shape)
  const records: FiledRecord[] = []
  for await (const batch of readRecords({ shape, fields, withDrafts: false, condition }, atOnce(reader)))
    records.push(...batch)
  return records
}

/** Few rows need no cursor. */
const atOnce = (reader: Reader): Snapshot => ({
  dialect: reader.dialect,
  metadata: (entity) => reader.metadata(entity),
  all: (statement) => reader.all(statement),
  async *batches(statement) {
    yield await reader.all(statement)
  },
})

/** Of other types, the fields of the GraphQL type that hold no other record. */
async function plainRecords(ids: readonly string[], context: Context): Promise<FiledRecord[]> {
  const collection = collectionOfId(ids[0] as string) as Collection<object>
  const columns = context.reader.metadata(collection.entity).columns.map(({ propertyName }) => propertyName)
  const names = fieldsOf(collection.entity).flatMap(({ name }) => (columns.includes(name) ? [name] : []))
  const instances = await Promise.all(ids.map((id) => byId(collection, context).load(id)))
  return instances.flatMap((instance) => {
    if (instance === null) return []
    const held = instance as Record<string, unknown>
    const own = Object.fromEntries(names.map((name) => [name, held[name]]))
    return [{ id: held.id, ...own, ...(instance instanceof Comment && saidIn(instance)) }]
  })
}

/** What is withheld is not said. */
const saidIn = ({ subjectId, parentId, state, text }: Comment) => ({
  ...{ subjectId, parentId },
  body: state === CommentState.PUBLISHED ? text : null,
})
