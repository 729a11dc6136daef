import { growingVocabulary, type Terms } from '../vocabulary'

/** What the change log calls a kind of record: each collection gives its own. */
export type RecordType = string

export interface RecordTypeTerms extends Terms {
  /** As the API, the feeds and webhooks have it: `PARTNERSHIP`. */
  readonly name: RecordType
}

const vocabulary = growingVocabulary({
  name: 'RecordType',
  description: 'The types of records that changes are about. Accounts are not among them.',
})

export const RecordType: Readonly<Record<string, RecordType>> = vocabulary.values

export const addRecordType = ({ name, ...terms }: RecordTypeTerms): void => vocabulary.add(name, terms)
