import sql from 'sql-template-tag'
import { tidyAll } from '../../../core/values/plain-text'
import { organisationRecord } from '../../../modules/organisation/organisation.record'
import { Membership, memberships } from '../../../modules/partnership/membership/membership.entity'
import { UpdateMembershipInput } from '../../../modules/partnership/membership/membership.inputs'
import { membershipRecord } from '../../../modules/partnership/membership/membership.record'
import { wrongCount, wrongTerm } from '../../../modules/partnership/membership/membership.rules'
import { partnershipPolicy } from '../../../modules/partnership/partnership.policy'
import { changeRecord } from '../../../mutations/change-record'
import type { MutationContext } from '../../../mutations/mutation-context'
import type { Importer, ImportOptions } from '../import-options'
import { type ImportRow, type Likeness, problemOf, type Target, type UpdateResult } from '../import-row'
import { type ImportSession, presentFields } from './importer'
import { checkMemberships, columnsOf, type Parties, valuesOf } from './membership-checks'
import { parentsOf, resolveIds } from './referenced-records'
import { emptiedProblems, problemsOf } from './row-checks'

/** An organisation takes part in a partnership once at a time: that is the membership which is meant. */
async function matchMemberships(
  rows: readonly ImportRow[],
  parties: Parties,
  { write }: MutationContext,
): Promise<Map<ImportRow, string>> {
  const { dialect } = write
  const ids = rows.flatMap(({ values }) => parties.partnership(values.partnershipId) ?? [])
  const open = await write.read<{ id: string; whole: string; part: string }>(
    sql`SELECT "id", "partnershipId" AS "whole", "organisationId" AS "part" FROM "membership"
      WHERE ${dialect.isIn(sql`"partnershipId"`, dialect.list(ids))} AND "organisationId" IS NOT NULL
        AND "status" IN ('INVITED', 'APPLIED', 'ACTIVE')`,
  )
  const known = new Map(open.map(({ id, whole, part }) => [`${whole} ${part}`, id]))
  return new Map(
    rows.flatMap((row) => {
      const { partnershipId, organisationId, status } = valuesOf(row)
      const id = known.get(`${parties.partnership(partnershipId)} ${parties.organisation(organisationId)}`)
      const isOver = status === 'LEFT' || status === 'DECLINED'
      return id === undefined || isOver ? [] : [[row, id] as const]
    }),
  )
}

/** Writes what differs; or tells what is wrong. */
async function updateFromRow(
  { row, id }: Target,
  parties: Parties,
  mutation: MutationContext,
): Promise<UpdateResult> {
  const record = await mutation.write.find(memberships, id, mutation.viewer)
  if (record === null || !(await mutation.hasRight(partnershipPolicy.update, record.partnershipId)))
    return [
      problemOf(
        row,
        null,
        'The registry has this membership, but you do not manage its partnership: leave out the row.',
      ),
    ]
  const { partnershipId, organisationId, kind, role, status, residentCount, since, until, contribution } =
    tidyAll(valuesOf({ values: row.patch.fields }))
  const isOther = (values: unknown, known: string | null | undefined, stored: string | null) =>
    values != null && known !== stored
  if (
    isOther(partnershipId, parties.partnership(partnershipId), record.partnershipId) ||
    isOther(organisationId, parties.organisation(organisationId), record.organisationId) ||
    isOther(kind, kind, record.kind)
  )
    return [
      problemOf(
        row,
        null,
        'The key belongs to another membership, whose member and partnership cannot change. Give the row another key.',
      ),
    ]
  const values = { residentCount, since, until, contribution, role, status }
  const changes = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<Membership>
  const problems = [
    ...emptiedProblems(row, { entity: Membership, changes }, mutation),
    ...problemsOf(row, wrongTerm({ ...record, ...changes }, until == null ? 'since' : 'until')),
    ...problemsOf(row, wrongCount(record.kind, residentCount)),
  ]
  return problems.length > 0 ? problems : changeRecord(memberships, { record, changes }, mutation)
}

class MembershipRow extends UpdateMembershipInput {}

export const membershipImporter: Importer = {
  recordSchema: membershipRecord,
  rules: MembershipRow,
  begin: async (options) => new MembershipImportSession(options),
}

class MembershipImportSession implements ImportSession {
  constructor(private readonly options: ImportOptions) {}

  /** A member takes part once at a time, and one of them leads. */
  uniqueValues(row: ImportRow) {
    const { partnershipId, organisationId, status, role } = valuesOf(row)
    if (partnershipId == null || status === 'LEFT' || status === 'DECLINED') return []
    const isLeader = role === 'LEADER' && (status == null || status === 'ACTIVE')
    return [
      ...(organisationId == null ? [] : [['organisationId', `${partnershipId} ${organisationId}`] as const]),
      ...(isLeader ? [['role', partnershipId] as const] : []),
    ]
  }

  async identify(rows: readonly ImportRow[], mutation: MutationContext) {
    if (rows.length === 0) return new Map<ImportRow, string>()
    return matchMemberships(rows, await this.parties(rows, mutation), mutation)
  }

  async collect() {
    return new Map<ImportRow, Likeness>()
  }

  async resemble() {
    return new Map<ImportRow, Likeness>()
  }

  async check(targets: readonly Target[], mutation: MutationContext) {
    const parties = await this.parties(rowsOf(targets), mutation)
    return checkMemberships(targets, { parties, options: this.options }, mutation)
  }

  async create(targets: readonly Target[], mutation: MutationContext) {
    const parties = await this.parties(rowsOf(targets), mutation)
    await mutation.write.insert(
      Membership,
      targets.map(({ row, id }) => ({
        ...columnsOf(row, parties),
        ...presentFields(row.values, ['version']),
        ...{ id, partnershipId: parties.partnership(row.values.partnershipId) as string },
      })),
    )
  }

  async update(target: Target, mutation: MutationContext) {
    return updateFromRow(target, await this.parties([target.row], mutation), mutation)
  }

  private async parties(rows: readonly ImportRow[], mutation: MutationContext): Promise<Parties> {
    const { options } = this
    return {
      partnership: await parentsOf(rows, options, mutation),
      organisation: await resolveIds(
        rows.map(({ values }) => values.organisationId),
        { recordSchema: organisationRecord, options },
        mutation,
      ),
    }
  }
}

const rowsOf = (targets: readonly Target[]) => targets.map(({ row }) => row)
