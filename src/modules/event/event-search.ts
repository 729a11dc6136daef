import sql, { join } from 'sql-template-tag'
import type { Writing } from '../../core/change-log/write'
import { searchColumns } from '../../core/collections/record'

export interface EventText {
  readonly title: string
  readonly place?: string | null
  readonly description?: string | null
}

/** The columns by which an event is searched and sorted. It is found by the name of its partnership too. */
export const eventWords = ({ title, place, description }: EventText, partnershipName: string) =>
  searchColumns(title, place, description, partnershipName)

const BATCH = 200

interface Row {
  readonly id: string
  readonly title: string
  readonly place: string | null
  readonly description: string | null
}

/** The events of a partnership are found by its new name, and no longer by the former. Nothing that they show has changed. */
export async function updateEventSearch({ id, name }: { id: string; name: string }, write: Writing) {
  for (let last = ''; ; ) {
    const rows = await write.read<Row>(
      sql`SELECT "id", "title", "place", "description" FROM "event"
        WHERE "partnershipId" = ${id} AND "id" > ${last} ORDER BY "id" LIMIT ${BATCH}`,
    )
    const words = rows.map((event) => sql`(${event.id}, ${eventWords(event, name).searchTokens})`)
    if (words.length > 0)
      await write.run(
        sql`WITH "told"("id", "words") AS (VALUES ${join(words)})
          UPDATE "event" SET "searchTokens" = "told"."words" FROM "told" WHERE "event"."id" = "told"."id"`,
      )
    if (rows.length < BATCH) return
    last = rows[rows.length - 1]?.id ?? last
  }
}
