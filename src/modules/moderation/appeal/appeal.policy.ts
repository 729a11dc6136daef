import sql, { type Sql } from 'sql-template-tag'
import { type Asking, about, because, policy } from '../../../authz/policy'
import { Role } from '../../../authz/role.enums'
import { ALWAYS, NEVER } from '../../../core/collections/conditions'
import { RegistryError } from '../../../core/errors'
import type { SignedIn } from '../../../core/viewer'
import { byModerators, isStaff } from '../moderation.policy'
import type { AppealState } from './appeal.enums'

/** One answer to every decision that is not the viewer’s to appeal, there or not. */
export const notYours = () =>
  new RegistryError(
    'NOT_FOUND',
    'decisionId must be the id of a decision that concerns you. See viewer.decisions.',
  )

interface Appealable {
  readonly id: string
  readonly appealableUntil: string | null
}

interface Appealed {
  readonly id: string
  readonly state: AppealState
}

export const appealPolicy = {
  ...policy('appeal', about<Appealable>('decision'), {
    make: {
      rights: (row: Sql, { accountId }: SignedIn) => [[Role.MEMBER, sql`${row}."aboutId" = ${accountId}`]],
      refusal: notYours,
      obstacles: [
        {
          when: (row: Sql) => sql`${row}."appealableUntil" IS NULL`,
          ...because(
            'CONFLICT',
            'NOT_APPLICABLE',
            'This decision is not against you, so there is nothing to appeal.',
          ),
        },
        {
          when: (row: Sql) =>
            sql`EXISTS (SELECT 1 FROM "appeal" AS made WHERE made."decisionId" = ${row}."id")`,
          ...because(
            'CONFLICT',
            'ALREADY_APPEALED',
            'You have appealed this decision already. viewer.decisions has the answer.',
          ),
        },
        {
          when: (row: Sql, _viewer: SignedIn, { now }: Asking) =>
            sql`${row}."appealableUntil" <= ${now.toISOString()}`,
          ...because(
            'CONFLICT',
            'APPEAL_TIME_OVER',
            ({ appealableUntil }: Appealable) => `This decision could be appealed until ${appealableUntil}.`,
            ({ appealableUntil }) => ({ appealableUntil }),
          ),
        },
      ],
      evenSuspended: true,
    },
  }),
  ...policy('appeal', about<Appealed>('appeal'), {
    decide: {
      ...byModerators,
      obstacles: [
        {
          when: (row: Sql, { accountId }: SignedIn) => sql`${row}."appellantId" = ${accountId}`,
          ...because('FORBIDDEN', 'OWN_APPEAL', 'You cannot decide your own appeal. Another moderator must.'),
        },
        {
          when: (row: Sql, { accountId }: SignedIn) =>
            sql`EXISTS (SELECT 1 FROM "moderation_decision" AS appealed
              WHERE appealed."id" = ${row}."decisionId" AND appealed."decidedById" = ${accountId})`,
          ...because(
            'FORBIDDEN',
            'OWN_DECISION',
            'You made the decision that is appealed. Another moderator or an administrator must decide.',
          ),
        },
        {
          when: (row: Sql, { isAdmin }: SignedIn) => (isAdmin ? NEVER : isStaff(sql`${row}."appellantId"`)),
          ...because(
            'FORBIDDEN',
            'NOT_ALLOWED',
            'Only an ADMIN may decide an appeal of a moderator or an administrator.',
          ),
        },
        {
          when: (row: Sql) => sql`${row}."state" <> 'PENDING'`,
          ...because(
            'CONFLICT',
            'APPEAL_DECIDED',
            ({ state }: Appealed) => `The appeal is already ${state}.`,
          ),
        },
      ],
    },
  }),
}

/** Moderators, and whoever appealed. */
export const isAppealVisible = (row: Sql, viewer: SignedIn | null): Sql =>
  viewer?.isModerator ? ALWAYS : sql`${row}."appellantId" = ${viewer?.accountId ?? ''}`
