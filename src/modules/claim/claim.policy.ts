import sql, { type Sql } from 'sql-template-tag'
import { type AnyAction, about, because, isAllowed, policy } from '../../authz/policy'
import { Role } from '../../authz/role.enums'
import { byAdmin, everybody } from '../../authz/roles'
import { anyOf, NEVER } from '../../core/collections/conditions'
import type { SignedIn } from '../../core/viewer'
import { isUnderAppeal } from '../moderation/moderation.policy'
import { organisationPolicy } from '../organisation/organisation.policy'
import { partnershipPolicy } from '../partnership/partnership.policy'
import { isEdited } from '../territory/territory.policy'
import type { ClaimState } from './claim.enums'

const MAX_OPEN = 10

const openClaimsOf = ({ accountId }: SignedIn): Sql =>
  sql`FROM "claim" AS open WHERE open."claimantId" = ${accountId} AND open."state" = 'PENDING'`

/** Everybody claims what they do not keep. */
const claiming = (managing: AnyAction) => ({
  rights: () => everybody,
  refusal: 'Sign in first.',
  obstacles: [
    {
      when: (row: Sql, viewer: SignedIn) => isAllowed(managing, row, viewer),
      ...because('CONFLICT', 'ALREADY_MANAGED', 'You already manage this record.'),
    },
    {
      when: (row: Sql, viewer: SignedIn) =>
        sql`EXISTS (SELECT 1 ${openClaimsOf(viewer)} AND open."subjectId" = ${row}."id")`,
      ...because(
        'CONFLICT',
        'CLAIM_PENDING',
        'Your claim on this record is not decided yet. See viewer.claims.',
      ),
    },
    {
      when: (_row: Sql, viewer: SignedIn) => sql`(SELECT count(*) ${openClaimsOf(viewer)}) >= ${MAX_OPEN}`,
      ...because(
        'CONFLICT',
        'LIMIT_REACHED',
        `You have ${MAX_OPEN} open claims. Wait for an answer, or withdraw one with withdrawClaim.`,
        () => ({ limit: MAX_OPEN }),
      ),
    },
  ],
})

/** An editor of the territory of what is claimed decides, though not about a claim of their own. */
const isDecidedByEditor = (row: Sql, viewer: SignedIn): Sql =>
  viewer.edits.length === 0
    ? NEVER
    : sql`(${row}."claimantId" <> ${viewer.accountId} AND (
        EXISTS (SELECT 1 FROM "partnership_territory" AS works WHERE works."partnershipId" = ${row}."subjectId"
          AND ${isEdited(sql`works."territoryId"`, viewer)})
        OR EXISTS (SELECT 1 FROM "organisation" AS body WHERE body."id" = ${row}."subjectId"
          AND ${isEdited(sql`body."territoryId"`, viewer)})))`

const isClosed = {
  when: (row: Sql) => sql`${row}."state" <> 'PENDING'`,
  ...because('CONFLICT', 'CLAIM_DECIDED', ({ state }: Claimed) => `The claim is already ${state}.`),
}

interface Claimed {
  readonly id: string
  readonly state: ClaimState
}

export const claimPolicy = {
  ...policy('claim', about('partnership'), { partnership: claiming(partnershipPolicy.update) }),
  ...policy('claim', about('organisation'), { organisation: claiming(organisationPolicy.merge) }),
  ...policy('claim', about<Claimed>('claim'), {
    decide: {
      rights: (row, viewer) => [byAdmin(viewer), [Role.EDITOR, isDecidedByEditor(row, viewer)]],
      refusal:
        'You cannot decide your own claim: an editor of the territory or an administrator decides it. To withdraw it, call withdrawClaim.',
      obstacles: [isClosed],
    },
    withdraw: {
      rights: (row, viewer) => [[Role.MEMBER, sql`${row}."claimantId" = ${viewer.accountId}`]],
      refusal: 'Only the claimant can withdraw a claim. To decide it, call decideClaim.',
      obstacles: [isClosed],
    },
  }),
}

/** True of the claims that the viewer decides, or others in their place did. */
export const isClaimToDecide = (row: Sql, viewer: SignedIn | null): Sql =>
  isAllowed(claimPolicy.decide, row, viewer)

/** Whoever claimed it, and those who decide, or decide an appeal. */
export const isClaimVisible = (row: Sql, viewer: SignedIn | null): Sql =>
  anyOf(
    isAllowed(claimPolicy.withdraw, row, viewer),
    isClaimToDecide(row, viewer),
    isUnderAppeal(row, viewer),
  )
