import { Role } from '../../../src/authz/role.enums'
import { ApiKey } from '../../../src/modules/api-key/api-key.entity'
import { Claim } from '../../../src/modules/claim/claim.entity'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { PendingChange } from '../../../src/modules/partnership/pending-change/pending-change.entity'
import { type App, type Client, type Member, startApp } from '../../support/app'
import {
  fakeApiKey,
  fakeClaim,
  fakeComment,
  fakeOrganisation,
  fakePartnership,
  fakePendingChange,
} from '../../support/fakes'

const LATER = '2090-01-01T00:00:00.000Z'

const GROUNDS = { reason: 'SPAM', statement: 'Opis sprawy.' }

/** Of each kind of decision against somebody: the mutation, and how the thing it is about comes to be. */
export const KINDS = ['HIDE', 'SUSPEND', 'REJECT_CLAIM', 'DECLINE_CHANGE', 'REVOKE_KEY'] as const

type Kind = (typeof KINDS)[number]

export interface Against {
  readonly decisionId: string
  readonly subjectId: string
}

export async function startDeciding(settings: Record<string, string> = {}) {
  const app = await startApp(settings)
  const staff = { moderator: await app.appoint(Role.MODERATOR), admin: await app.appoint(Role.ADMIN) }
  return { app, ...staff }
}

export type Deciding = Awaited<ReturnType<typeof startDeciding>>

/** A record of whom it is about, and the mutation that decides against them. */
async function subjectOf(kind: Kind, { id: accountId }: Pick<Member, 'id'>, { database }: App) {
  const partnership = fakePartnership()
  await database.write((write) => write.insert(Partnership, [partnership]))
  if (kind === 'HIDE') {
    const comment = fakeComment({ subjectId: partnership.id, authorId: accountId })
    await database.write((write) => write.insert(Comment, [comment]))
    return [comment.id, 'hideComment', 'HideCommentInput', { id: comment.id, ...GROUNDS }] as const
  }
  if (kind === 'SUSPEND')
    return [
      accountId,
      'suspendAccount',
      'SuspendAccountInput',
      { accountId, until: LATER, ...GROUNDS },
    ] as const
  if (kind === 'REJECT_CLAIM') {
    const claim = fakeClaim({ subjectId: partnership.id, claimantId: accountId })
    await database.write((write) => write.insert(Claim, [claim]))
    const input = { id: claim.id, decision: 'REJECT', statement: GROUNDS.statement }
    return [claim.id, 'decideClaim', 'DecideClaimInput', input] as const
  }
  if (kind === 'DECLINE_CHANGE') {
    const change = fakePendingChange({
      ...{ partnershipId: partnership.id, proposedById: accountId },
      storedDifferences: { name: [partnership.name, 'Nowa nazwa'] },
    })
    await database.write((write) => write.insert(PendingChange, [change]))
    const input = { id: change.id, statement: GROUNDS.statement }
    return [change.id, 'declinePendingChange', 'DeclinePendingChangeInput', input] as const
  }
  const organisation = fakeOrganisation()
  const key = fakeApiKey({ organisationId: organisation.id, createdById: accountId })
  await database.write(async (write) => {
    await write.insert(Organisation, [organisation])
    await write.insert(ApiKey, [key])
  })
  const input = { id: key.id, statement: GROUNDS.statement }
  return [key.id, 'revokeApiKey', 'RevokeApiKeyInput', input] as const
}

/** Decides against somebody, as an administrator unless another is named. */
export async function decideAgainst(
  kind: Kind,
  person: Member,
  { app, admin }: Deciding,
  by: Client = admin,
): Promise<Against> {
  const [subjectId, mutation, type, input] = await subjectOf(kind, person, app)
  await by.data(`mutation Decide($input: ${type}!) { ${mutation}(input: $input) { __typename } }`, { input })
  const [decision] = (await person.data('{ viewer { decisions { id kind } } }')).viewer.decisions
  if (decision?.kind !== kind) throw new Error(`The newest decision is ${decision?.kind}, not ${kind}.`)
  return { decisionId: decision.id, subjectId }
}
