import type { Database } from '../../../src/database/database'
import type { Blank } from '../../../src/interchange/import/columns/parsed-row'
import { testDatabase } from '../../support/database'
import { importUpload, layOut, told } from './import-upload'

let database: Database

/** What a file of the type changes, `place: "Park" → "Rynek"`; or what is wrong. */
async function bring(type: string, text: string, blank: Blank = 'keeps'): Promise<string[]> {
  const report = await importUpload(database, text, { type, blank })
  const changes = report.changes.map(
    ({ field, from, to }) => `${field}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`,
  )
  return [...changes, ...told(report)]
}

beforeAll(async () => {
  database = await testDatabase()
  await layOut(database)
  const files = [
    ['partnerships', 'key,name\nP,Dąb\nQ,Klon\nR,Lipa\n'],
    [
      'organisations',
      'key,name,sector,territory,contact.phone,offers\nG,Gmina,PUBLIC,1465,+48 22 443 01 44,sala\nS,Szkoła,,,,\n',
    ],
    [
      'memberships',
      'key,partnershipId,organisationId,role,status,since\nM,P,G,LEADER,ACTIVE,2015\nN,P,S,LEADER,LEFT,2012\n',
    ],
    [
      'agreements',
      'key,partnershipId,title,signedOn,parties,legalBasis.title,legalBasis.publication\nA,P,Umowa,2015,G,Ustawa | Ustawa,Dz.U. 1 | Dz.U. 2\n',
    ],
    [
      'events',
      'key,partnershipId,title,kind,startsAt,endsAt,place,address.town,coHostIds\nE,P,Piknik,PICNIC,2027-05-01T14:00Z,2027-05-01T16:00Z,Park,Opole,\n',
    ],
  ] as const
  for (const [type, text] of files) expect(await bring(type, text)).toEqual([])
})
afterAll(() => database.close())

describe('a file that says a part of what is known', () => {
  it('of an organisation', async () => {
    const part = 'key,contact.email,offers,sector,territory\nG,biuro@example.org,ogród,SOCIAL,14\n'
    expect((await bring('organisations', part)).sort()).toEqual([
      'contact.email: null → "biuro@example.org"',
      'offers: ["sala"] → ["sala","ogród"]',
      'sector: "PUBLIC" → "SOCIAL"',
      'territory: "1465" → "14"',
    ])
    expect(await bring('organisations', 'key,name,contact.phone,territory\nG,,,\n', 'clears')).toEqual([
      '2 name: name must not be empty: every record has one.',
    ])
    expect(await bring('organisations', 'key,contact.phone,territory\nG,,\n', 'clears')).toEqual([
      'territory: "14" → null',
      'contact.phone: "+48 22 443 01 44" → null',
    ])
  })

  it('of a membership: it stays that of its member, and nobody leads beside another', async () => {
    expect(await bring('memberships', 'key,role,status,contribution\nM,,,Sala\n')).toEqual([
      'contribution: null → "Sala"',
    ])
    expect(await bring('memberships', 'key,status\nN,ACTIVE\n')).toEqual([
      '2 role: The partnership already has a leader. First give that member another role, or give this row another role.',
    ])
    expect(await bring('memberships', 'key,residentCount\nM,12\n')).toEqual([
      '2 residentCount: residentCount is only for residents: leave it out for an organisation.',
    ])
    expect(await bring('memberships', 'key,role,since\nM,,\n', 'clears')).toEqual([
      '2 role: role must not be empty: every record has one.',
    ])
    expect(await bring('memberships', 'key,kind\nM,RESIDENTS\n')).toEqual([
      '2 null: The key belongs to another membership, whose member and partnership cannot change. Give the row another key.',
    ])
  })

  it('of an agreement: parties and acts are added', async () => {
    const acts =
      'key,parties,legalBasis.title,legalBasis.publication,legalBasis.url\nA,S,Ustawa,Dz.U. 2,https://example.org/2\n'
    expect(await bring('agreements', acts)).toEqual([
      expect.stringMatching(
        /^legalBasis: \[.*"Dz.U. 1","url":null.*\] → \[.*"Dz.U. 1","url":null.*"Dz.U. 2","url":"https:\/\/example.org\/2".*\]$/,
      ),
      expect.stringMatching(/^parties: \["organisation_\w+"\] → \["organisation_\w+","organisation_\w+"\]$/),
    ])
    expect(await bring('agreements', 'key,partnershipId,parties=\nA,,S\n')).toHaveLength(1)
    expect(await bring('agreements', 'key,partnershipId\nA,Q\n')).toEqual([
      expect.stringMatching(
        /^2 partnershipId: It belongs to another partnership, partnership_\w+, and cannot move/,
      ),
    ])
  })

  it('of an event: its end, its address and its co-hosts stay', async () => {
    const parts =
      'key,startsAt,startsOn,endsAt,address.street,coHostIds\nE,2027-05-01T15:00Z,,,ul. Próbna 1,Q\n'
    const ids = new Map<string, string>()
    for (const { key, recordId } of await database.write((write) =>
      write.manager.query(
        'SELECT "key", "recordId" FROM "external_key" WHERE "recordType" = \'partnerships\'',
      ),
    ))
      ids.set(key, recordId)
    const [q, r] = [ids.get('Q'), ids.get('R')]
    expect((await bring('events', parts.replace(',Q\n', `,${q}\n`))).sort()).toEqual([
      'address.street: null → "ul. Próbna 1"',
      `coHostIds: null → ["${q}"]`,
      'startsAt: "2027-05-01T14:00:00.000Z" → "2027-05-01T15:00:00.000Z"',
    ])
    expect(await bring('events', `key,coHostIds\nE,${r}\n`)).toEqual([
      `coHostIds: ["${q}"] → ["${[q, r].sort().join('","')}"]`,
    ])
    expect(await bring('events', `key,coHostIds=\nE,${r}\n`)).toHaveLength(1)
    const times = 'key,startsAt,startsOn,endsAt,timeZone\nE,2027-05-01T15:00Z,,,Europe/Warsaw\n'
    expect(await bring('events', times, 'clears')).toEqual(['endsAt: "2027-05-01T16:00:00.000Z" → null'])
    expect(await bring('events', 'key,startsAt,kind\nE,,\n', 'clears')).toEqual([
      '2 kind: kind must not be empty: every record has one.',
      '2 startsAt: startsAt must not be empty: every record has one.',
    ])
  })
})
