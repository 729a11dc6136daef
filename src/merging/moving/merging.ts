import sql from 'sql-template-tag'
import type { Writing } from '../../shared/writing'

/** The ids of an organisation that goes, and of the one that takes its place. */
export interface Merging {
  readonly id: string
  readonly intoId: string
}

/** Whoever changes something of a partnership locks it first, and an organisation after it. */
export async function lockPartnerships({ id }: Merging, write: Writing): Promise<void> {
  // SQLite has one writer.
  if (write.dialect.name === 'postgres')
    await write.run(sql`SELECT 1 FROM "partnership" AS t WHERE t."id" IN (
      SELECT "partnershipId" FROM "membership" WHERE "organisationId" = ${id}
      UNION ALL SELECT signed."partnershipId" FROM "agreement_party" AS party
        JOIN "agreement" AS signed ON signed."id" = party."agreementId" WHERE party."organisationId" = ${id}
      UNION ALL SELECT started."partnershipId" FROM "partnership_initiator" AS started
        JOIN "initiator" ON "initiator"."id" = started."initiatorId" WHERE "initiator"."organisationId" = ${id}
    ) ORDER BY t."id" FOR UPDATE OF t`)
}
