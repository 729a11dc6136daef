import { type PersonalData, personalData } from '../../core/collections/personal-data'
import { ModerationDecision } from './moderation-decision.entity'
import { Report } from './report.entity'

/** That something was reported and decided stays; who it was, and what was said of them, goes. */
export const moderationPersonalData: readonly PersonalData[] = [
  personalData(Report, {
    exported: {
      reports: {
        of: ['reporterId'],
        columns: ['subjectId', 'reason', 'note', 'createdAt'],
        sortedBy: ['createdAt', 'id'],
      },
    },
    erased: { reporterId: ['reporterId', 'note'], aboutId: ['aboutId', 'note'] },
  }),
  personalData(ModerationDecision, {
    exported: {
      decisions: {
        of: ['aboutId', 'decidedById'],
        columns: ['kind', 'subjectId', 'reason', ['rule', 'ruleCode'], 'statement', 'setTo', 'decidedAt'],
        sortedBy: ['decidedAt', 'id'],
      },
    },
    erased: { decidedById: ['decidedById'], aboutId: ['aboutId', 'statement'] },
  }),
]
