import sql from 'sql-template-tag'
import { type Erasing, personalData } from '../collections/personal-data'
import { Change } from './change.entity'

export const changePersonalData = personalData(Change, {
  exported: {
    changes: {
      of: ['actorId'],
      columns: ['at', 'kind', 'recordClass', 'recordId', ['fields', 'storedFields'], ['role', 'actorRole']],
      sortedBy: ['id'],
    },
  },
  erased: { actorId: forgetActor },
})

/** What an import has replaced or deleted and names the account is forgotten too: no undo brings it back. */
async function forgetActor(accountId: string, { write }: Erasing) {
  await write.run(sql`UPDATE "change" SET "actorId" = NULL WHERE "actorId" = ${accountId}`)
  await write.run(
    sql`UPDATE "change" SET "storedBefore" = NULL
      WHERE "importId" IS NOT NULL AND "storedBefore" LIKE ${`%${accountId.replaceAll('_', '\\_')}%`} ESCAPE '\\'`,
  )
}
