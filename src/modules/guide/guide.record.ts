import sql from 'sql-template-tag'
import { field, fieldsOf, listOf } from '../../core/records/fields'
import { type RecordFields, recordId, times } from '../../core/records/record-schema'
import { isPartnershipVisible } from '../partnership/partnership.policy'
import { codeOf } from '../territory/named-units'
import { Guide, guides } from './guide.entity'

export const guideRecord: RecordFields = {
  of: guides,
  fields: [
    recordId,
    ...fieldsOf(Guide),
    field('titles', String, 'What it is called, by language.'),
    field('sections', String, 'What it says, by language.'),
    field('contacts', String, 'Whom to ask: offices, never private persons.'),
    field(
      'territory',
      String,
      'The TERYT code of the unit whose matters it is about. Null: the whole country.',
    ),
    listOf(field('exampleIds', String, 'Partnerships that show what it explains.')),
    ...times,
  ],
  renamed: { sections: 'storedSections', contacts: 'storedContacts' },
  selected: {
    territory: codeOf(sql`t."territoryId"`),
  },
  linked: [
    {
      field: 'exampleIds',
      from: sql`"guide_example" AS link JOIN "partnership" AS other ON other."id" = link."partnershipId"`,
      owner: sql`link."guideId"`,
      values: sql`other."id"`,
      sortedBy: sql`other."id"`,
      isPublic: isPartnershipVisible(sql`other`, null),
    },
  ],
}
