import sql from 'sql-template-tag'
import type { AccountContext } from '../account/account-context'
import { changeRecord } from '../keeping/change-record'
import type { Created } from '../keeping/create-as'
import { expectVersion, findVisible } from '../keeping/find-kept'
import { actForOrganisation } from '../keeping/keeper'
import { type Acting, writeAs } from '../keeping/write-as'
import { MergedOrganisation } from '../organisation/merged-organisation.entity'
import { Organisation, organisations } from '../organisation/organisation.entity'
import { badUserInput } from '../shared/errors'
import { searchColumns } from '../shared/record'
import type { MergeOrganisationsInput } from './merging.inputs'
import { lockPartnerships } from './moving/merging'
import { moveClaims, moveGrants, movePrograms } from './moving/move-accounts'
import { moveAgreements, moveInitiators } from './moving/move-links'
import { moveMemberships } from './moving/move-memberships'
import { united } from './united'

export function mergeOrganisations(
  input: MergeOrganisationsInput,
  context: AccountContext,
): Promise<Created> {
  const work = async (acting: Acting): Promise<Created> => {
    const both = await findBoth(input, acting)
    await moveMemberships(input, acting)
    await moveAgreements(input, acting)
    await moveInitiators(input, acting.write)
    await moveClaims(input, acting)
    await moveGrants(input, acting.write)
    await movePrograms(input, acting.write)
    await lead(both, acting)
    // Before the other takes over its KRS number, which no two have.
    await acting.write.merge(Organisation, input.id, input.intoId)
    await takeOver(both, acting)
    return { id: input.intoId, warnings: [] }
  }
  return writeAs({ input, work }, context)
}

interface Both {
  readonly gone: Organisation
  readonly stays: Organisation
}

/** Locked until commit. */
async function findBoth(input: MergeOrganisationsInput, acting: Acting): Promise<Both> {
  const { id, intoId } = input
  if (id === intoId)
    throw badUserInput('input.intoId', 'other', 'intoId must name another organisation than id.')
  await lockPartnerships(input, acting.write)
  const found = new Map<string, Organisation>()
  // Two merges may be about the same organisations.
  for (const each of [id, intoId].sort()) found.set(each, await findVisible(organisations, each, acting))
  // It may have joined another partnership until then.
  await lockPartnerships(input, acting.write)
  const [gone, stays] = [found.get(id) as Organisation, found.get(intoId) as Organisation]
  for (const each of [gone, stays]) await actForOrganisation(each.id, acting)
  expectVersion(input.expectedVersion, gone)
  expectVersion(input.intoExpectedVersion, stays)
  return { gone, stays }
}

/** The names of the one lead to the other, and so do those that led to the one. */
async function lead({ gone, stays }: Both, { write, now }: Acting) {
  const { id: intoId } = stays
  await write.run(sql`UPDATE "merged_organisation" SET "intoId" = ${intoId} WHERE "intoId" = ${gone.id}`)
  const { id, krs } = gone
  await write.insertRows(MergedOrganisation, [{ id, krs, intoId, mergedAt: now.toISOString() }])
}

async function takeOver({ gone, stays }: Both, acting: Acting) {
  const changes = united(stays, gone)
  const [unit] = await acting.write.read<{ name: string }>(
    sql`SELECT "name" FROM "territory" WHERE "id" = ${changes.territoryId}`,
  )
  const derived = searchColumns(stays.name, changes.address?.town, unit?.name)
  await changeRecord(organisations, { record: stays, changes, derived }, acting)
}
