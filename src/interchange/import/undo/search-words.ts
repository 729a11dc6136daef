import sql from 'sql-template-tag'
import type { RowsBefore } from '../../../core/change-log/change-content'
import { type Collection } from '../../../core/collections/collection'
import { visibleWithParent } from '../../../core/collections/conditions'
import { type Event, events } from '../../../modules/event/event.entity'
import { derivedColumns } from '../../../modules/event/event-columns'
import { type Organisation, organisations } from '../../../modules/organisation/organisation.entity'
import { organisationWords } from '../../../modules/organisation/organisation.mutations'
import { partnerships } from '../../../modules/partnership/partnership.collection'
import type { Partnership } from '../../../modules/partnership/partnership.entity'
import { runHooks } from '../../../modules/partnership/partnership-hooks'
import { relationsOf } from '../../../modules/partnership/partnership-relations'
import { partnershipWords } from '../../../modules/partnership/partnership-search'
import type { MutationContext } from '../../../mutations/mutation-context'

type Words = (id: string, before: RowsBefore, mutation: MutationContext) => Promise<void>

/**
 * What a record is found by is made of other records too, which may have other names now than when its row was as it is
 * written back.
 */
export const refreshWords: Readonly<Record<string, Words>> = {
  Organisation: async (id, _before, mutation) => {
    const record = await every<Organisation>(organisations, id, mutation)
    if (record) await store(organisations, id, (await organisationWords(record, mutation))(record), mutation)
  },
  Partnership: async (id, { row }, mutation) => {
    const { write } = mutation
    const record = await every<Partnership>(partnerships, id, mutation)
    if (!record) return
    await store(partnerships, id, partnershipWords(record, await relationsOf(id, write)), mutation)
    if ('name' in row) await runHooks('renamed', record, write)
  },
  Event: async (id, _before, mutation) => {
    const record = await every<Event>(events, id, mutation)
    const [host] = await mutation.write.read<{ name: string }>(
      sql`SELECT "name" FROM "partnership" WHERE "id" = ${record?.partnershipId ?? ''}`,
    )
    if (record && host) await store(events, id, derivedColumns(record, host.name), mutation)
  },
}

/** Drafts too. */
const every = <T extends { id: string }>(
  from: Collection<T>,
  id: string,
  { write, viewer }: MutationContext,
) => write.find<T>({ ...from, visible: visibleWithParent }, id, viewer)

const store = async (
  { entity }: Collection<never> | Collection<object>,
  id: string,
  columns: object,
  { write }: MutationContext,
) => {
  await write.manager.createQueryBuilder().update(entity).set(columns).where('id = :id', { id }).execute()
}
