import sql from 'sql-template-tag'
import { Role } from '../../../authz/role.enums'
import { Reads } from '../../../core/collections/reader'
import { type Context, perRequest } from '../../../core/context'
import { getOrCreate } from '../../../core/get-or-create'
import type { Score } from './assessed-signals'

export interface OrganiserAnswers {
  readonly accountId: string
  readonly answers: readonly Score[]
  readonly answeredAt: string
}

/** What those say of a partnership who organise it now. Null: the viewer is none of them. */
export const organisersAnswers = perRequest(
  (context: Context) => new Reads<readonly OrganiserAnswers[] | null>((ids) => readAnswers(ids, context)),
)

async function readAnswers(ids: readonly string[], { reader, viewer }: Context) {
  const organised = ids.filter((id) => viewer?.organises.includes(id))
  if (organised.length === 0) return ids.map(() => null)
  const { dialect } = reader
  const rows = await reader.all(sql`SELECT t."partnershipId", t."accountId", t."answers", t."answeredAt"
    FROM "self_assessment" AS t JOIN "role_grant" AS held ON held."accountId" = t."accountId"
      AND held."role" = ${Role.ORGANISER} AND held."scopeId" = t."partnershipId"
    WHERE ${dialect.isIn(sql`t."partnershipId"`, dialect.list(organised))} ORDER BY t."answeredAt", t."accountId"`)
  const byPartnership = new Map<string, OrganiserAnswers[]>()
  for (const [id, accountId, answers, answeredAt] of rows as [string, string, string, string][])
    getOrCreate(byPartnership, id, (): OrganiserAnswers[] => []).push({
      ...{ accountId, answers: JSON.parse(answers), answeredAt },
    })
  return ids.map((id) => (organised.includes(id) ? (byPartnership.get(id) ?? []) : null))
}
