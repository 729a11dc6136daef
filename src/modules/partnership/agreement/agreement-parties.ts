import sql, { empty } from 'sql-template-tag'
import type { Writing } from '../../../core/change-log/write'
import type { Violation } from '../../../core/errors'
import { prefixOf } from '../../../core/id'
import type { MutationContext } from '../../../mutations/mutation-context'
import { organisations } from '../../organisation/organisation.entity'
import { MAX_PARTIES } from './agreement.inputs'

/** The places that name no organisation which whoever writes can see. The others stay there until commit. */
export async function unknownParties(
  given: readonly string[] | null | undefined,
  { write, viewer }: MutationContext,
): Promise<Violation[]> {
  // That there are too many is told anyway.
  const ids = (given ?? []).slice(0, MAX_PARTIES)
  const { dialect } = write
  const possible = dialect.list(ids.filter((id) => prefixOf(id) === organisations.prefix))
  const lock = dialect.name === 'postgres' ? sql`FOR KEY SHARE OF t` : empty
  const rows = await write.read<{ id: string }>(sql`SELECT t."id" FROM "organisation" AS t
    WHERE ${dialect.isIn(sql`t."id"`, possible)} AND ${organisations.visible(sql`t`, viewer)} ORDER BY t."id" ${lock}`)
  const known = new Set(rows.map(({ id }) => id))
  return ids.flatMap((id, place) => {
    if (known.has(id)) return []
    const message = `parties.${place} must be the id of an organisation in the registry.`
    return [{ path: ['input', 'parties', String(place)], rule: 'organisation', message }]
  })
}

export async function partiesOf(agreementId: string, write: Writing): Promise<string[]> {
  const rows = await write.read<{ id: string }>(
    sql`SELECT "organisationId" AS "id" FROM "agreement_party" WHERE "agreementId" = ${agreementId}`,
  )
  return inOrder(rows.map(({ id }) => id))
}

/** Each once, in an order of their own, so that the same parties are the same list. */
export const inOrder = (ids: readonly string[]): string[] => [...new Set(ids)].sort()

export async function replaceParties(agreementId: string, ids: readonly string[], write: Writing) {
  await write.run(sql`DELETE FROM "agreement_party" WHERE "agreementId" = ${agreementId}`)
  await write.insertRows(
    'agreement_party',
    ids.map((organisationId) => ({ agreementId, organisationId })),
  )
}
