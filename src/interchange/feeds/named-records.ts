import type { Scope } from '../../core/lists/list-declaration'
import type { Field } from '../../core/records/fields'
import { nameFields, URL_FIELD, withNames } from '../../core/records/record-names'
import type { Language } from '../../core/vocabulary'
import type { Selected } from '../export/read-records'
import type { Dataset } from './dataset'

/** All that people read of a record: the names beside the ids and codes. */
export const fieldsWithNames = ({
  fields,
  recordSchema,
}: Pick<Dataset, 'fields' | 'recordSchema'>): Field[] => withNames(fields, nameFields(recordSchema))

interface Named {
  readonly dataset: Dataset
  /** Of the labels. */
  readonly language: Language
  readonly publicUrl: string
  /** Of visitors, on the day of the feed. */
  readonly scope: Scope
}

/** How the records of a feed are read with their names. */
export function namedRecords({
  dataset,
  language,
  publicUrl,
  scope,
}: Named): Pick<Dataset, 'recordSchema' | 'fields'> & Pick<Selected, 'derived'> {
  const { recordSchema } = dataset
  const { selected, byDay, linked = [] } = recordSchema.names ?? {}
  const derived = nameFields(recordSchema).flatMap(({ field, derive }) =>
    derive ? [[field.name, (record: Readonly<Record<string, unknown>>) => derive(record, language)]] : [],
  )
  return {
    recordSchema: {
      ...recordSchema,
      selected: { ...recordSchema.selected, ...selected, ...byDay?.(scope) },
      linked: [...(recordSchema.linked ?? []), ...linked],
    },
    derived: {
      ...Object.fromEntries(derived),
      // Of others, a field of this name is their own.
      ...(recordSchema.hasPage && {
        [URL_FIELD]: ({ id }: Readonly<Record<string, unknown>>) => `${publicUrl}/records/${id}`,
      }),
    },
    fields: fieldsWithNames(dataset),
  }
}
