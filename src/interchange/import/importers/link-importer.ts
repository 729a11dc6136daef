import type { Violation } from '../../../core/errors'
import { definedOf } from '../../../core/patch'
import { polishDay } from '../../../core/values/polish-text'
import { readBefore, sourcesOf } from '../../../core/values/source'
import { linksBetween, linksTo, lockPartnerships } from '../../../modules/partnership/link/find-link'
import { PartnershipLink, partnershipLinks } from '../../../modules/partnership/link/link.entity'
import { PartnershipLinkKind } from '../../../modules/partnership/link/link.enums'
import { PartnershipLinkFields } from '../../../modules/partnership/link/link.inputs'
import { linkRecord } from '../../../modules/partnership/link/link.record'
import {
  inOrder,
  lockLinks,
  refuseCircle,
  refuseOpposite,
  wrongEnds,
  wrongTerm,
} from '../../../modules/partnership/link/link.rules'
import { partnershipPolicy } from '../../../modules/partnership/partnership.policy'
import { partnershipRecord } from '../../../modules/partnership/partnership.record'
import { changeRecord } from '../../../mutations/change-record'
import type { MutationContext } from '../../../mutations/mutation-context'
import type { Importer, ImportOptions } from '../import-options'
import {
  type ImportRow,
  type Likeness,
  problemOf,
  type RowProblem,
  type Target,
  type UpdateResult,
} from '../import-row'
import { type ImportSession, presentFields } from './importer'
import { parentProblems, type ResolveId, resolveIds } from './referenced-records'
import { emptiedProblems, problemsOf } from './row-checks'

type RowValues = PartnershipLinkFields & {
  readonly partnershipId?: string | null
  readonly kind?: PartnershipLinkKind | null
  readonly otherId?: string | null
  readonly url?: string | null
  readonly awaitsId?: string | null
}

const valuesOf = ({ values }: Pick<ImportRow, 'values'>) => values as RowValues

type Ends = Pick<PartnershipLink, 'kind' | 'partnershipId' | 'otherId' | 'url'>

/** Null: the row does not name them all. */
function endsOf(row: ImportRow, partnership: ResolveId): Ends | null {
  const { partnershipId, kind, otherId, url = null } = valuesOf(row)
  const id = partnership(partnershipId)
  const other = otherId == null ? null : partnership(otherId)
  return id === undefined ||
    kind == null ||
    other === undefined ||
    wrongEnds({ kind, partnershipId: id, otherId: other, url }).length > 0
    ? null
    : inOrder({ kind, partnershipId: id, otherId: other, url })
}

const keyOf = ({ kind, partnershipId, otherId, url }: Ends) => `${kind} ${partnershipId} ${otherId ?? url}`

const termProblems = (values: Pick<PartnershipLink, 'kind' | 'since' | 'until'>, now: Date): Violation[] =>
  wrongTerm(values, polishDay(now), values.until === null ? 'since' : 'until')

class LinkRow extends PartnershipLinkFields {}

export const linkImporter: Importer = {
  recordSchema: linkRecord,
  rules: LinkRow,
  begin: async (options) => new LinkImportSession(options),
}

class LinkImportSession implements ImportSession {
  constructor(private readonly options: ImportOptions) {}

  uniqueValues(row: ImportRow) {
    const { partnershipId, kind, otherId, url } = valuesOf(row)
    if (partnershipId == null || kind == null) return []
    const { SAME_AS } = PartnershipLinkKind
    const ends =
      kind === SAME_AS && otherId != null ? [partnershipId, otherId].sort() : [partnershipId, otherId ?? url]
    return [['otherId', `${kind} ${ends.join(' ')}`] as const]
  }

  /** Of two partnerships, there is one link of a kind. */
  async identify(rows: readonly ImportRow[], mutation: MutationContext) {
    const found = new Map<ImportRow, string>()
    const partnership = await this.partnerships(rows, mutation)
    for (const row of rows) {
      const ends = endsOf(row, partnership)
      const known = ends && (await stored(ends, mutation)).find((each) => keyOf(each) === keyOf(ends))
      if (known) found.set(row, known.id)
    }
    return found
  }

  async collect() {
    return new Map<ImportRow, Likeness>()
  }

  async resemble() {
    return new Map<ImportRow, Likeness>()
  }

