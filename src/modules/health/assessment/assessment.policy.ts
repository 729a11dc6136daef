import sql from 'sql-template-tag'
import { about, policy } from '../../../authz/policy'
import { Role } from '../../../authz/role.enums'
import { isOneOf } from '../../../core/collections/conditions'

/** What organisers say of trust and conflict is for them alone: no administrator, editor or moderator asks or answers. */
export const assessmentPolicy = policy('selfAssessment', about('partnership'), {
  answer: {
    rights: (row, { organises }) => [[Role.ORGANISER, isOneOf(sql`${row}."id"`, organises)]],
    refusal:
      'Only organisers of the partnership may assess it. To become an organiser, call claimPartnership.',
  },
})
