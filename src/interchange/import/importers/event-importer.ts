import { readBefore } from '../../../core/values/source'
import { coHostLinks, replaceCoHosts } from '../../../modules/event/co-hosting/co-hosts'
import { Event, events } from '../../../modules/event/event.entity'
import { ScheduleEventInput } from '../../../modules/event/event.inputs'
import { eventRecord } from '../../../modules/event/event.record'
import { derivedColumns, eventColumns } from '../../../modules/event/event-columns'
import { Hosts } from '../../../modules/event/event-hosts'
import { withoutRepeatedTimes } from '../../../modules/event/event-local-times'
import { changeRecord } from '../../../mutations/change-record'
import type { MutationContext } from '../../../mutations/mutation-context'
import { eventSignature, similarEvents } from '../duplicates/match-events'
import type { Importer, ImportOptions } from '../import-options'
import { type ImportRow, problemOf, type RowProblem, type Target, type UpdateResult } from '../import-row'
import { type ImportSession, presentFields } from './importer'
import { listProblems, sameImage, sameSource, withLists } from './list-columns'
import { parentChange, parentProblems, parentsOf, type ResolveId } from './referenced-records'
import { emptiedProblems, problemsOf } from './row-checks'
import { SessionByLikeness } from './session-by-likeness'

type RowValues = ScheduleEventInput & { readonly id?: string; readonly status?: Event['status'] | null }

const valuesOf = ({ values }: Pick<ImportRow, 'values'>) => values as unknown as RowValues

/** What the API takes of it. */
function inputOf(
  row: Pick<ImportRow, 'values'>,
  partnershipId: string,
  known: Event | null,
): ScheduleEventInput {
  const { id, status, ...values } = valuesOf(row)
  return { ...withoutRepeatedTimes(values, known), partnershipId }
}

/** What is wrong with events that only the registry knows. Of those that it has, more is told when they are updated. */
async function checkEvents(
  targets: readonly Target[],
  { parents, options }: { readonly parents: ResolveId; readonly options: ImportOptions },
  mutation: MutationContext,
): Promise<RowProblem[]> {
  const problems = await parentProblems(targets, { parents, options }, mutation)
  const coHosts = targets.flatMap(({ row }) => valuesOf(row).coHostIds ?? [])
  const hosts = await Hosts.of(coHosts, mutation)
  for (const { row, isNew } of targets) {
    const host = parents(row.values.partnershipId) ?? ''
    problems.push(...problemsOf(row, hosts.violations(valuesOf(row).coHostIds ?? [], host)))
    if (!isNew) continue
    for (const field of ['title', 'kind'] as const)
      if (row.values[field] == null)
        problems.push(problemOf(row, field, `${field} is required for a new event.`))
    problems.push(
      ...problemsOf(row, (await eventColumns(inputOf(row, host, null), null, mutation)).violations),
    )
  }
  return problems
}

async function createEvents(targets: readonly Target[], parents: ResolveId, mutation: MutationContext) {
  const hostOf = ({ row }: Target) => parents(row.values.partnershipId) as string
  const coHosts = targets.flatMap(({ row }) => valuesOf(row).coHostIds ?? [])
  const hosts = await Hosts.of([...targets.map(hostOf), ...coHosts], mutation)
  const at = mutation.now.toISOString()
  const records = []
  for (const target of targets) {
    const host = hosts.named(hostOf(target))
    const { columns } = await eventColumns(inputOf(target.row, host.id, null), null, mutation)
    const values = columns as Pick<Event, 'title' | 'startsAt'>
    const { status } = valuesOf(target.row)
    records.push({
      ...{ sources: [], createdAt: at, updatedAt: at, ...values, ...(status && { status }) },
      ...presentFields(target.row.values, [
        ...(['isExample', 'createdAt', 'updatedAt', 'version', 'viewCount'] as const),
      ]),
      ...(target.row.values.commentPolicy != null && {
        commentPolicy: target.row.values.commentPolicy as Event['commentPolicy'],
      }),
      ...{ ...derivedColumns(values, host.name), partnershipId: host.id, id: target.id },
    })
  }
  await mutation.write.insert(Event, records)
  for (const { row, id } of targets) {
    const coHostIds = valuesOf(row).coHostIds ?? []
    if (coHostIds.length > 0) await replaceCoHosts(id, { coHostIds, hosts }, mutation)
  }
}

