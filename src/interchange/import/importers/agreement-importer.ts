import sql from 'sql-template-tag'
import type { Violation } from '../../../core/errors'
import { organisationRecord } from '../../../modules/organisation/organisation.record'
import { Agreement, agreements } from '../../../modules/partnership/agreement/agreement.entity'
import {
  type AgreementFields,
  CreateAgreementInput,
} from '../../../modules/partnership/agreement/agreement.inputs'
import { agreementColumns } from '../../../modules/partnership/agreement/agreement.mutations'
import { agreementRecord } from '../../../modules/partnership/agreement/agreement.record'
import { wrongBasis, wrongDates } from '../../../modules/partnership/agreement/agreement.rules'
import { inOrder, partiesOf, replaceParties } from '../../../modules/partnership/agreement/agreement-parties'
import { partnershipPolicy } from '../../../modules/partnership/partnership.policy'
import { changeRecord } from '../../../mutations/change-record'
import type { MutationContext } from '../../../mutations/mutation-context'
import type { Importer, ImportOptions } from '../import-options'
import { type ImportRow, type Likeness, problemOf, type Target, type UpdateResult } from '../import-row'
import { type ImportSession, presentFields } from './importer'
import { listProblems, sameAct, withLists } from './list-columns'
import { parentChange, parentProblems, parentsOf, type ResolveId, resolveIds } from './referenced-records'
import { problemsOf } from './row-checks'
import { SessionByLikeness } from './session-by-likeness'

type RowValues = AgreementFields & {
  readonly partnershipId?: string | null
  readonly terminatedOn?: string | null
}

const valuesOf = ({ values }: Pick<ImportRow, 'values'>) => values as unknown as RowValues

const violationsOf = (values: RowValues, stored: Agreement | null): Violation[] => [
  ...wrongDates(values, stored ?? {}),
  ...wrongBasis(values.legalBasis),
]

interface Resolved {
  readonly parties: ResolveId
  readonly options: ImportOptions
}

/** Writes what differs; or tells what is wrong. */
async function updateFromRow(
  { row, id }: Target,
  { parties, options }: Resolved,
  mutation: MutationContext,
): Promise<UpdateResult> {
  const record = await mutation.write.find(agreements, id, mutation.viewer)
  if (record === null || !(await mutation.hasRight(partnershipPolicy.update, record.partnershipId)))
    return [
      problemOf(
        row,
        null,
        'The registry has this agreement, but you do not manage its partnership: leave out the row.',
      ),
    ]
  const before = await partiesOf(id, mutation.write)
  const given = row.patch.fields.parties as readonly string[] | undefined
  const named = given && inOrder(given.flatMap((party) => parties(party) ?? []))
  const fields = withLists(
    { ...row.patch, fields: { ...row.patch.fields, ...(named && { parties: named }) } },
    { parties: { entries: before }, legalBasis: { entries: record.legalBasis, means: sameAct } },
  )
  const values = valuesOf({ values: fields })
  const problems = [
    ...problemsOf(row, violationsOf(values, record)),
    ...listProblems(row, fields, options.importer),
    ...(await parentChange(row, { partnershipId: record.partnershipId, options }, mutation)),
  ]
  if (problems.length > 0) return problems
  const after = values.parties ? inOrder(values.parties) : before
  const { terminatedOn } = values
  const changes = { ...agreementColumns(values), ...(terminatedOn !== undefined && { terminatedOn }) }
  const links = { parties: [before, after] as const }
  const differences = await changeRecord(agreements, { record, changes, links }, mutation)
  if (differences.parties) await replaceParties(id, after, mutation.write)
  return differences
}

class AgreementRow extends CreateAgreementInput {}

export const agreementImporter: Importer = {
  recordSchema: agreementRecord,
  rules: AgreementRow,
  begin: async (options) => new AgreementImportSession(options),
}

class AgreementImportSession extends SessionByLikeness implements ImportSession {
  constructor(private readonly options: ImportOptions) {
    super((row) => {
      const { partnershipId, signedOn } = valuesOf(row)
      return partnershipId == null || signedOn == null ? null : `${partnershipId} ${signedOn}`
    })
  }

  /** Of one partnership, signed on the same day. */
  protected async similarRecords(
    rows: readonly ImportRow[],
    mutation: MutationContext,
    isAsked: (id: string) => boolean = () => true,
  ): Promise<Map<ImportRow, Likeness>> {
    if (rows.length === 0) return new Map()
    const parents = await parentsOf(rows, this.options, mutation)
    const { dialect } = mutation.write
    const ids = rows.flatMap(({ values }) => parents(values.partnershipId) ?? [])
    const known = await mutation.write.read<Pick<Agreement, 'id' | 'partnershipId' | 'signedOn'>>(
      sql`SELECT "id", "partnershipId", "signedOn" FROM "agreement" WHERE "signedOn" IS NOT NULL
        AND ${dialect.isIn(sql`"partnershipId"`, dialect.list(ids))}`,
    )
    return new Map(
      rows.flatMap((row): [ImportRow, Likeness][] => {
        const { partnershipId, signedOn } = valuesOf(row)
        const found = known.find(
          (each) =>
            each.partnershipId === parents(partnershipId) && each.signedOn === signedOn && isAsked(each.id),
        )
        return found ? [[row, { id: found.id, called: `the agreement of ${signedOn} (${found.id})` }]] : []
      }),
    )
  }

  async check(targets: readonly Target[], mutation: MutationContext) {
    const parents = await parentsOf(rowsOf(targets), this.options, mutation)
    const parties = await this.parties(rowsOf(targets), mutation)
    const message = 'parties must be ids of organisations in the registry, or keys of the same source.'
    return [
      ...(await parentProblems(targets, { parents, options: this.options }, mutation)),
      ...targets.flatMap(({ row, isNew }) =>
        isNew ? problemsOf(row, violationsOf(valuesOf(row), null)) : [],
      ),
      ...targets
        .filter(({ row }) => (valuesOf(row).parties ?? []).some((party) => parties(party) === undefined))
        .map(({ row }) => problemOf(row, 'parties', message)),
    ]
  }

  async create(targets: readonly Target[], mutation: MutationContext) {
    const { write } = mutation
    const parents = await parentsOf(rowsOf(targets), this.options, mutation)
    const parties = await this.parties(rowsOf(targets), mutation)
    const records = targets.map(({ row, id }) => ({
      ...{
        legalBasis: [],
        ...agreementColumns(valuesOf(row)),
        terminatedOn: valuesOf(row).terminatedOn ?? null,
      },
      ...presentFields(row.values, ['version']),
      ...{ id, partnershipId: parents(row.values.partnershipId) as string },
    }))
    await write.insert(Agreement, records)
    const links = targets.flatMap(({ row, id: agreementId }) =>
      resolveParties(row, parties).map((organisationId) => ({ agreementId, organisationId })),
    )
    await write.insertRows('agreement_party', links)
  }

  async update(target: Target, mutation: MutationContext) {
    const parties = await this.parties([target.row], mutation)
    return updateFromRow(target, { parties, options: this.options }, mutation)
  }

  private parties(rows: readonly ImportRow[], mutation: MutationContext): Promise<ResolveId> {
    const { options } = this
    return resolveIds(
      rows.flatMap((row) => valuesOf(row).parties ?? []),
      { recordSchema: organisationRecord, options },
      mutation,
    )
  }
}

const rowsOf = (targets: readonly Target[]) => targets.map(({ row }) => row)

const resolveParties = (row: ImportRow, parties: ResolveId) =>
  inOrder((valuesOf(row).parties ?? []).flatMap((party) => parties(party) ?? []))
