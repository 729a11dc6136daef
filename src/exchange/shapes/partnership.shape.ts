import { CreatePartnershipInput } from '../../partnership/keeping/partnership.inputs'
import { EndPartnershipInput } from '../../partnership/keeping/stage/stage.inputs'
import { partnerships } from '../../partnership/partnership.entity'
import { DateTime } from '../../shared/scalars'
import { field, fieldsOf, listOf, ofOperator, optional } from '../fields'
import { discussedFields, identity, type Shape, SUBMISSION } from '../shape'

const name = fieldsOf(CreatePartnershipInput, ['name'])

export const partnershipShape: Shape = {
  name: 'partnerships',
  called: 'partnership',
  of: partnerships,
  fields: [
    ...identity('partnership'),
    field(
      'slug',
      String,
      'The name as a part of web addresses: `dla-rudawki-i-zatrasia`. It names the record that has it, or had it before.',
    ),
    ...name,
    ...fieldsOf(CreatePartnershipInput).filter(
      (each) => each.name !== 'name' && !SUBMISSION.includes(each.name),
    ),
    ...optional(fieldsOf(EndPartnershipInput, ['endedOn'])),
    field(
      'endedReason',
      String,
      'Why it ended, at most 1,000 characters; reaching the goal is the best reason.',
    ),
    ...ofOperator(
      listOf(
        field(
          'formerSlugs',
          String,
          'Slugs that a new record had before, which still find it: `nasz-zoliborz-iv`.',
        ),
      ),
      field('publishedAt', DateTime, 'When a new record was published. Empty: it is a draft.'),
    ),
    ...discussedFields,
  ],
}
