import sql from 'sql-template-tag'
import { agreementShape } from '../../../exchange/shapes/agreement.shape'
import { organisationShape } from '../../../exchange/shapes/organisation.shape'
import type { Acting } from '../../../keeping/write-as'
import { Agreement } from '../../../partnership/agreement/agreement.entity'
import { CreateAgreementInput } from '../../../partnership/agreement/keeping/agreement.inputs'
import { agreementColumns } from '../../../partnership/agreement/keeping/keep-agreement'
import { inOrder } from '../../../partnership/agreement/keeping/parties'
import type { Order } from '../../run/order'
import { problemOf, type Row, type Target } from '../../run/row'
import { givenIn } from '../given'
import type { Intake, Match, Taking } from '../intake'
import { type Named, recordsNamed } from '../rules/references'
import { problemsOf } from '../rules/violations'
import { wholeProblems, wholesOf } from '../rules/whole'
import { saidOf, updateAgreement, wrongWith } from './update-agreement'

class AgreementRow extends CreateAgreementInput {}

export const agreementIntake: Intake = {
  shape: agreementShape,
  rules: AgreementRow,
  begin: async (order) => new AgreementTaking(order),
}

class AgreementTaking implements Taking {
  constructor(private readonly order: Order) {}

  claims = () => []

  /** Of one partnership, signed on the same day. */
  async match(rows: readonly Row[], acting: Acting) {
    const wholes = await wholesOf(rows, this.order, acting)
    const { dialect } = acting.write
    const ids = rows.flatMap(({ said }) => wholes(said.partnershipId) ?? [])
    const known = await acting.write.read<Pick<Agreement, 'id' | 'partnershipId' | 'signedOn'>>(
      sql`SELECT "id", "partnershipId", "signedOn" FROM "agreement" WHERE "signedOn" IS NOT NULL
        AND ${dialect.isIn(sql`"partnershipId"`, dialect.list(ids))}`,
    )
    return new Map(
      rows.flatMap((row): [Row, Match][] => {
        const { partnershipId, signedOn } = saidOf(row)
        const found = known.find(
          (each) => each.partnershipId === wholes(partnershipId) && each.signedOn === signedOn,
        )
        return found ? [[row, { id: found.id, likeness: `the agreement of ${signedOn} (${found.id})` }]] : []
      }),
    )
  }

  async check(targets: readonly Target[], acting: Acting) {
    const wholes = await wholesOf(rowsOf(targets), this.order, acting)
    const parties = await this.parties(rowsOf(targets), acting)
    const message = 'parties must hold ids of organisations of the registry, or keys of the same source.'
    return [
      ...(await wholeProblems(targets, wholes, acting)),
      ...targets.flatMap(({ row, isNew }) => (isNew ? problemsOf(row, wrongWith(saidOf(row), null)) : [])),
      ...targets
        .filter(({ row }) => (saidOf(row).parties ?? []).some((party) => parties(party) === undefined))
        .map(({ row }) => problemOf(row, 'parties', message)),
    ]
  }

  async create(targets: readonly Target[], acting: Acting) {
    const { write } = acting
    const wholes = await wholesOf(rowsOf(targets), this.order, acting)
    const parties = await this.parties(rowsOf(targets), acting)
    const records = targets.map(({ row, id }) => ({
      ...{ legalBasis: [], ...agreementColumns(saidOf(row)), terminatedOn: saidOf(row).terminatedOn ?? null },
      ...givenIn(row.said, ['version']),
      ...{ id, partnershipId: wholes(row.said.partnershipId) as string },
    }))
    await write.insert(Agreement, records)
    const links = targets.flatMap(({ row, id: agreementId }) =>
      partiesOf(row, parties).map((organisationId) => ({ agreementId, organisationId })),
    )
    await write.insertRows('agreement_party', links)
  }

  async update(target: Target, acting: Acting) {
    const parties = await this.parties([target.row], acting)
    return updateAgreement(target, partiesOf(target.row, parties), acting)
  }

  private parties(rows: readonly Row[], acting: Acting): Promise<Named> {
    const { order } = this
    return recordsNamed(
      rows.flatMap((row) => saidOf(row).parties ?? []),
      { shape: organisationShape, order },
      acting,
    )
  }
}

const rowsOf = (targets: readonly Target[]) => targets.map(({ row }) => row)

const partiesOf = (row: Row, parties: Named) =>
  inOrder((saidOf(row).parties ?? []).flatMap((party) => parties(party) ?? []))
