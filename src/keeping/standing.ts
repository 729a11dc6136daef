import sql, { type Sql } from 'sql-template-tag'
import { isSuspended } from '../account/lock-account'
import { inCare } from '../shared/care'
import { perRequest, type SignedIn } from '../shared/context'
import { prefixOf } from '../shared/ids'
import { Reads } from '../shared/reads'

/*
 * What the mutations would say to whoever asks, told in advance.
 */

/** Whether the viewer may write at all. */
export const mayWrite = perRequest(async ({ reader, viewer, now }): Promise<boolean> => {
  if (!viewer) return false
  const [row] = await reader.all(
    sql`SELECT "suspendedUntil" FROM "account" WHERE "id" = ${viewer.accountId} AND "erasedAt" IS NULL`,
  )
  return row !== undefined && !isSuspended(row[0] as string | null, now)
})

interface Kept {
  readonly table: Sql
  /** True of a row `t` that the viewer keeps. */
  readonly isKept: (viewer: SignedIn) => Sql
}

/** By the prefixes of their ids. An event is kept by those who keep its host. */
const KEPT: Readonly<Record<string, Kept>> = {
  partnership: {
    table: sql`"partnership"`,
    isKept: (viewer) => inCare.partnership(sql`t."id"`, viewer),
  },
  event: {
    table: sql`"event"`,
    isKept: (viewer) => inCare.partnership(sql`t."partnershipId"`, viewer),
  },
  organisation: {
    table: sql`"organisation"`,
    isKept: (viewer) => inCare.organisation(sql`t`, viewer),
  },
}

/**
 * Whether the viewer keeps a partnership, an event or an organisation: a statement for each of these types, for all that
 * are asked for at once.
 */
export const keeps = perRequest(
  ({ reader, viewer }) =>
    new Reads(async (ids): Promise<boolean[]> => {
      if (!viewer) return ids.map(() => false)
      const { dialect } = reader
      const kept = new Set<unknown>()
      for (const [prefix, { table, isKept }] of Object.entries(KEPT)) {
        const ofType = ids.filter((id) => prefixOf(id) === prefix)
        if (ofType.length === 0) continue
        const rows = await reader.all(sql`SELECT t."id" FROM ${table} AS t
          WHERE ${dialect.isIn(sql`t."id"`, dialect.list(ofType))} AND ${isKept(viewer)}`)
        for (const [id] of rows) kept.add(id)
      }
      return ids.map((id) => kept.has(id))
    }),
)
