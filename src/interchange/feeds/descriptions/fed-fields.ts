import { type Field, fieldsOf } from '../../../core/records/fields'
import { recordId } from '../../../core/records/record-schema'
import type { Dataset } from '../dataset'

/** A field of a feed. */
export interface FedField extends Field {
  /** Where it is false, every record has a value there. */
  readonly isNullable: boolean
  readonly parts: readonly FedField[] | null
}

/** What every record has, whatever interface declares it. */
const ALWAYS = ['id', 'createdAt', 'updatedAt']

/** What a feed says under each name: as the record has it, and not as an import takes it. */
export const fedFieldsOf = ({ fields, recordSchema }: Pick<Dataset, 'fields' | 'recordSchema'>): FedField[] =>
  described(fields, fieldsOf(recordSchema.of.entity))

function described(fields: readonly Field[], ofRecord: readonly Field[]): FedField[] {
  const known = new Map(ofRecord.map((field) => [field.name, field]))
  return fields.map((field) => {
    const own = known.get(field.name)
    const isRequired = ALWAYS.includes(field.name) || (own ?? field).isRequired
    return {
      ...field,
      meaning: field.name === 'id' ? recordId.meaning : (own?.meaning ?? field.meaning),
      isNullable: !isRequired && !field.isList,
      parts: field.part && described(field.part.fields, own?.part?.fields ?? []),
    }
  })
}