  async check(targets: readonly Target[], mutation: MutationContext): Promise<RowProblem[]> {
    const { options } = this
    const partnership = await this.partnerships(rowsOf(targets), mutation)
    const problems = await parentProblems(targets, { parents: partnership, options }, mutation)
    for (const { row, isNew } of targets)
      problems.push(...(await this.problems({ row, isNew }, partnership, mutation)))
    return problems
  }

  private async problems(
    { row, isNew }: Pick<Target, 'row' | 'isNew'>,
    partnership: ResolveId,
    mutation: MutationContext,
  ): Promise<RowProblem[]> {
    const { partnershipId, kind, otherId, url, since = null, until = null } = valuesOf(row)
    const other = otherId == null ? null : partnership(otherId)
    if (
      other === undefined ||
      (other !== null && !(await mutation.hasRight(partnershipPolicy.update, other)))
    )
      return [problemOf(row, 'otherId', OTHER_NOT_MANAGED)]
    if (!isNew) return []
    if (kind == null) return [problemOf(row, 'kind', 'kind is required for a new record.')]
    const id = partnership(partnershipId)
    return problemsOf(row, [
      ...(id === undefined ? [] : wrongEnds({ kind, partnershipId: id, otherId: other, url: url ?? null })),
      ...termProblems({ kind, since, until }, mutation.now),
    ])
  }

  /** One after the other, so that the circle which two rows close is found. */
  async create(targets: readonly Target[], mutation: MutationContext) {
    const { write, now } = mutation
    const partnership = await this.partnerships(rowsOf(targets), mutation)
    const links = targets.map(({ row, id }) => {
      const { since = null, until = null, sources, awaitsId = null } = valuesOf(row)
      return {
        ...(endsOf(row, partnership) as Ends),
        ...{ id, since, until, awaitsId, sources: sourcesOf(sources, now) ?? [] },
        ...presentFields(row.values, ['version']),
      }
    })
    await lockPartnerships(
      links.flatMap(({ partnershipId, otherId }) => [partnershipId, otherId]),
      mutation,
    )
    await lockLinks(write)
    for (const link of links) {
      refuseOpposite(link, await stored(link, mutation))
      if (link.awaitsId === null) await refuseCircle(link, write)
      await write.insert(PartnershipLink, [link])
    }
  }

  async update({ row, id }: Target, mutation: MutationContext): Promise<UpdateResult> {
    const { write, viewer, now } = mutation
    const record = await write.find(partnershipLinks, id, viewer)
    if (record === null || !(await mutation.hasRight(partnershipPolicy.update, record.partnershipId)))
      return [
        problemOf(
          row,
          null,
          'The registry has this link, but you do not manage its partnership: leave out the row.',
        ),
      ]
    const fields = row.patch.fields as RowValues
    const ends = endsOf(row, await this.partnerships([row], mutation))
    if (ends !== null && keyOf(ends) !== keyOf(record))
      return [
        problemOf(
          row,
          null,
          'The key belongs to another link, whose kind and ends cannot change. Give the row another key.',
        ),
      ]
    const { sources } = readBefore(fields, record)
    const changes = definedOf({ since: fields.since, until: fields.until, sources: sourcesOf(sources, now) })
    const problems = [
      ...emptiedProblems(row, { entity: PartnershipLink, changes }, mutation),
      ...problemsOf(row, termProblems({ ...record, ...changes }, now)),
    ]
    if (problems.length > 0) return problems
    if (record.awaitsId === null && record.until !== null && changes.until === null) {
      await lockLinks(write)
      await refuseCircle({ ...record, until: null }, write)
    }
    return changeRecord(partnershipLinks, { record, changes }, mutation)
  }

  private partnerships(rows: readonly ImportRow[], mutation: MutationContext): Promise<ResolveId> {
    const { options } = this
    return resolveIds(
      rows.flatMap((row) => [valuesOf(row).partnershipId, valuesOf(row).otherId]),
      { recordSchema: partnershipRecord, options },
      mutation,
    )
  }
}

const OTHER_NOT_MANAGED =
  'otherId must be the id of a partnership that you manage too, or a key of the same source: a link needs the agreement of both. To propose it to the other side, call linkPartnerships.'

const stored = ({ partnershipId, otherId, url }: Ends, { write }: MutationContext) =>
  otherId === null
    ? linksTo(partnershipId, url as string, write)
    : linksBetween(partnershipId, otherId, write)

const rowsOf = (targets: readonly Target[]) => targets.map(({ row }) => row)