/** Writes what differs; or tells what is wrong. It stays an event of the partnership that hosts it. */
async function updateFromRow(
  { row, id }: Target,
  options: ImportOptions,
  mutation: MutationContext,
): Promise<UpdateResult> {
  const { write, viewer } = mutation
  const record = await write.find(events, id, viewer)
  const coHostIds = valuesOf(row).coHostIds ?? []
  const hosts = record && (await Hosts.of([record.partnershipId, ...coHostIds], mutation))
  const host = hosts?.named(record?.partnershipId ?? '')
  if (!record || !hosts || !host?.isManaged)
    return [
      problemOf(
        row,
        null,
        'The registry has this event, but you do not manage its partnership: leave out the row.',
      ),
    ]
  const fields = withLists(row.patch, {
    images: { entries: record.images, means: sameImage },
    sources: { entries: record.sources, means: sameSource },
  })
  const input = readBefore(inputOf({ values: fields }, host.id, record), record)
  const { columns, violations } = await eventColumns(input, record, mutation)
  const { status, commentPolicy, isExample } = fields as Partial<Event>
  const faults = [
    ...emptiedProblems(row, { entity: Event, changes: emptiable(fields) }, mutation),
    ...problemsOf(row, violations),
    ...listProblems(row, fields, options.importer),
    ...(await parentChange(row, { partnershipId: host.id, options }, mutation)),
  ]
  if (faults.length > 0) return faults
  const changes: Partial<Event> = {
    ...columns,
    ...(status && { status }),
    ...(commentPolicy && { commentPolicy }),
    ...(isExample != null && { isExample }),
  }
  const links = await coHostLinks(id, write, async () => {
    const adds = !row.patch.exact.has('coHostIds')
    if (valuesOf({ values: fields }).coHostIds) await replaceCoHosts(id, { coHostIds, hosts, adds }, mutation)
  })
  const derived = (after: Event) => derivedColumns(after, host.name)
  return changeRecord(events, { record, changes, derived, links }, mutation)
}

/** Where the beginning is told in one of its columns, the others are empty. */
function emptiable({ title, kind, startsAt, timeZone, isAllDay, ...fields }: ImportRow['values']) {
  const { status, commentPolicy, isExample, startsOn, startsAtLocal } = fields
  const beginning = startsOn == null && startsAtLocal == null ? { startsAt } : {}
  return { title, kind, timeZone, isAllDay, status, commentPolicy, isExample, ...beginning }
}

class EventRow extends ScheduleEventInput {}

export const eventImporter: Importer = {
  recordSchema: eventRecord,
  rules: EventRow,
  begin: async (options) => new EventImportSession(options),
}

class EventImportSession extends SessionByLikeness implements ImportSession {
  constructor(private readonly options: ImportOptions) {
    super(eventSignature)
  }

  protected async similarRecords(
    rows: readonly ImportRow[],
    mutation: MutationContext,
    isAsked?: (id: string) => boolean,
  ) {
    return similarEvents(rows, await parentsOf(rows, this.options, mutation), mutation, isAsked)
  }

  async check(targets: readonly Target[], mutation: MutationContext) {
    const rows = targets.map(({ row }) => row)
    const parents = await parentsOf(rows, this.options, mutation)
    return checkEvents(targets, { parents, options: this.options }, mutation)
  }

  async create(targets: readonly Target[], mutation: MutationContext) {
    const rows = targets.map(({ row }) => row)
    await createEvents(targets, await parentsOf(rows, this.options, mutation), mutation)
  }

  update(target: Target, mutation: MutationContext) {
    return updateFromRow(target, this.options, mutation)
  }
}
