import sql from 'sql-template-tag'
import { Role } from '../../../account/account.enums'
import type { AccountContext } from '../../../account/account-context'
import type { Created } from '../../../keeping/create-as'
import { expectVersion, findVisible } from '../../../keeping/find-kept'
import { type Acting, writeAs } from '../../../keeping/write-as'
import { inCare } from '../../../shared/care'
import { badUserInput, RegistryError } from '../../../shared/errors'
import { partnerships } from '../../partnership.entity'
import { partsOf } from '../parts/parts'
import { partnershipWarnings } from '../rules/partnership-warnings'
import { showPartnership } from './show-partnership'
import type { PublishPartnershipInput } from './stage.inputs'

/** Shows a draft to everybody, once somebody else than its people has looked at it. */
export const publishPartnership = (
  input: PublishPartnershipInput,
  context: AccountContext,
): Promise<Created> =>
  writeAs(
    {
      input,
      work: async (acting) => {
        const record = await findVisible(partnerships, input.id, acting)
        const { id, name } = record
        await actAsPublisher(id, acting)
        expectVersion(input.expectedVersion, record)
        if (record.publishedAt !== null)
          throw new RegistryError('CONFLICT', 'The partnership is published already.')
        await showPartnership(record, acting)
        const parts = await partsOf(id, acting.write)
        const said = { name, territories: parts.territories.map(({ code }) => code) }
        return { id, warnings: await partnershipWarnings({ ...record, parts }, said, acting) }
      },
    },
    context,
  )

async function actAsPublisher(id: string, acting: Acting) {
  const { viewer, write } = acting
  if (viewer.isAdmin) return acting.as(Role.ADMIN)
  const works = sql`SELECT 1 FROM "partnership_territory" AS works WHERE works."partnershipId" = ${id}`
  const edited = sql`${works} AND ${inCare.territory(sql`works."territoryId"`, viewer)}`
  if ((await write.read(edited)).length > 0) return acting.as(Role.EDITOR)
  if (viewer.edits.length > 0 && (await write.read(works)).length === 0)
    throw badUserInput(
      'input.id',
      'territory',
      'The partnership names no territory yet. Give it one with updatePartnership: an editor of that territory publishes it.',
    )
  throw new RegistryError(
    'FORBIDDEN',
    'Only an editor of one of its territories or an administrator may publish a partnership.',
  )
}
