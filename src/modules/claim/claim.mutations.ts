import sql, { empty } from 'sql-template-tag'
import { Role } from '../../authz/role.enums'
import { signedIn } from '../../authz/signed-in'
import { isSuspended } from '../../authz/suspension'
import { RegistryError, type Violation } from '../../core/errors'
import { newId, prefixOf } from '../../core/id'
import { tidy } from '../../core/values/plain-text'
import { findRecord } from '../../mutations/change-record'
import { declareMutation, declareMutationIn } from '../../mutations/declare-mutation'
import type { MutationContext } from '../../mutations/mutation-context'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { addGrant } from '../account/role/role.mutations'
import { onAppealGranted } from '../moderation/appeal/undo-decision'
import { storeDecisionAgainst } from '../moderation/decision-against'
import { HouseRuleCode } from '../moderation/house-rules'
import { DecisionKind } from '../moderation/moderation.enums'
import type { ModerationContext } from '../moderation/moderation-context'
import { organisations } from '../organisation/organisation.entity'
import { partnerships } from '../partnership/partnership.collection'
import { Claim, claims } from './claim.entity'
import { ClaimDecision, ClaimState } from './claim.enums'
import {
  ClaimOrganisationInput,
  ClaimPartnershipInput,
  claimPayload,
  DecideClaimInput,
  WithdrawClaimInput,
} from './claim.inputs'
import { claimPolicy } from './claim.policy'

const WHO_DECIDES =
  'an editor of its territory or an administrator decides, and viewer.claims has the answer. For everyone who is signed in. CONFLICT if you manage it already, if you have an open claim on it, or if ten claims of yours are open.'

/** Asks to be an organiser of a partnership. */
const claimPartnership = declareMutation({
  name: 'claimPartnership',
  description: `Asks to manage the record of a partnership as its ORGANISER: ${WHO_DECIDES}`,
  input: ClaimPartnershipInput,
  inputDescription: 'The partnership to claim, and why.',
  payload: claimPayload,
  action: claimPolicy.partnership,
  subject: ({ input }, mutation) => findRecord(partnerships, input.partnershipId, mutation),
  work: ({ input: { reason }, record }, mutation) => enterClaim({ subjectId: record.id, reason }, mutation),
})

/** Asks to represent an organisation. */
const claimOrganisation = declareMutation({
  name: 'claimOrganisation',
  description: `Asks to speak for an organisation as its REPRESENTATIVE: ${WHO_DECIDES}`,
  input: ClaimOrganisationInput,
  inputDescription: 'The organisation to claim, and why.',
  payload: claimPayload,
  action: claimPolicy.organisation,
  subject: ({ input }, mutation) => findRecord(organisations, input.organisationId, mutation),
  work: ({ input: { reason }, record }, mutation) => enterClaim({ subjectId: record.id, reason }, mutation),
})

interface Claimed {
  readonly subjectId: string
  readonly reason: string
}

/** The account is locked: it has no other claim meanwhile. */
async function enterClaim({ subjectId, reason }: Claimed, { write, viewer, now }: MutationContext) {
  const id = newId(claims.prefix)
  await write.insert(Claim, [
    {
      id,
      subjectId,
      claimantId: viewer.accountId,
      reason: tidy(reason),
      state: ClaimState.PENDING,
      createdAt: now.toISOString(),
      decidedAt: null,
      statement: null,
      decidedById: null,
    },
  ])
  return { id }
}

type End = Pick<Claim, 'state'> & Partial<Pick<Claim, 'statement' | 'decidedById'>>

const closeClaim = ({ id }: Claim, end: End, { write, now }: MutationContext): Promise<void> =>
  write.update(Claim, id, { ...end, decidedAt: now.toISOString() })

