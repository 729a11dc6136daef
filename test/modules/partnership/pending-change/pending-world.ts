import { Role } from '../../../../src/authz/role.enums'
import { Partnership } from '../../../../src/modules/partnership/partnership.entity'
import type { Any, Client } from '../../../support/app'
import { fakePartnership } from '../../../support/fakes'
import { startKeeping } from '../mutation-world'

const CHANGE = `id state statement createdAt decidedAt differences { field from to } partnership { id name }
  proposedBy { id } viewerCan { accept { allowed reason } decline { allowed reason } withdraw { allowed reason } }`

const RECORD = 'id version name slug summary territories { code } formerNames pendingChange { id state }'

const UPDATE = `mutation Update($input: UpdatePartnershipInput!) {
  updatePartnership(input: $input) { partnership { ${RECORD} } pendingChange { ${CHANGE} } warnings { code path } }
}`

const DECISIONS = {
  acceptPendingChange: 'AcceptPendingChangeInput',
  declinePendingChange: 'DeclinePendingChangeInput',
  withdrawPendingChange: 'WithdrawPendingChangeInput',
} as const

/** What a mutation answers, with the extensions of its refusal. */
async function ask(by: Client, document: string, input: object) {
  const { data, errors } = await by.query<Any>(document, { input })
  const extensions = errors?.[0]?.extensions
  const [answer] = Object.values(data ?? {}) as Any[]
  return { ...answer, code: extensions?.code, extensions } as Any
}

export const update = (by: Client, id: string, expectedVersion: number, changes: object) =>
  ask(by, UPDATE, { id, expectedVersion, ...changes })

export const decide = (by: Client, mutation: keyof typeof DECISIONS, input: object) =>
  ask(
    by,
    `mutation Decide($input: ${DECISIONS[mutation]}!) {
      ${mutation}(input: $input) { pendingChange { ${CHANGE} } warnings { code path } }
    }`,
    input,
  )

export const accept = (by: Client, id: string, partnershipVersion = 1) =>
  decide(by, 'acceptPendingChange', { id, partnershipVersion })
export const decline = (by: Client, id: string) =>
  decide(by, 'declinePendingChange', { id, statement: 'To nie ta nazwa.' })
export const withdraw = (by: Client, id: string) => decide(by, 'withdrawPendingChange', { id })

export const recordOf = async (by: Client, id: string): Promise<Any> =>
  (await by.data(`query Record($id: ID!) { partnership(id: $id) { ${RECORD} } }`, { id })).partnership

/** What waits for the decision of whoever asks. */
export const waiting = async (by: Client): Promise<string[]> =>
  (await by.data('{ pendingChanges(first: 100) { nodes { id } } }')).pendingChanges.nodes.map(
    ({ id }: Any) => id,
  )

/** A server with a published partnership of Niemodlin, and those who organise and edit it. */
export async function startPending() {
  const app = await startKeeping()
  const enter = async (codes: readonly string[] = ['1609063'], overrides = {}) => {
    const partnership = fakePartnership(overrides)
    await app.database.write(async (write) => {
      await write.insert(Partnership, [partnership])
      await write.insertRows(
        'partnership_territory',
        codes.map((code) => ({ partnershipId: partnership.id, territoryId: `territory_${code}` })),
      )
    })
    const organiser = await app.appoint(Role.ORGANISER, partnership.id)
    return { ...partnership, organiser }
  }
  return {
    app,
    enter,
    editor: await app.appoint(Role.EDITOR, 'territory_16'),
    elsewhere: await app.appoint(Role.EDITOR, 'territory_14'),
    admin: await app.appoint(Role.ADMIN),
  }
}

export type PendingWorld = Awaited<ReturnType<typeof startPending>>
