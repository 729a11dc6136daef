import { followedCollections } from '../../../src/core/collections/followed-parts'
import { fedFields } from '../../../src/interchange/feeds/dataset'
import { fedRecords, recordSchemaOf } from '../../../src/interchange/record-schemas'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { CommentState } from '../../../src/modules/comment/comment.enums'
import { Guide } from '../../../src/modules/guide/guide.entity'
import { Initiator } from '../../../src/modules/initiator/initiator.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, startApp } from '../../support/app'
import {
  fakeComment,
  fakeGuide,
  fakeInitiator,
  fakeOrganisation,
  fakePartnership,
  fakeSectors,
  fakeTerritory,
} from '../../support/fakes'

/** Columns that feeds have under another name, or not at all: by entity. */
const OTHERWISE: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  Organisation: { sectorId: 'sector', territoryId: 'territory' },
  Event: { territoryId: 'territory' },
  Initiator: { sectorId: 'sector' },
  Territory: { parentId: 'parent', successorId: 'successor' },
  Guide: { storedSections: 'sections', storedContacts: 'contacts', territoryId: 'territory' },
  Comment: { text: 'body', authorId: null },
  PartnershipLink: { awaitsId: null },
}

/** Of every type: each reader would make another feed of what is counted, and how comments are taken is no fact. */
const LEFT_OUT = ['viewCount', 'commentPolicy']

describe('The records of the change feed and of webhooks', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  it('are of every collection whose changes are told', () => {
    const fed = fedRecords.map(({ of }) => of.prefix)
    expect(fed.toSorted()).toEqual(followedCollections().map(({ prefix }) => prefix))
  })

  it.each(fedRecords.map((record) => [record.of.entity.name, record] as const))(
    'have every column of %s',
    (name, record) => {
      const { columns } = app.database.dataSource.getMetadata(record.of.entity)
      const properties = columns
        .filter(({ isSelect }) => isSelect)
        .map(({ propertyPath }) => propertyPath.split('.')[0] as string)
        .filter((property) => !LEFT_OUT.includes(property))
      const fields = fedFields(record).map((field) => field.name)
      const missing = properties.filter((property) => {
        const other = OTHERWISE[name]?.[property]
        return other !== null && !fields.includes(other ?? property)
      })
      expect(missing).toEqual([])
    },
  )

  it('are in files under the names of their schemas', () => {
    for (const name of ['organisations', 'partnerships', 'memberships', 'agreements', 'links', 'events'])
      expect(recordSchemaOf(name)?.name).toBe(name)
  })

  it('tell contacts, links and times of types that no file has', async () => {
    const { headCursor } = (await app.data('{ changes(first: 1) { headCursor } }')).changes
    const [unit, organisation, partnership] = [
      fakeTerritory('PL', null),
      fakeOrganisation(),
      fakePartnership(),
    ]
    const below = fakeTerritory('14', 'PL')
    const initiator = fakeInitiator({ organisationId: organisation.id })
    const contact = {
      territoryCode: '14',
      purposes: { PL: 'Dotacje', EN: 'Grants' },
      phone: null,
      email: 'biuro@example.org',
      website: null,
    }
    const guide = fakeGuide({ territoryId: below.id, storedContacts: [contact] })
    const comment = fakeComment({ subjectId: partnership.id })
    const reply = fakeComment({ subjectId: partnership.id, parentId: comment.id, state: CommentState.HIDDEN })
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      await write.insert(Territory, [unit, below])
      await write.insert(Organisation, [organisation])
      await write.insert(Partnership, [partnership])
      await write.insert(Initiator, [initiator])
      await write.insertRows('partnership_initiator', [
        { partnershipId: partnership.id, initiatorId: initiator.id },
      ])
      await write.insert(Guide, [guide])
      await write.insertRows('guide_example', [{ partnershipId: partnership.id, guideId: guide.id }])
      await write.insert(Comment, [comment, reply])
    })
    const feed = await (await fetch(`${app.url}/feeds/changes.ndjson?after=${headCursor}`)).text()
    const records = new Map<string, unknown>(
      feed
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ id, record }) => [id, record]),
    )
    expect(records.get(initiator.id)).toMatchObject({ organisationId: organisation.id, sector: 'SOCIAL' })
    expect(records.get(below.id)).toMatchObject({ code: '14', parent: 'PL' })
    expect(records.get('sector_PUBLIC')).toMatchObject({ code: 'PUBLIC', names: { PL: expect.any(String) } })
    expect(records.get(guide.id)).toMatchObject({
      contacts: [contact],
      exampleIds: [partnership.id],
      territory: '14',
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    })
    expect(records.get(comment.id)).toMatchObject({
      ...{ subjectId: partnership.id, parentId: null, body: comment.text },
      createdAt: expect.any(String),
    })
    expect(records.has(reply.id)).toBe(false)
  })
})
