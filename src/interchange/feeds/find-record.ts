import sql, { type Sql } from 'sql-template-tag'
import { ChangeKind } from '../../core/change-log/change-kind'
import { byId, byKey, type Collection, collectionOfType } from '../../core/collections/collection'
import { name as tableName } from '../../core/collections/dialect'
import type { Context } from '../../core/context'
import { badUserInput } from '../../core/errors'
import { prefixOf } from '../../core/id'
import { codeOfUnit } from '../../modules/territory/find-unit'
import { type Dataset, datasets } from './dataset'
import type { Parameters } from './feed-filter'
import type { FeedRequest } from './feed-request'

/** What a name in an address leads to. */
export type Found =
  | { readonly id: string }
  /** The name that the record has now, or the id of the one in its place. */
  | { readonly movedTo: string }
  | 'deleted'
  | 'unknown'

/** The record that visitors see under the name: its id, its slug, its number in a register, or a former one of these. */
export async function findRecord(
  { recordSchema }: Pick<Dataset, 'recordSchema'>,
  name: string,
  context: Context,
): Promise<Found> {
  const from = collectionOfType(recordSchema.of.entity.name) as Collection<object>
  const key = keyOf(from, name)
  if (key === null) return 'unknown'
  const reads = key === 'id' ? byId(from, context) : byKey(from, key, context)
  const record = (await reads.load(name)) as Record<string, string> | null
  if (!record) return (await isDeleted(name, context)) ? 'deleted' : 'unknown'
  return record[key] === name ? { id: record.id as string } : { movedTo: record[key] as string }
}

function keyOf(from: Collection<object>, name: string): string | null {
  if (prefixOf(name) === from.prefix) return 'id'
  return Object.keys(from.keys).find((key) => from.keys[key]?.pattern.test(name)) ?? null
}

async function isDeleted(id: string, { reader }: Context): Promise<boolean> {
  const [[kind] = []] = await reader.all(sql`SELECT "kind" FROM "change"
    WHERE "recordId" = ${id} AND "isPublic" = TRUE ORDER BY "id" DESC LIMIT 1`)
  return kind === ChangeKind.DELETED
}

/** The request with the ids and codes of what its filter names otherwise. Fails for what there is not. */
export async function resolveNames(request: FeedRequest, context: Context): Promise<FeedRequest> {
  const { filter } = request.selected
  const { named, labels } = await namedIn(filter, context)
  if ('ids' in filter) await refuseUnknownIds(request.dataset, filter.ids as string[], context)
  return {
    ...request,
    labels,
    parameters: replaced(request.parameters, named),
    selected: { ...request.selected, filter: Object.assign(request.selected.filter, named) },
  }
}

interface Named {
  /** The ids and codes of what a filter names, by its fields. */
  readonly named: Readonly<Record<string, string>>
  /** What people call it. */
  readonly labels: Readonly<Record<string, string>>
}

export async function namedIn(
  filter: { readonly territory?: string; readonly partnership?: string; readonly organisation?: string },
  context: Context,
): Promise<Named> {
  const named: Record<string, string> = {}
  const labels: Record<string, string> = {}
  const { reader } = context
  const label = async (parameter: string, statement: Sql) => {
    labels[parameter] = String((await reader.all(statement))[0]?.[0])
  }
  if (filter.territory !== undefined) {
    const code = await codeOfUnit(filter.territory, 'territory', reader)
    named.territory = code
    await label('territory', sql`SELECT "name" FROM "territory" WHERE "code" = ${code}`)
  }
  if (filter.partnership !== undefined) {
    const id = await idOf('partnership', filter.partnership, context)
    named.partnership = id
    await label('partnership', sql`SELECT "name" FROM "partnership" WHERE "id" = ${id}`)
  }
  if (filter.organisation !== undefined) {
    const id = await idOf('organisation', filter.organisation, context)
    named.organisation = id
    await label('organisation', sql`SELECT "name" FROM "organisation" WHERE "id" = ${id}`)
  }
  return { named, labels }
}

function replaced(parameters: Parameters, named: Readonly<Record<string, string>>): Parameters {
  return new Map(
    [...parameters].map(([name, values]) => [name, name in named ? [named[name] as string] : values]),
  )
}

/** The parameters that name a record of another list. */
const NAMED_RECORDS = {
  partnership: {
    dataset: 'partnerships',
    form: 'must be the id or the slug of a partnership: partnership_01j…, dla-rudawki-i-zatrasia.',
  },
  organisation: {
    dataset: 'organisations',
    form: 'must be the id or the number in a register of an organisation: organisation_01j…, 0000325251.',
  },
} as const

async function idOf(parameter: keyof typeof NAMED_RECORDS, name: string, context: Context): Promise<string> {
  const { dataset, form } = NAMED_RECORDS[parameter]
  let found = await findRecord(datasets[dataset], name, context)
  if (typeof found === 'object' && 'movedTo' in found)
    found = await findRecord(datasets[dataset], found.movedTo, context)
  if (typeof found === 'object' && 'id' in found) return found.id
  const message = found === 'deleted' ? `The ${parameter} has been deleted.` : `${parameter} ${form}`
  throw badUserInput(parameter, parameter, message)
}

/** So many of them are named. */
const MAX_NAMED = 5

/** An id that no visitor sees is refused: the file would lack a record without saying so. */
async function refuseUnknownIds(
  { recordSchema, name }: Dataset,
  ids: readonly string[],
  { reader }: Context,
) {
  const { of, called } = recordSchema
  const table = tableName(reader.metadata(of.entity).tableName)
  const rows = await reader.all(
    sql`SELECT t."id" FROM ${table} AS t WHERE ${reader.dialect.oneOf(sql`t."id"`, ids)} AND ${of.visible(sql`t`, null)}`,
  )
  const known = new Set(rows.map(([id]) => id))
  const unknown = ids.filter((id) => !known.has(id)).map((id) => id.slice(0, 60))
  if (unknown.length === 0) return
  const others = unknown.length > MAX_NAMED ? ` and ${unknown.length - MAX_NAMED} more` : ''
  throw badUserInput(
    'ids',
    'unknown',
    `There is no ${called} with the id ${unknown.slice(0, MAX_NAMED).join(', ')}${others}. /feeds/${name}.json has all ids, such as ${of.prefix}_….`,
  )
}