const decideClaim = declareMutationIn<ModerationContext>()({
  name: 'decideClaim',
  description:
    'Decides a claim. For editors of the territory and administrators. A claimant who is accepted manages the record at once. FORBIDDEN for your own claim, unless you are an ADMIN. CONFLICT if it is already decided or withdrawn, or if the account to accept is suspended.',
  input: DecideClaimInput,
  inputDescription: 'The claim, the decision and the reason.',
  payload: claimPayload,
  action: claimPolicy.decide,
  /** Two may decide about each other’s claims: so both accounts are locked first, in the order of their ids. */
  lock: async ({ input, context }, write) => {
    const lock = write.dialect.name === 'postgres' ? sql`FOR NO KEY UPDATE` : empty
    await write.run(sql`SELECT 1 FROM "account" WHERE "id" = ${signedIn(context).accountId}
      OR "id" = (SELECT "claimantId" FROM "claim" WHERE "id" = ${input.id}) ORDER BY "id" ${lock}`)
  },
  violations: ({ input }) => unexplained(input),
  subject: ({ input }, mutation) => findRecord(claims, input.id, mutation),
  work: async ({ input, record: claim, context }, mutation) => {
    const isAccepted = input.decision === ClaimDecision.ACCEPT
    if (isAccepted) await handOver(claim, mutation)
    const state = isAccepted ? ClaimState.ACCEPTED : ClaimState.REJECTED
    const statement = input.statement == null ? null : tidy(input.statement)
    await closeClaim(claim, { state, statement, decidedById: mutation.viewer.accountId }, mutation)
    if (isAccepted) return
    const about = { kind: DecisionKind.REJECT_CLAIM, subjectId: claim.id, aboutId: claim.claimantId }
    const rule = input.rule ?? HouseRuleCode.MANDATE
    await storeDecisionAgainst({ ...about, rule, statement }, context, mutation)
  },
})

function unexplained({ decision, statement }: DecideClaimInput): Violation[] {
  if (decision !== ClaimDecision.REJECT || statement != null) return []
  const message = 'statement is required to reject a claim: tell the claimant why.'
  return [{ path: ['input', 'statement'], rule: 'required', message }]
}

/** From now on the claimant keeps the record. */
async function handOver({ claimantId, subjectId }: Claim, { write, viewer, now }: MutationContext) {
  const [claimant] = await write.read<{ suspendedUntil: string | null }>(
    sql`SELECT "suspendedUntil" FROM "account" WHERE "id" = ${claimantId} AND "erasedAt" IS NULL`,
  )
  if (!claimant || isSuspended(claimant, now))
    throw new RegistryError(
      'CONFLICT',
      'The claimant’s account is suspended or erased, so it cannot manage a record now. Reject the claim, or decide later.',
      { reason: 'CLAIMANT_UNAVAILABLE' },
    )
  const role = prefixOf(subjectId) === partnerships.prefix ? Role.ORGANISER : Role.REPRESENTATIVE
  const grant = { accountId: claimantId, role, scopeId: subjectId, grantedById: viewer.accountId }
  await addGrant(grant, write, now)
}

/** It waits again, unless the claimant waits for an answer to another one. */
onAppealGranted(DecisionKind.REJECT_CLAIM, async (id, { write }) => {
  await write.run(sql`UPDATE "claim" SET "id" = "id" WHERE "id" = ${id}`)
  const rejected =
    await write.read(sql`SELECT 1 FROM "claim" AS t WHERE t."id" = ${id} AND t."state" = ${ClaimState.REJECTED}
    AND NOT EXISTS (SELECT 1 FROM "claim" AS other WHERE other."claimantId" = t."claimantId"
      AND other."subjectId" = t."subjectId" AND other."state" = ${ClaimState.PENDING})`)
  if (rejected.length === 0) return false
  const reopened = { state: ClaimState.PENDING, decidedAt: null, statement: null, decidedById: null }
  await write.update(Claim, id, reopened)
  return true
})

const withdrawClaim = declareMutation({
  name: 'withdrawClaim',
  description: 'Withdraws a claim of yours. CONFLICT if it is already decided or withdrawn.',
  input: WithdrawClaimInput,
  inputDescription: 'Which of your open claims to withdraw.',
  payload: claimPayload,
  action: claimPolicy.withdraw,
  find: ({ input }, mutation) => findRecord(claims, input.id, mutation),
  work: ({ record }, mutation) => closeClaim(record, { state: ClaimState.WITHDRAWN }, mutation),
})

export const ClaimMutations = mutationResolver(
  claimPartnership,
  claimOrganisation,
  decideClaim,
  withdrawClaim,
)
