import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm'
import { columnsFor, index, optional, primary, refersTo } from './columns'

const TABLES = [
  'territory',
  'organisation',
  'initiator',
  'partnership',
  'former_slug',
  'goal',
  'membership',
  'agreement',
  'event',
  'guide',
  'account',
  'comment',
]
const LINKS = [
  ['partnership_sector', 'partnership', 'sector'],
  ['partnership_territory', 'partnership', 'territory'],
  ['partnership_initiator', 'partnership', 'initiator'],
  ['agreement_party', 'agreement', 'organisation'],
  ['event_co_host', 'event', 'partnership'],
  ['guide_example', 'guide', 'partnership'],
] as const

/** Partnerships, who takes part in them, what they do, and what is said of them. */
export class CreatePartnerships1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await createPlacesAndBodies(runner)
    await createPartnerships(runner)
    await createEventsAndGuides(runner)
    await createComments(runner)
    for (const [table, owner, other] of LINKS) await createLink(runner, table, [owner, other])
  }

  async down(runner: QueryRunner) {
    for (const [table] of LINKS) await runner.dropTable(table)
    for (const table of TABLES.toReversed()) await runner.dropTable(table)
  }
}

/** The columns of NamedRecord, as they were when this was written. */
function named({ text, boolean, integer, timestamp }: ReturnType<typeof columnsFor>): TableColumnOptions[] {
  return [
    text('id', primary),
    boolean('isExample', { default: false }),
    integer('version', { default: 1 }),
    timestamp('createdAt'),
    timestamp('updatedAt'),
    text('nameKey'),
    text('nameFolded'),
    text('searchTokens'),
  ]
}

const discussed = (columns: ReturnType<typeof columnsFor>): TableColumnOptions[] => [
  ...named(columns),
  columns.integer('viewCount', { default: 0 }),
  columns.text('commentPolicy', { default: `'OPEN'` }),
]

const optionalTexts = ({ text }: ReturnType<typeof columnsFor>, ...names: string[]) =>
  names.map((name) => text(name, optional))

const ADDRESS = ['addressStreet', 'addressPostalcode', 'addressTown']
const CONTACT = ['contactEmail', 'contactPhone', 'contactWebsite']

const location = ({ double, text }: ReturnType<typeof columnsFor>) => [
  double('locationLatitude', optional),
  double('locationLongitude', optional),
  text('locationPrecision', optional),
]

async function createPlacesAndBodies(runner: QueryRunner) {
  const columns = columnsFor(runner)
  const { text, json, boolean } = columns
  await runner.createTable(
    new Table({
      name: 'territory',
      columns: [
        text('id', primary),
        text('code', { isUnique: true }),
        text('level'),
        text('name'),
        text('type', optional),
        text('stateDate'),
        boolean('isHistorical', { default: false }),
        text('nameFolded'),
        text('parentId', optional),
      ],
      indices: [index('parentId')],
      foreignKeys: [refersTo('territory', 'parentId', 'RESTRICT')],
    }),
  )
  await runner.createTable(
    new Table({
      name: 'organisation',
      columns: [
        ...named(columns),
        text('name'),
        text('krs', { ...optional, isUnique: true }),
        ...optionalTexts(columns, 'kind', 'nip', 'regon', ...CONTACT, ...ADDRESS, 'sectorId', 'territoryId'),
        json('offers'),
        json('sources'),
      ],
      indices: [index('nameKey', 'id'), index('sectorId'), index('territoryId')],
      foreignKeys: [
        refersTo('sector', 'sectorId', 'RESTRICT'),
        refersTo('territory', 'territoryId', 'RESTRICT'),
      ],
    }),
  )
  await runner.createTable(
    new Table({
      name: 'initiator',
      columns: [
        text('id', primary),
        text('kind'),
        text('name', optional),
        text('nameKey'),
        text('sectorId'),
        text('organisationId', optional),
      ],
      indices: [index('nameKey', 'id'), index('sectorId'), index('organisationId')],
      foreignKeys: [
        refersTo('sector', 'sectorId', 'RESTRICT'),
        refersTo('organisation', 'organisationId', 'SET NULL'),
      ],
    }),
  )
}

