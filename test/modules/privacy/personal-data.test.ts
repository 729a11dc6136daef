import type { DataSource, EntityMetadata } from 'typeorm'
import type { PersonalData } from '../../../src/core/collections/personal-data'
import { createDataSource } from '../../../src/database/data-source'
import { Account } from '../../../src/modules/account/account.entity'
import { allPersonalData } from '../../../src/modules/privacy/personal-data'
import { emptyDatabaseUrl } from '../../support/database'

/** Columns without a foreign key whose ids are never those of accounts. */
const NO_ACCOUNTS = [
  ...['change.importId', 'undo_conflict.recordId', 'undo_conflict.changeId'],
  ...['change.recordId', 'external_key.recordId', 'submission.recordId', 'webhook_delivery.recordId'],
  ...['change.intoId', 'merged_organisation.intoId', 'role_grant.scopeId', 'webhook_delivery.messageId'],
  'registry.writeId',
  ...[
    'follow.recordId',
    'claim.subjectId',
    'comment.subjectId',
    'moderation_case.subjectId',
    'report.subjectId',
  ],
  // The account that was suspended is what the decision is about, and named beside it.
  'moderation_decision.subjectId',
]

/** The columns that may name an account: those that refer to one, ids that refer to nothing, and addresses. */
function accountColumns({ tableName, columns, foreignKeys, target }: EntityMetadata): string[] {
  const referring = foreignKeys.flatMap((each) =>
    each.columns.map(({ databaseName }) => [databaseName, each.referencedEntityMetadata.target] as const),
  )
  const ids = columns.map(({ propertyPath }) => propertyPath)
  const loose = ids.filter((each) => /Id$/.test(each) && !referring.some(([property]) => property === each))
  return [
    ...referring.filter(([, referred]) => referred === Account).map(([property]) => property),
    ...loose.filter((each) => !NO_ACCOUNTS.includes(`${tableName}.${each}`)),
    ...(target === Account ? ['id'] : ids.filter((each) => each === 'email')),
  ]
}

/** Those of which nobody says what becomes of them when the account is erased. */
const undeclared = ({ entityMetadatas }: DataSource, declared: readonly PersonalData[]): string[] =>
  entityMetadatas
    .filter(({ tableType }) => tableType !== 'junction')
    .flatMap((metadata) => {
      const erased = declared.find(({ entity }) => entity === metadata.target)?.erased ?? {}
      return [...new Set(accountColumns(metadata))]
        .filter((column) => !(column in erased))
        .map((column) => `${metadata.tableName}.${column}`)
    })

describe('What the registry knows about accounts', () => {
  let dataSource: DataSource
  beforeAll(async () => {
    dataSource = await createDataSource(await emptyDatabaseUrl()).initialize()
  })
  afterAll(() => dataSource.destroy())

  it('is declared for every column that names one', () => {
    expect(undeclared(dataSource, allPersonalData)).toEqual([])
  })

  it.each(allPersonalData)('is missed where $entity.name is not declared', (data) => {
    const others = allPersonalData.filter((each) => each !== data)
    expect(undeclared(dataSource, others)).not.toEqual([])
  })

  it('is told under names of which no two are the same', () => {
    const sections = allPersonalData.flatMap(({ exported }) => Object.keys(exported))
    expect(sections).toEqual([...new Set(sections)])
  })
})
