import sql from 'sql-template-tag'
import { RegistryError, type Violation } from '../../../core/errors'
import { tidy } from '../../../core/values/plain-text'
import { declareMutation, declareMutationIn } from '../../../mutations/declare-mutation'
import type { MutationContext } from '../../../mutations/mutation-context'
import { mutationResolver } from '../../../mutations/mutation-resolver'
import { onAppealGranted } from '../../moderation/appeal/undo-decision'
import { storeDecisionAgainst } from '../../moderation/decision-against'
import { HouseRuleCode } from '../../moderation/house-rules'
import { DecisionKind } from '../../moderation/moderation.enums'
import type { ModerationContext } from '../../moderation/moderation-context'
import { findPart } from '../find-partnership'
import type { Partnership } from '../partnership.entity'
import { partnershipViolations, partnershipWarnings } from '../partnership.rules'
import { type PartnershipRelations, relationsOf } from '../partnership-relations'
import { writePartnership } from '../save-partnership'
import { PendingChange, pendingChanges } from './pending-change.entity'
import { PendingChangeState } from './pending-change.enums'
import {
  AcceptPendingChangeInput,
  DeclinePendingChangeInput,
  pendingChangePayload,
  WithdrawPendingChangeInput,
} from './pending-change.inputs'
import { pendingChangePolicy } from './pending-change.policy'

const acceptPendingChange = declareMutation({
  name: 'acceptPendingChange',
  description:
    'Accepts a change that waits, and makes it. For administrators, and for editors of one of the territories that the partnership then has. FORBIDDEN for a change of your own, unless you are an ADMIN. CONFLICT if it is already decided or withdrawn, or if the partnership has been changed since; BAD_USER_INPUT if the change breaks a rule by now.',
  input: AcceptPendingChangeInput,
  inputDescription: 'Which change to make, and the version of the partnership that you have read.',
  payload: pendingChangePayload,
  action: pendingChangePolicy.accept,
  find: ({ input }, mutation) => findPart(pendingChanges, input.id, mutation),
  facts: async ({ input, record, partnership }, { write }) => {
    const relations = await relationsOf(partnership.id, write)
    if (partnership.version !== input.partnershipVersion) throw changedMeanwhile(partnership)
    return { relations, values: proposedValues(record, { partnership, relations }) }
  },
  violations: ({ partnership, values }, mutation): Promise<Violation[]> =>
    partnershipViolations(values, partnership, mutation),
  work: async ({ input, record, partnership, relations, values }, mutation) => {
    const links = { pendingChange: [PendingChangeState.PENDING, PendingChangeState.ACCEPTED] } as const
    const { written } = await writePartnership({ record: partnership, relations }, values, mutation, links)
    await closeChange(record, { state: PendingChangeState.ACCEPTED, statement: input.statement }, mutation)
    return { warnings: await partnershipWarnings(written, values, mutation) }
  },
})

interface Present {
  readonly partnership: Partnership
  readonly relations: PartnershipRelations
}

/** What it changes, unless somebody else has changed the same since it was proposed. */
function proposedValues({ storedDifferences }: PendingChange, { partnership, relations }: Present) {
  const territories = relations.territories.map(({ code }) => code).sort()
  const present: Readonly<Record<string, unknown>> = { name: partnership.name, territories }
  for (const [field, difference] of Object.entries(storedDifferences))
    if (difference.every((value) => JSON.stringify(value) !== JSON.stringify(present[field])))
      throw changedMeanwhile(partnership)
  return Object.fromEntries(Object.entries(storedDifferences).map(([field, [, to]]) => [field, to])) as {
    readonly name?: string
    readonly territories?: string[]
  }
}

const changedMeanwhile = ({ version }: Partnership) =>
  new RegistryError(
    'CONFLICT',
    `Somebody has changed the partnership since; its version is ${version} now. Read it again. If the proposed change fits no more, decline it.`,
    { reason: 'CHANGED_MEANWHILE', version },
  )

interface End {
  readonly state: PendingChangeState
  readonly statement?: string | null | undefined
}

const closeChange = (
  { id }: PendingChange,
  { state, statement }: End,
  { write, viewer, now }: MutationContext,
): Promise<void> =>
  write.update(PendingChange, id, {
    state,
    decidedAt: now.toISOString(),
    statement: statement == null ? null : tidy(statement),
    decidedById: state === PendingChangeState.WITHDRAWN ? null : viewer.accountId,
  })

const declinePendingChange = declareMutationIn<ModerationContext>()({
  name: 'declinePendingChange',
  description:
    'Declines a change that waits; the record stays as it was. For administrators, and for editors of the territories of the partnership or of the proposed ones. FORBIDDEN for a change of your own, unless you are an ADMIN. CONFLICT if it is already decided or withdrawn.',
  input: DeclinePendingChangeInput,
  inputDescription: 'Which change not to make, and why.',
  payload: pendingChangePayload,
  action: pendingChangePolicy.decline,
  find: ({ input }, mutation) => findPart(pendingChanges, input.id, mutation),
  work: async ({ input: { statement, rule }, record, context }, mutation) => {
    await closeChange(record, { state: PendingChangeState.DECLINED, statement }, mutation)
    const about = { kind: DecisionKind.DECLINE_CHANGE, subjectId: record.id, aboutId: record.proposedById }
    const grounds = { rule: rule ?? HouseRuleCode.VERIFIABLE_RECORDS, statement }
    await storeDecisionAgainst({ ...about, ...grounds }, context, mutation)
  },
})

/** It waits again, unless another change of the partnership does. */
onAppealGranted(DecisionKind.DECLINE_CHANGE, async (id, { write }) => {
  await write.run(sql`UPDATE "partnership" SET "id" = "id"
    WHERE "id" = (SELECT "partnershipId" FROM "pending_change" WHERE "id" = ${id})`)
  const declined = await write.read(sql`SELECT 1 FROM "pending_change" AS t
    WHERE t."id" = ${id} AND t."state" = ${PendingChangeState.DECLINED}
    AND NOT EXISTS (SELECT 1 FROM "pending_change" AS other
      WHERE other."partnershipId" = t."partnershipId" AND other."state" = ${PendingChangeState.PENDING})`)
  if (declined.length === 0) return false
  const reopened = { state: PendingChangeState.PENDING, decidedAt: null, statement: null, decidedById: null }
  await write.update(PendingChange, id, reopened)
  return true
})

const withdrawPendingChange = declareMutation({
  name: 'withdrawPendingChange',
  description:
    'Withdraws a change that waits. For organisers of the partnership and the proposer. CONFLICT if it is already decided or withdrawn.',
  input: WithdrawPendingChangeInput,
  inputDescription: 'Which change no editor needs to decide any more.',
  payload: pendingChangePayload,
  action: pendingChangePolicy.withdraw,
  find: ({ input }, mutation) => findPart(pendingChanges, input.id, mutation),
  work: ({ record }, mutation) => closeChange(record, { state: PendingChangeState.WITHDRAWN }, mutation),
})

export const PendingChangeMutations = mutationResolver(
  acceptPendingChange,
  declinePendingChange,
  withdrawPendingChange,
)
