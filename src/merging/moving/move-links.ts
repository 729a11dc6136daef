import sql, { type Sql } from 'sql-template-tag'
import { Initiator } from '../../initiator/initiator.entity'
import { changeRecord } from '../../keeping/change-record'
import type { Acting } from '../../keeping/write-as'
import { type Agreement, agreements } from '../../partnership/agreement/agreement.entity'
import { inOrder, partiesOf, replaceParties } from '../../partnership/agreement/keeping/parties'
import { Partnership } from '../../partnership/partnership.entity'
import { ChangeKind } from '../../shared/change-kind'
import { visible } from '../../shared/visibility'
import type { Writing } from '../../shared/writing'
import type { Merging } from './merging'

/** Those of drafts too, which whoever merges may not see. */
const everyAgreement = { ...agreements, visible: visible.underVisible }

/** What the one has signed, the other has. */
export async function moveAgreements({ id, intoId }: Merging, acting: Acting) {
  const { write, viewer } = acting
  const signed = await write.read<{ agreementId: string }>(
    sql`SELECT "agreementId" FROM "agreement_party" WHERE "organisationId" = ${id} ORDER BY "agreementId"`,
  )
  for (const { agreementId } of signed) {
    const record = (await write.find(everyAgreement, agreementId, viewer)) as Agreement
    const before = await partiesOf(agreementId, write)
    const after = inOrder(before.map((each) => (each === id ? intoId : each)))
    const links = { parties: [before, after] as const }
    await changeRecord(agreements, { record, changes: {}, links }, acting)
    await replaceParties(agreementId, after, write)
  }
}

/** Partnerships tell of which organisation their initiators are: theirs are changed too. */
export async function moveInitiators({ id, intoId }: Merging, write: Writing) {
  const started = await idsOf(
    sql`SELECT "id" FROM "initiator" WHERE "organisationId" = ${id} ORDER BY "id"`,
    write,
  )
  const tell = await idsOf(
    sql`SELECT DISTINCT named."partnershipId" AS "id" FROM "partnership_initiator" AS named
      JOIN "initiator" ON "initiator"."id" = named."initiatorId" WHERE "initiator"."organisationId" = ${id} ORDER BY 1`,
    write,
  )
  for (const each of started) await write.update(Initiator, each, { organisationId: intoId })
  write.touch(Partnership.name, tell, ChangeKind.UPDATED, ['initiators'])
}

const idsOf = async (statement: Sql, write: Writing): Promise<string[]> =>
  (await write.read<{ id: string }>(statement)).map(({ id }) => id)
