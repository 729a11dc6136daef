import { changeRecord } from '../../../keeping/change-record'
import { keeperOfPartnership } from '../../../keeping/keeper'
import type { Acting } from '../../../keeping/write-as'
import { type Membership, memberships } from '../../../partnership/membership/membership.entity'
import { wrongTerm } from '../../../partnership/membership/term'
import { tidyAll } from '../../../shared/plain-text'
import { type Problem, problemOf, type Target } from '../../run/row'
import { problemsOf } from '../rules/violations'
import { type Parties, saidOf } from './membership-columns'

/** Writes what differs; or tells what is wrong. */
export async function updateMembership(
  { row, id }: Target,
  parties: Parties,
  acting: Acting,
): Promise<boolean | readonly Problem[]> {
  const record = await acting.write.find(memberships, id, acting.viewer)
  if (record === null || (await keeperOfPartnership(record.partnershipId, acting)) === null)
    return [
      problemOf(
        row,
        null,
        'The registry has the membership, and you do not keep its partnership: leave the row out.',
      ),
    ]
  const { partnershipId, organisationId, role, status, residentCount, since, until, contribution } = tidyAll(
    saidOf(row),
  )
  const isOther = (said: unknown, known: string | null | undefined, kept: string | null) =>
    said != null && known !== kept
  if (
    isOther(partnershipId, parties.partnership(partnershipId), record.partnershipId) ||
    isOther(organisationId, parties.organisation(organisationId), record.organisationId)
  )
    return [
      problemOf(
        row,
        null,
        'It is the membership of others: who takes part in what stays as it is. Give the row another key.',
      ),
    ]
  const said = {
    residentCount,
    since,
    until,
    contribution,
    role: role ?? undefined,
    status: status ?? undefined,
  }
  const changes = Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== undefined),
  ) as Partial<Membership>
  const wrong = wrongTerm({ ...record, ...changes }, until == null ? 'since' : 'until')
  return wrong.length > 0 ? problemsOf(row, wrong) : changeRecord(memberships, { record, changes }, acting)
}
