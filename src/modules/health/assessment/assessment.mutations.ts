import sql from 'sql-template-tag'
import { findRecord } from '../../../mutations/change-record'
import { declareMutation } from '../../../mutations/declare-mutation'
import { mutationResolver } from '../../../mutations/mutation-resolver'
import { partnerships } from '../../partnership/partnership.collection'
import { partnershipPayload } from '../../partnership/partnership.inputs'
import { AssessPartnershipInput } from './assessment.inputs'
import { assessmentPolicy } from './assessment.policy'
import { SelfAssessment } from './self-assessment.entity'

const assessPartnership = declareMutation({
  name: 'assessPartnership',
  description:
    'Says what public records do not show of a partnership: trust, disputes, equality. For its organisers, who alone read it, in Partnership.selfAssessment. Nothing of it is public, and the change log does not have it.',
  input: AssessPartnershipInput,
  inputDescription: 'The partnership and your answers.',
  payload: partnershipPayload,
  action: assessmentPolicy.answer,
  find: ({ input }, mutation) => findRecord(partnerships, input.id, mutation),
  work: async ({ input, record }, { write, viewer: { accountId }, now }) => {
    await write.run(sql`DELETE FROM "self_assessment"
      WHERE "partnershipId" = ${record.id} AND "accountId" = ${accountId}`)
    const answers = input.answers.map(({ question, score }) => ({ question, score }))
    if (answers.length > 0)
      await write.insertRows(SelfAssessment, [
        { partnershipId: record.id, accountId, answers, answeredAt: now.toISOString() },
      ])
    return { id: record.id }
  },
})

export const AssessmentMutations = mutationResolver(assessPartnership)