async function createPartnerships(runner: QueryRunner) {
  const columns = columnsFor(runner)
  const { text, json, integer, timestamp } = columns
  const ofPartnership = refersTo('partnership', 'partnershipId', 'CASCADE')
  await runner.createTable(
    new Table({
      name: 'partnership',
      columns: [
        ...discussed(columns),
        text('slug', { isUnique: true }),
        text('name'),
        text('krs', { ...optional, isUnique: true }),
        text('language', { default: `'PL'` }),
        ...optionalTexts(
          columns,
          'summary',
          'description',
          'kind',
          'stage',
          'formality',
          'legalForm',
          'nip',
          'regon',
          'seeksText',
        ),
        ...optionalTexts(
          columns,
          'foundedOn',
          'registeredOn',
          'endedOn',
          'endedReason',
          ...ADDRESS,
          ...CONTACT,
        ),
        ...['formerNames', 'activityAreas', 'seeksSectors', 'sources'].map((name) => json(name)),
        ...location(columns),
        timestamp('publishedAt', optional),
      ],
      indices: [
        ...['nameKey', 'createdAt', 'updatedAt', 'viewCount'].map((column) => index(column, 'id')),
        index('locationLatitude', 'locationLongitude'),
      ],
    }),
  )
  await runner.createTable(
    new Table({
      name: 'former_slug',
      columns: [text('slug', primary), text('partnershipId')],
      indices: [index('partnershipId')],
      foreignKeys: [ofPartnership],
    }),
  )
  await runner.createTable(
    new Table({
      name: 'goal',
      columns: [
        text('id', primary),
        text('text'),
        text('until', optional),
        text('state', { default: `'PLANNED'` }),
        integer('position'),
        text('partnershipId'),
      ],
      indices: [index('partnershipId', 'position', 'id')],
      foreignKeys: [ofPartnership],
    }),
  )
  await runner.createTable(
    new Table({
      name: 'membership',
      columns: [
        ...['kind', 'role', 'status', 'partnershipId'].map((name) => text(name)),
        ...optionalTexts(columns, 'since', 'until', 'contribution', 'organisationId'),
        text('id', primary),
        integer('residentCount', optional),
      ],
      indices: [index('partnershipId', 'role', 'id'), index('organisationId', 'role', 'id')],
      foreignKeys: [ofPartnership, refersTo('organisation', 'organisationId', 'CASCADE')],
    }),
  )
  await runner.createTable(
    new Table({
      name: 'agreement',
      columns: [
        text('id', primary),
        ...optionalTexts(
          columns,
          'title',
          'signedOn',
          'validFrom',
          'validUntil',
          'terminatedOn',
          'documentUrl',
          'partiesText',
        ),
        json('legalBasis'),
        text('partnershipId'),
      ],
      indices: [index('partnershipId', 'id')],
      foreignKeys: [ofPartnership],
    }),
  )
}

async function createEventsAndGuides(runner: QueryRunner) {
  const columns = columnsFor(runner)
  const { text, json, integer, boolean, timestamp } = columns
  const inTerritory = refersTo('territory', 'territoryId', 'RESTRICT')
  await runner.createTable(
    new Table({
      name: 'event',
      columns: [
        ...discussed(columns),
        text('title'),
        text('kind'),
        text('status', { default: `'SCHEDULED'` }),
        timestamp('startsAt'),
        timestamp('endsAt', optional),
        text('timeZone', { default: `'Europe/Warsaw'` }),
        boolean('isAllDay', { default: false }),
        boolean('isFree', optional),
        integer('capacity', optional),
        ...optionalTexts(columns, 'description', 'place', 'onlineUrl', 'territoryId', ...ADDRESS),
        ...location(columns),
        json('sources'),
        text('partnershipId'),
      ],
      indices: [
        index('startsAt', 'id'),
        index('partnershipId', 'startsAt', 'id'),
        index('locationLatitude', 'locationLongitude'),
        index('territoryId'),
      ],
      foreignKeys: [refersTo('partnership', 'partnershipId', 'CASCADE'), inTerritory],
    }),
  )
  await runner.createTable(
    new Table({
      name: 'guide',
      columns: [
        ...discussed(columns),
        text('slug', { isUnique: true }),
        ...['titles', 'storedSections', 'storedContacts'].map((name) => json(name)),
        text('territoryId', optional),
      ],
      indices: [index('nameKey', 'id'), index('territoryId')],
      foreignKeys: [inTerritory],
    }),
  )
}

async function createComments(runner: QueryRunner) {
  const { text, integer, timestamp } = columnsFor(runner)
  await runner.createTable(
    new Table({
      name: 'account',
      columns: [
        text('id', primary),
        text('displayName'),
        timestamp('createdAt'),
        timestamp('erasedAt', optional),
      ],
    }),
  )
  await runner.createTable(
    new Table({
      name: 'comment',
      columns: [
        text('id', primary),
        ...['text', 'state', 'subjectId'].map((name) => text(name)),
        integer('depth'),
        timestamp('createdAt'),
        timestamp('editedAt', optional),
        text('authorId', optional),
        text('parentId', optional),
      ],
      indices: [
        index('subjectId', 'parentId', 'createdAt', 'id'),
        index('parentId', 'createdAt', 'id'),
        index('authorId'),
      ],
      foreignKeys: [refersTo('account', 'authorId', 'SET NULL'), refersTo('comment', 'parentId', 'RESTRICT')],
    }),
  )
}

async function createLink(runner: QueryRunner, table: string, sides: readonly [string, string]) {
  const { text } = columnsFor(runner)
  await runner.createTable(
    new Table({
      name: table,
      columns: sides.map((side) => text(`${side}Id`, primary)),
      indices: sides.map((side) => index(`${side}Id`)),
      foreignKeys: sides.map((side) => ({ ...refersTo(side, `${side}Id`, 'CASCADE'), onUpdate: 'CASCADE' })),
    }),
  )
}
