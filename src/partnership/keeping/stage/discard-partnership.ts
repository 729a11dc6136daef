import sql from 'sql-template-tag'
import type { AccountContext } from '../../../account/account-context'
import { RoleGrant } from '../../../account/role/role-grant.entity'
import type { Created } from '../../../keeping/create-as'
import { writeAs } from '../../../keeping/write-as'
import { RegistryError } from '../../../shared/errors'
import type { Writing } from '../../../shared/writing'
import { Partnership } from '../../partnership.entity'
import { initiatorsOf } from '../initiators/initiators-said'
import { leave } from '../initiators/replace-initiators'
import { findKept } from '../keep-partnership'
import type { DiscardPartnershipInput } from './stage.inputs'

/** Deletes a draft, with all that belongs to it and nobody has seen. */
export const discardPartnership = (
  input: DiscardPartnershipInput,
  context: AccountContext,
): Promise<Created> =>
  writeAs(
    {
      input,
      work: async (acting) => {
        const { write } = acting
        const record = await findKept(input, acting)
        if (record.publishedAt !== null)
          throw new RegistryError(
            'CONFLICT',
            'The partnership is published, so that others may refer to it: endPartnership says that it has ended.',
          )
        const initiators = await initiatorsOf(record.id, write)
        await leave(
          record,
          initiators.map(({ id }) => id),
          write,
        )
        await deleteComments(record.id, write)
        await deleteGrants(record.id, write)
        await write.delete(Partnership, record.id)
        return { id: null, warnings: [] }
      },
    },
    context,
  )

async function deleteGrants(scopeId: string, write: Writing) {
  const grants = await write.read<Pick<RoleGrant, 'id' | 'accountId'>>(
    sql`SELECT "id", "accountId" FROM "role_grant" WHERE "scopeId" = ${scopeId} ORDER BY "id"`,
  )
  for (const { id } of grants) await write.delete(RoleGrant, id)
  const accountIds = write.dialect.list(grants.map(({ accountId }) => accountId))
  // The keys under which it was submitted name nothing any more: what comes under them is new.
  await write.run(sql`DELETE FROM "submission" WHERE "recordId" = ${scopeId}
    AND ${write.dialect.isIn(sql`"accountId"`, accountIds)}`)
}

async function deleteComments(partnershipId: string, write: Writing) {
  const said = sql`"subjectId" = ${partnershipId}
    OR "subjectId" IN (SELECT "id" FROM "event" WHERE "partnershipId" = ${partnershipId})`
  // Replies hang on what they answer.
  await write.run(sql`UPDATE "comment" SET "parentId" = NULL WHERE ${said}`)
  await write.run(sql`DELETE FROM "comment" WHERE ${said}`)
}
