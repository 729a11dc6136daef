import sql from 'sql-template-tag'
import type { Database } from '../../../src/database/database'
import { testDatabase } from '../../support/database'
import { importUpload, layOut, told } from './import-upload'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
  await layOut(database)
})
afterAll(() => database.close())

const rowsOf = <Row>(text: string): Promise<Row[]> => database.write((write) => write.read<Row>(sql([text])))

const bring = async (type: string, text: string) => {
  const report = await importUpload(database, text, { type })
  return { told: told(report), ...report.counts }
}

describe('Records that name each other by the keys of one source', () => {
  it('are brought in, and changed where they differ', async () => {
    const organisations = (name: string) =>
      `key,name,kind,sector,krs,territory\nG,${name},MUNICIPALITY,PUBLIC,,1465\nS,Szkoła,SCHOOL,PUBLIC,0000325251,\n`
    expect(await bring('organisations', organisations('Gmina'))).toMatchObject({ told: [], created: 2 })
    expect(await bring('organisations', organisations('Gmina Dąb'))).toMatchObject({
      told: [],
      updated: 1,
      unchanged: 1,
    })
    expect(await bring('partnerships', 'key,name,territories\nP,Dąb,1465\nQ,Klon,0264\n')).toMatchObject({
      told: [],
      created: 2,
    })

    const memberships = (role: string) =>
      `key,partnershipId,organisationId,role,since\nM,P,G,LEADER,2015\nN,P,S,${role},2016\nR,Q,,PARTNER,\n`
    expect(await bring('memberships', memberships('PARTNER'))).toMatchObject({ told: [], created: 3 })
    expect(await bring('memberships', memberships('SUPPORTER'))).toMatchObject({
      told: [],
      updated: 1,
      unchanged: 2,
    })
    expect(await rowsOf('SELECT "role", "kind" FROM "membership" ORDER BY "since", "role"')).toEqual(
      expect.arrayContaining([
        { role: 'LEADER', kind: 'ORGANISATION' },
        { role: 'SUPPORTER', kind: 'ORGANISATION' },
        { role: 'PARTNER', kind: 'RESIDENTS' },
      ]),
    )

    const agreements = (until: string) =>
      `key,partnershipId,title,signedOn,validUntil,parties,legalBasis.title\nA,P,Umowa,2015-01-02,${until},G | S,Ustawa\n`
    expect(await bring('agreements', agreements('2020'))).toMatchObject({ told: [], created: 1 })
    expect(await bring('agreements', agreements('2021'))).toMatchObject({ told: [], updated: 1 })
    expect(await rowsOf('SELECT 1 FROM "agreement_party"')).toHaveLength(2)

    const events = (place: string) =>
      `key,partnershipId,title,kind,startsAt,startsOn,timeZone,place,status\nE,P,Piknik,PICNIC,2027-05-01T16:00+02:00,,Europe/Warsaw,${place},\nF,Q,Sadzenie,OTHER,,2024-04-01,,,CANCELLED\n`
    expect(await bring('events', events('Park'))).toMatchObject({ told: [], created: 2 })
    expect(await bring('events', events('Rynek'))).toMatchObject({ told: [], updated: 1, unchanged: 1 })
    expect(await rowsOf('SELECT "title", "place", "status" FROM "event" ORDER BY "title"')).toEqual([
      { title: 'Piknik', place: 'Rynek', status: 'SCHEDULED' },
      { title: 'Sadzenie', place: null, status: 'CANCELLED' },
    ])
  })

  it('are links between partnerships, one of each kind for two of them', async () => {
    await bring(
      'partnerships',
      'key,name,territories\nL1,Lipa,1465\nL2,Jodła,0264\nL3,Buk,1465\nL4,Wiąz,0264\n',
    )
    const links = (until: string) =>
      `key,partnershipId,kind,otherId,url,since,until,sources.url\na,L1,SUCCESSOR_OF,L2,,2018,,https://example.org/\nb,L1,część,L3,,2015,${until},\nc,L3,SAME_AS,,https://www.wikidata.org/wiki/Q1,,,\n`
    expect(await bring('links', links(''))).toMatchObject({ told: [], created: 3 })
    expect(await bring('links', links('2019'))).toMatchObject({ told: [], updated: 1, unchanged: 2 })
    // Whatever the key: two partnerships have one link of a kind.
    expect(
      await bring('links', 'key,partnershipId,kind,otherId,since\nd,L1,SUCCESSOR_OF,L2,2017\n'),
    ).toMatchObject({ told: [], updated: 1, created: 0 })
    expect(await bring('links', 'key,partnershipId,kind,otherId\na,L2,PART_OF,L3\n')).toMatchObject({
      told: [expect.stringMatching(/^2 null: The key belongs to another link/)],
    })
  })

  it('are links that contradict no other, in the registry or in the file', async () => {
    const rows = (...lines: string[]) =>
      `key,partnershipId,kind,otherId,url,since,until\n${lines.join('\n')}\n`
    const { told, created } = await bring(
      'links',
      rows(
        ...[
          'p,L1,PART_OF,L1,,,',
          'q,L2,SUCCESSOR_OF,L1,,,',
          'r,L1,PART_OF,X,,,',
          'u,L1,PART_OF,,https://example.org/,,',
        ],
        ...[
          's,L4,SAME_AS,L3,,2020,',
          't,L2,PART_OF,L4,,,2093',
          'x,L2,PART_OF,L3,,,',
          'y,L3,PART_OF,L4,,,',
          'z,L4,PART_OF,L2,,,',
        ],
      ),
    )
    const beginnings = [
      '2 otherId: otherId must be the id of another partnership',
      '3 null: The link link_',
      '4 otherId: otherId must be the id of a partnership that you manage too',
      '5 url: url is only for SAME_AS',
      '6 since: since is not for SAME_AS',
      '7 until: until must not be after today',
      '10 null: The other partnership already is a part of this one',
    ]
    expect(told.map((each, index) => each.slice(0, beginnings[index]?.length))).toEqual(beginnings)
    expect(created).toBe(2)
  })

  it('are refused where something is wrong with them', async () => {
    const memberships =
      'key,partnershipId,organisationId,role,since,until,residentCount\n1,X,,PARTNER,,,\n2,P,Y,PARTNER,,,\n3,P,,LEADER,,,\n4,Q,,PARTNER,2016,2015,\n5,Q,S,PARTNER,,,12\n'
    expect((await bring('memberships', memberships)).told).toEqual([
      '2 partnershipId: partnershipId must be the id of a partnership that you manage, or a key of the same source.',
      '3 organisationId: organisationId must be the id of an organisation in the registry, or a key of the same source.',
      '4 role: The partnership already has a leader. First give that member another role, or give this row another role.',
      '5 until: until must not be before since: a member cannot leave before it joined.',
      '6 residentCount: residentCount is only for residents: leave it out for an organisation.',
    ])
    expect(
      (
        await bring(
          'agreements',
          'key,partnershipId,signedOn,validUntil,parties\nZ,P,2020,2019,G\nY,P,,,Nikt\n',
        )
      ).told,
    ).toEqual([
      '2 validUntil: validUntil must not be before signedOn.',
      '3 parties: parties must be ids of organisations in the registry, or keys of the same source.',
    ])
    expect(
      (
        await bring(
          'events',
          'key,partnershipId,title,kind,startsAt\nZ,P,Koncert,CONCERT,\nY,P,Piknik,PICNIC,2027-05-01T14:00Z\n',
        )
      ).told,
    ).toEqual([
      '2 startsAt: Give startsAt, startsOn or startsAtLocal.',
      expect.stringMatching(/^3 null: It looks like “Piknik” of 2027-05-01T14:00:00.000Z/),
    ])
    expect(
      (
        await bring(
          'organisations',
          'key,name,territory,krs\nT,,1465,\nU,Gmina Dąb,1465,\nV,Biblioteka,9999999,\nS,Szkoła,,0000325252\n',
        )
      ).told,
    ).toEqual(
      expect.arrayContaining([
        '2 name: name is required for a new organisation.',
        expect.stringMatching(/^3 null: It looks like “Gmina Dąb”/),
        '4 territory: The registry has no unit 9999999. Write the name of the unit, or its code from the query territories; import:territories adds the units of a newer register.',
      ]),
    )
  })
})
