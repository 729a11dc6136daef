import sql from 'sql-template-tag'
import { field, fieldsOf } from '../../core/records/fields'
import { type RecordSchema, recordId } from '../../core/records/record-schema'
import { codeOf } from './named-units'
import { Territory, territories } from './territory.entity'
import { ownPath, unitsOf } from './unit-names'

export const territoryRecord: RecordSchema = {
  name: 'territories',
  called: 'territory',
  of: territories,
  hasPage: true,
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
  names: {
    fields: ownPath,
    linked: [unitsOf({ from: sql`"territory" AS link`, owner: sql`link."id"`, unitId: sql`link."id"` })],
  },
}
