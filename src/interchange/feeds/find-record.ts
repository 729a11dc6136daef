import sql, { type Sql } from 'sql-template-tag'
import { ChangeKind } from '../../core/change-log/change-kind'
import { byId, byKey, type Collection, collectionOfType } from '../../core/collections/collection'
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
  const { named, labels } = await namedIn(request.selected.filter, context)
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
  filter: { readonly territory?: string; readonly partnership?: string },
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
    const id = await idOfHost(filter.partnership, context)
    named.partnership = id
    await label('partnership', sql`SELECT "name" FROM "partnership" WHERE "id" = ${id}`)
  }
  return { named, labels }
}

function replaced(parameters: Parameters, named: Readonly<Record<string, string>>): Parameters {
  return new Map(
    [...parameters].map(([name, values]) => [name, name in named ? [named[name] as string] : values]),
  )
}

async function idOfHost(name: string, context: Context): Promise<string> {
  let found = await findRecord(datasets.partnerships, name, context)
  if (typeof found === 'object' && 'movedTo' in found)
    found = await findRecord(datasets.partnerships, found.movedTo, context)
  if (typeof found === 'object' && 'id' in found) return found.id
  throw badUserInput(
    'partnership',
    'partnership',
    found === 'deleted'
      ? 'The partnership has been deleted.'
      : 'partnership must be the id or the slug of a partnership: partnership_01j…, dla-rudawki-i-zatrasia.',
  )
}
