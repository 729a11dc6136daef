import sql from 'sql-template-tag'
import { ChangeKind } from '../../../core/change-log/change-kind'
import { type Erasing, personalData } from '../../../core/collections/personal-data'
import { Membership } from './membership.entity'
import { MembershipStatus } from './membership.enums'

export const membershipPersonalData = personalData(Membership, {
  exported: {
    applications: {
      of: ['appliedById'],
      columns: [
        ...(['id', 'partnershipId', 'status', 'role', 'residentCount', 'contribution'] as const),
        ...(['since', 'until'] as const),
      ],
      sortedBy: ['id'],
    },
  },
  erased: { appliedById: forgetApplications },
})

/** Residents whom the account spoke for stay members; what it wrote for them goes, and what nobody has agreed to. */
async function forgetApplications(accountId: string, { write }: Erasing) {
  const written = await write.read<Pick<Membership, 'id' | 'status'>>(
    sql`SELECT "id", "status" FROM "membership" WHERE "appliedById" = ${accountId} ORDER BY "id"`,
  )
  for (const { id, status } of written) {
    await write.run(
      sql`UPDATE "membership" SET "appliedById" = NULL, "contribution" = NULL WHERE "id" = ${id}`,
    )
    await write.run(
      sql`UPDATE "change" SET "storedDifferences" = NULL, "storedBefore" = NULL WHERE "recordId" = ${id}`,
    )
    if (status === MembershipStatus.APPLIED || status === MembershipStatus.DECLINED)
      await write.delete(Membership, id)
    else write.touch(Membership.name, [id], ChangeKind.UPDATED, ['contribution'])
  }
}
