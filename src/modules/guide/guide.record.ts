import sql from 'sql-template-tag'
import { field, fieldsOf, listOf, structured } from '../../core/records/fields'
import { type Linked, type RecordSchema, recordId, times } from '../../core/records/record-schema'
import { isPartnershipVisible } from '../partnership/partnership.policy'
import { codeOf } from '../territory/named-units'
import { unitName, unitsOf } from '../territory/unit-names'
import { Guide, guides } from './guide.entity'

const examples: Linked = {
  field: 'exampleIds',
  from: sql`"guide_example" AS link JOIN "partnership" AS other ON other."id" = link."partnershipId"`,
  owner: sql`link."guideId"`,
  values: sql`other."id"`,
  sortedBy: sql`other."id"`,
  isPublic: isPartnershipVisible(sql`other`, null),
}

export const guideRecord: RecordSchema = {
  name: 'guides',
  called: 'guide',
  of: guides,
  hasPage: true,
  fields: [
    recordId,
    ...fieldsOf(Guide),
    structured('titles', 'What it is called, by language.'),
    structured('sections', 'What it says, by language.'),
    structured('contacts', 'Whom to ask: offices, never private persons.'),
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
  linked: [examples],
  names: {
    fields: [
      ...unitName,
      {
        beside: 'exampleIds',
        field: listOf(field('exampleNames', String, 'The names of these partnerships.')),
      },
    ],
    linked: [
      { ...examples, field: 'exampleNames', values: sql`other."name"` },
      unitsOf({ from: sql`"guide" AS link`, owner: sql`link."id"`, unitId: sql`link."territoryId"` }),
    ],
  },
}
