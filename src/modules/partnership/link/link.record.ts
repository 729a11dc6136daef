import sql from 'sql-template-tag'
import { field, fieldsOf, ofOperator, required } from '../../../core/records/fields'
import { identity, type RecordSchema, version } from '../../../core/records/record-schema'
import { WebAddress } from '../../../core/scalars'
import { partnershipLinks } from './link.entity'
import { PartnershipLinkKind } from './link.enums'
import { PartnershipLinkFields } from './link.inputs'

export const linkRecord: RecordSchema = {
  name: 'links',
  called: 'link',
  of: partnershipLinks,
  fields: [
    ...identity('link'),
    required(
      field(
        'partnershipId',
        String,
        'The partnership that is the successor, the part, or the same: its id, or its key in the same source.',
      ),
    ),
    required(field('kind', PartnershipLinkKind, 'What it is to the other end.')),
    field(
      'otherId',
      String,
      'The predecessor, the whole, or the other record: its id, or its key in the same source. Empty: a page elsewhere.',
    ),
    field(
      'url',
      WebAddress,
      'Of SAME_AS, the page of the same partnership in another registry: `https://www.wikidata.org/wiki/Q123`.',
    ),
    ...fieldsOf(PartnershipLinkFields),
    ...ofOperator(
      field('awaitsId', String, 'Which of the two has not agreed yet, by its id. Empty: both have.'),
    ),
    ...version,
  ],
  names: {
    fields: [
      { beside: 'partnershipId', field: field('partnershipName', String, 'The name of that partnership.') },
      { beside: 'otherId', field: field('otherName', String, 'The name of that partnership.') },
    ],
    selected: {
      partnershipName: sql`(SELECT one."name" FROM "partnership" AS one WHERE one."id" = t."partnershipId")`,
      otherName: sql`(SELECT other."name" FROM "partnership" AS other WHERE other."id" = t."otherId")`,
    },
  },
}
