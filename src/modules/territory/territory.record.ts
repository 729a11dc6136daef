import sql from 'sql-template-tag'
import { field, fieldsOf } from '../../core/records/fields'
import { type RecordFields, recordId } from '../../core/records/record-schema'
import { codeOf } from './named-units'
import { Territory, territories } from './territory.entity'

export const territoryRecord: RecordFields = {
  of: territories,
  fields: [
    recordId,
    ...fieldsOf(Territory),
    field('parent', String, 'The TERYT code of the unit in which it lies. Null: it is the country.'),
    field(
      'successor',
      String,
      'Of a unit that is no more: the TERYT code of the one in its place, if known.',
    ),
  ],
  selected: {
    parent: codeOf(sql`t."parentId"`),
    successor: codeOf(sql`t."successorId"`),
  },
}
